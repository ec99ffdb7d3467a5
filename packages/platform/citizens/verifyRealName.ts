import { createHash, createHmac, randomBytes } from "node:crypto";
import { maskName, parseCitizenNumber, parseUscc } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import { z } from "zod";
import { openData, sealData } from "./accountData.ts";
import type { Citizen } from "./Citizen.ts";
import { identityProvider, type Secrets } from "./identityProvider.ts";
import type { RealName, RealNameProvider } from "./RealName.ts";
import type { Sessions } from "./sessions.ts";
import type { World } from "./World.ts";

const tenMinutes = 10 * 60 * 1000;
const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");
/** Nonce and verifier come from what the browser alone holds, so that nothing of them is kept here. */
const derived = (browser: string, purpose: string): string =>
  createHmac("sha256", browser).update(purpose).digest("base64url");
const secretsOf = (state: string, browser: string): Secrets => ({
  state,
  nonce: derived(browser, "nonce"),
  verifier: derived(browser, "verifier"),
});

/** A person as the provider vouches for him. */
interface Vouched {
  readonly name: string;
  readonly number: string;
  readonly represents: readonly { readonly uscc: string; readonly name: string }[];
}

/** Real names by this provider. The answer to a way is taken once, from the browser that began it, within ten minutes. */
export function verifyRealName(world: World, sessions: Sessions, settings: RealNameProvider): RealName {
  const { pool, vault, now } = world;
  const provider = identityProvider(settings);

  const begin: RealName["begin"] = async (citizen) => {
    const [state, browser] = [randomBytes(32).toString("base64url"), randomBytes(32).toString("base64url")];
    const url = await provider.addressFor(secretsOf(state, browser));
    await pool.query("DELETE FROM identity_flows WHERE begun_at < $1", [ago(now(), tenMinutes)]);
    await pool.query(
      "INSERT INTO identity_flows (state_hash, browser_hash, citizen_id, begun_at) VALUES ($1, $2, $3, $4)",
      [hashOf(state), hashOf(browser), citizen?.id ?? null, now()],
    );
    return { url, browser };
  };

  /** Takes the way out, so that a second answer finds none. */
  const take = async (answer: URL, browser: string, citizen: Citizen | undefined): Promise<Secrets> => {
    const state = answer.searchParams.get("state") ?? "";
    const { rows } = await pool.query<{ browser: string; citizen: string | null }>(
      `DELETE FROM identity_flows WHERE state_hash = $1 AND begun_at > $2
       RETURNING browser_hash AS browser, citizen_id AS citizen`,
      [hashOf(state), ago(now(), tenMinutes)],
    );
    const flow = rows[0];
    if (!flow || flow.browser !== hashOf(browser) || flow.citizen !== (citizen?.id ?? null)) throw notAsked();
    return secretsOf(state, browser);
  };

  const finish: RealName["finish"] = async (query, browser, citizen, device) => {
    const answer = new URL(query, settings.redirectUri);
    const secrets = await take(answer, browser, citizen);
    const vouched = vouchedFor(await provider.claimsOf(answer, secrets), settings.claims);
    const numberHash = vault.hash("number", vouched.number);
    return transaction(pool, async (client) => {
      const holder = await holderOf(client, numberHash);
      if (!citizen) {
        if (!holder) throw noAccount();
        return sessions.begin(client, holder, "realName", device);
      }
      if (holder !== undefined && holder !== citizen.id) throw hasAccount();
      await raise(client, world, citizen.id, vouched, numberHash);
      return sessions.rotate(client, citizen.session, "realName");
    });
  };
  return { begin, finish };
}

const ago = (now: string, span: number): string => new Date(Date.parse(now) - span).toISOString();

async function holderOf(client: PoolClient, numberHash: Buffer): Promise<string | undefined> {
  // Two at once with one number wait for each other; the column is unique besides.
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 12))", [numberHash.toString("hex")]);
  const { rows } = await client.query<{ id: string }>("SELECT id FROM citizens WHERE number_hash = $1", [numberHash]);
  return rows[0]?.id;
}

async function raise(
  client: PoolClient,
  { vault }: World,
  id: string,
  { name, number, represents }: Vouched,
  numberHash: Buffer,
): Promise<void> {
  const opened = await openData(client, vault, id);
  if (!opened) throw notAsked();
  const sealed = sealData(opened.key, id, { ...opened.data, name, number });
  const raised = await client.query(
    `UPDATE citizens SET level = 'realName', number_hash = $2, sealed = $3, name_masked = $4, represents = $5
     WHERE id = $1 AND closed_at IS NULL AND (number_hash IS NULL OR number_hash = $2)`,
    [id, numberHash, sealed, maskName(name), JSON.stringify(represents)],
  );
  if (raised.rowCount === 0) throw isAnother();
}

const firmClaim = z.array(z.object({ uscc: z.string(), name: z.string().trim().min(1).max(100) }));

/** The person whom the provider's claims name. What they hold besides is not kept. */
function vouchedFor(claims: Readonly<Record<string, unknown>>, names: RealNameProvider["claims"]): Vouched {
  const [name, given] = [claims[names.name], claims[names.number]];
  const number = typeof given === "string" ? parseCitizenNumber(given) : undefined;
  if (typeof name !== "string" || name.trim() === "" || !number?.ok) throw incomplete();
  const firms = firmClaim.safeParse(claims[names.firms]);
  const represents = (firms.success ? firms.data : []).flatMap((firm) => {
    const uscc = parseUscc(firm.uscc);
    return uscc.ok ? [{ uscc: uscc.value.code, name: firm.name }] : [];
  });
  return { name: name.trim().slice(0, 60), number: number.value.number, represents };
}

const notAsked = (): Refusal =>
  new Refusal(
    "refused",
    t(
      "这次实名不是从这里开始的，或已经过期、用过：请重新开始",
      "This was not begun here, or it is over: please begin again",
    ),
  );
const incomplete = (): Refusal =>
  new Refusal(
    "refused",
    t(
      "实名认证平台没有给出姓名和公民身份号码，办不成；请拨打 12345",
      "The identity provider gave no name and citizen number, so this cannot be done; call 12345",
    ),
  );
const noAccount = (): Refusal =>
  new Refusal(
    "refused",
    t(
      "没有用这个实名的账号：请先用手机号登录，再做实名",
      "No account has this real name: sign in by phone first, then verify it",
    ),
  );
const hasAccount = (): Refusal =>
  new Refusal(
    "conflict",
    t(
      "您已有一个实名账号，一个人只能有一个：请退出，选“手机号丢了”，用实名登录那个账号",
      "You have another account by this real name, and a person holds one: sign out and choose “Phone lost” to get into it",
    ),
  );
const isAnother = (): Refusal =>
  new Refusal(
    "conflict",
    t("这个账号已实名为另一个人，不能更改", "This account is verified as somebody else and cannot be changed"),
  );
