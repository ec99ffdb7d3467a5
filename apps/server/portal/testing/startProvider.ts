import { randomBytes } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** A person as the provider of the tests knows him; every one is invented. */
export interface Known {
  readonly name?: string;
  readonly citizen_number?: string;
  readonly represents?: readonly { readonly uscc: string; readonly name: string }[];
}

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs in as a known person on the provider's own pages and agrees; where the provider then sends the browser. */
  readonly visit: (address: string, login: string) => Promise<URL>;
  /** As `visit`, but the person turns back at the provider's first page. */
  readonly cancel: (address: string) => Promise<URL>;
  readonly end: () => Promise<void>;
}

/** A real OpenID provider on a free port, with its own sign-in and consent pages. */
export async function startProvider(known: ReadonlyMap<string, Known>, redirectUri: string): Promise<TestProvider> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ["wuxing", randomBytes(24).toString("base64url")];
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], profile: ["name", "citizen_number", "represents"] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...known.get(sub) }) }),
    cookies: { keys: [randomBytes(16).toString("hex")] },
    pkce: { required: () => true },
  });
  server.on("request", provider.callback());
  return {
    ...{ issuer, clientId, clientSecret },
    visit: (address, login) => walk(address, redirectUri, { login, password: "any", prompt: "login" }),
    cancel: (address) => walk(address, redirectUri, undefined),
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Goes from page to page as a browser would, until the provider sends it back to us. */
async function walk(
  address: string,
  redirectUri: string,
  signIn: Readonly<Record<string, string>> | undefined,
): Promise<URL> {
  const cookies = new Map<string, string>();
  let [at, form] = [new URL(address), undefined as URLSearchParams | undefined];
  for (let step = 0; step < 20; step++) {
    const answer = await fetch(at, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { method: "POST", body: form } : {}),
    });
    form = undefined;
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    const html = await answer.text();
    if (location) {
      at = new URL(location, at);
      if (at.href.startsWith(redirectUri)) return at;
    } else if (!answer.ok) throw new Error(`the provider answered ${answer.status} at ${at.pathname}`);
    else if (!signIn) at = new URL(`${at.pathname}/abort`, at);
    else form = new URLSearchParams(html.includes('value="login"') ? signIn : { prompt: "consent" });
  }
  throw new Error("the provider led nowhere");
}
