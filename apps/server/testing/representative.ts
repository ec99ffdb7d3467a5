import { type Browser, signedInCitizen } from "../portal/testing/browserOf.ts";
import type { TestServer } from "../testServer.ts";

/** Somebody signed in by phone who represents a firm that is confirmed, and acts for it. */
export async function representative(
  { http, platform }: Pick<TestServer, "http" | "platform">,
  phone: string,
  uscc: string,
): Promise<Browser> {
  const browser = await signedInCitizen(http, phone);
  await platform.pool.query(
    `INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at)
     SELECT $1, '样例企业', id, now(), now() FROM citizens WHERE phone_hash = $2`,
    [uscc, platform.casework.vault.hashPhone(phone)],
  );
  await browser.post("/mine/acting", { uscc });
  return browser;
}
