import type { Outgoing } from "@wuxing/platform/http";
import type { Citizen } from "./Citizen.ts";

/** Where real names come from, and under which claims. */
export interface RealNameProvider {
  /** The one way to systems outside. */
  readonly ask: Outgoing;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
  readonly claims: { readonly name: string; readonly number: string; readonly firms: string };
}

/** The way to the provider: where to send the browser, and the secret its answer must come back with, in a cookie. */
export interface Departure {
  readonly url: string;
  readonly browser: string;
}

/** Verifying a person's real name by an outside provider (OpenID Connect: code flow with PKCE, state, nonce, issuer). */
export interface RealName {
  /** Begins: to raise the account of who is signed in, or, for nobody, to get back into an account whose phone is lost. */
  readonly begin: (citizen: Citizen | undefined) => Promise<Departure>;
  /**
   * Ends it with the provider's answer, the query of the address it sent the browser to. Gives the token of a session whose old token is worth nothing any more.
   * Throws Refusal: an answer nobody asked for here, used before, too late, or refused; a person who has another account.
   */
  readonly finish: (query: string, browser: string, citizen: Citizen | undefined, device: string) => Promise<string>;
}
