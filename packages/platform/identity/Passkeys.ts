import { isIP } from "node:net";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { Pool } from "pg";

/** Passkeys (WebAuthn), always with the person verified by his device: one is two factors at once. */
export interface Passkeys {
  /** False where the site's address is a number: browsers want a name. */
  readonly possible: boolean;
  readonly enrolOptions: (user: { id: string; username: string }) => Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** Keeps a new passkey; false where the answer does not fit the challenge, the site or the device's check. */
  readonly enrol: (userId: string, answer: unknown, challenge: string, name: string) => Promise<boolean>;
  readonly signInOptions: () => Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** The user whose passkey answered the challenge; `answer` has an id. */
  readonly check: (answer: unknown, challenge: string) => Promise<string | undefined>;
}

interface Kept {
  readonly id: string;
  readonly user_id: string;
  readonly public_key: Buffer;
  readonly counter: number;
}

/** Passkeys for the site at `origin`. */
export function passkeys(pool: Pick<Pool, "query">, origin: string): Passkeys {
  const { hostname } = new URL(origin);
  const site = {
    expectedOrigin: new URL(origin).origin,
    expectedRPID: hostname,
    requireUserVerification: true,
  } as const;
  return {
    possible: isIP(hostname.replaceAll(/[[\]]/gu, "")) === 0,
    enrolOptions: async (user) => {
      const { generateRegistrationOptions } = await import("@simplewebauthn/server");
      const { rows } = await pool.query<{ id: string }>("SELECT id FROM passkeys WHERE user_id = $1", [user.id]);
      return generateRegistrationOptions({
        rpName: "五型 Wuxing",
        rpID: hostname,
        userName: user.username,
        userID: new Uint8Array(Buffer.from(user.id)),
        excludeCredentials: rows,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      });
    },
    enrol: (...given) => enrol(pool, site, ...given),
    signInOptions: async () => {
      const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
      return generateAuthenticationOptions({ rpID: hostname, userVerification: "required" });
    },
    check: (...given) => check(pool, site, ...given),
  };
}

/** What simplewebauthn holds an answer to. */
interface Site {
  readonly expectedOrigin: string;
  readonly expectedRPID: string;
  readonly requireUserVerification: true;
}

async function enrol(
  db: Pick<Pool, "query">,
  site: Site,
  userId: string,
  answer: unknown,
  challenge: string,
  name: string,
): Promise<boolean> {
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const response = answer as RegistrationResponseJSON;
  const verified = await verifyRegistrationResponse({ response, expectedChallenge: challenge, ...site }).catch(
    () => undefined,
  );
  if (!verified?.verified) return false;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  const { rowCount } = await db.query(
    `INSERT INTO passkeys (id, user_id, public_key, counter, transports, name) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [id, userId, Buffer.from(publicKey), counter, transports, name],
  );
  return rowCount === 1;
}

async function check(
  db: Pick<Pool, "query">,
  site: Site,
  answer: unknown,
  challenge: string,
): Promise<string | undefined> {
  const response = answer as AuthenticationResponseJSON;
  const { rows } = await db.query<Kept>("SELECT * FROM passkeys WHERE id = $1", [response.id]);
  const kept = rows[0];
  if (!kept) return undefined;
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const credential = { id: kept.id, publicKey: new Uint8Array(kept.public_key), counter: kept.counter };
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    credential,
    ...site,
  }).catch(() => undefined);
  if (!verified?.verified) return undefined;
  await db.query("UPDATE passkeys SET counter = $2, last_used_at = now() WHERE id = $1", [
    kept.id,
    verified.authenticationInfo.newCounter,
  ]);
  return kept.user_id;
}
