import { randomUUID } from "node:crypto";
import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import { maskPhone } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import { destroyKey, makeKey, openData, sealData } from "./accountData.ts";
import type { Citizen } from "./Citizen.ts";
import { recordChange } from "./firmEntries.ts";
import type { PhoneCodes } from "./phoneCodes.ts";
import type { Sessions } from "./sessions.ts";
import type { World } from "./World.ts";

/** What an account says of its holder in clear: for himself, or to act in his name. */
export interface Contact {
  readonly phone: string;
  readonly name: string | null;
}

/** Accounts of citizens. Everything throws Refusal for what may not be done. */
export interface Accounts {
  /** Signs in who gives the code sent to a phone, and makes the account the first time. The session's token. */
  readonly signIn: (
    phone: string,
    given: { readonly ticket: string; readonly code: string },
    device: string,
  ) => Promise<string | undefined>;
  readonly contactOf: (citizen: Pick<Citizen, "id">) => Promise<Contact>;
  /** Sends codes for a new phone: to it, and to the old one unless he came by real name. Shown codes come back. */
  readonly askToChangePhone: (citizen: Citizen, phone: string, address: string) => Promise<ShownCodes>;
  /** Gives the account another phone and ends its other sessions; false where a code is wrong. */
  readonly changePhone: (citizen: Citizen, phone: string, codes: PhoneChange) => Promise<boolean>;
  /** Ends sessions and mandates and forgets phone, name and citizen number; what was said stays. */
  readonly close: (citizen: Citizen) => Promise<void>;
}

export interface ShownCodes {
  readonly old?: string | undefined;
  readonly new?: string | undefined;
}

export interface PhoneChange {
  readonly oldCode?: string | undefined;
  readonly newCode: string;
}

/** What the form of the code carries: only who asked for it can try it, so nobody uses up another's five tries. */
export interface Asked {
  readonly ticket: string;
  /** The code itself, in a demonstration. */
  readonly shown: string | undefined;
}

const signInPurpose = (ticket: string): string => `signIn ${ticket}`;
/** Sends a code to sign in with; throws as `PhoneCodes.send`. */
export async function askToSignIn(codes: PhoneCodes, phone: string, address: string): Promise<Asked> {
  const ticket = randomUUID();
  return { ticket, shown: await codes.send(phone, signInPurpose(ticket), address) };
}

export function accounts(world: World, codes: PhoneCodes, sessions: Sessions): Accounts {
  const { pool, vault, now } = world;
  return {
    signIn: async (phone, { ticket, code }, device) => {
      if (!(await codes.check(signInPurpose(ticket), [{ phone, code }]))) return undefined;
      return transaction(pool, async (client) => {
        const id = await findOrOpen(client, world, phone);
        return sessions.begin(client, id, "phone", device);
      });
    },
    contactOf: async ({ id }) => {
      const { data } = await getData(pool, vault, id);
      return { phone: data.phone, name: data.name ?? null };
    },
    askToChangePhone: async (citizen, phone, address) => {
      const { data } = await getData(pool, vault, citizen.id);
      if (data.phone === phone)
        throw new Refusal("refused", t("新手机号和现在的一样", "The new number is the one you have already"));
      const purpose = `change ${citizen.id}`;
      return {
        new: await codes.send(phone, purpose, address),
        ...(citizen.via === "phone" ? { old: await codes.send(data.phone, purpose, address) } : {}),
      };
    },
    changePhone: async (citizen, phone, { oldCode, newCode }) => {
      const { data } = await getData(pool, vault, citizen.id);
      const shown = [{ phone, code: newCode }];
      if (citizen.via === "phone") shown.push({ phone: data.phone, code: oldCode ?? "" });
      if (!(await codes.check(`change ${citizen.id}`, shown))) return false;
      await transaction(pool, async (client) => {
        await putPhone(client, world, citizen.id, phone);
        await sessions.endAll(client, citizen.id, citizen.session);
      });
      return true;
    },
    close: (citizen) =>
      transaction(pool, async (client) => {
        await sessions.endAll(client, citizen.id);
        await client.query(
          `UPDATE citizens SET closed_at = $2, phone_hash = NULL, phone_masked = NULL, number_hash = NULL,
             name_masked = NULL, sealed = NULL, represents = '[]'
           WHERE id = $1`,
          [citizen.id, now()],
        );
        await destroyKey(client, citizen.id, now());
        await endMandates(client, citizen.id, now());
        await client.query("DELETE FROM identity_flows WHERE citizen_id = $1", [citizen.id]);
      }),
  };
}

/** The account of a phone, made now where there is none. */
async function findOrOpen(client: PoolClient, { vault, now }: World, phone: string): Promise<string> {
  const hash = vault.hashPhone(phone);
  // Two first sign-ins at once wait for each other.
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 13))", [hash.toString("hex")]);
  const found = await client.query<{ id: string }>("SELECT id FROM citizens WHERE phone_hash = $1", [hash]);
  const id = found.rows[0]?.id ?? randomUUID();
  if (found.rows.length === 0) {
    const key = await makeKey(client, vault, id);
    await client.query(
      `INSERT INTO citizens (id, level, phone_hash, phone_masked, sealed, opened_at)
       VALUES ($1, 'phone', $2, $3, $4, $5)`,
      [id, hash, maskPhone(phone), sealData(key, id, { phone }), now()],
    );
  }
  await claimMandates(client, id, hash);
  return id;
}

async function putPhone(client: PoolClient, { vault }: World, id: string, phone: string): Promise<void> {
  const hash = vault.hashPhone(phone);
  const { key, data } = await getData(client, vault, id);
  const taken = await client.query("SELECT 1 FROM citizens WHERE phone_hash = $1", [hash]);
  if (taken.rows.length > 0) throw phoneTaken();
  await client.query("UPDATE citizens SET phone_hash = $2, sealed = $3, phone_masked = $4 WHERE id = $1", [
    ...[id, hash, sealData(key, id, { ...data, phone }), maskPhone(phone)],
  ]);
  await claimMandates(client, id, hash);
}

/** Throws Refusal(signInNeeded) where the account was closed meanwhile. */
async function getData(db: Pick<Pool, "query">, vault: World["vault"], id: string) {
  const opened = await openData(db, vault, id);
  if (!opened) throw new Refusal("signInNeeded", t("请先登录", "Please sign in first"));
  return opened;
}

/** Mandates given to a phone become those of the account that showed to hold it. */
async function claimMandates(client: PoolClient, citizenId: string, phoneHash: Buffer): Promise<void> {
  await client.query("UPDATE mandates SET holder = $1 WHERE holder IS NULL AND phone_hash = $2", [
    citizenId,
    phoneHash,
  ]);
}

/** What he held for firms ends with his account, and his phone goes out of it; each end is an entry. */
async function endMandates(client: PoolClient, citizenId: string, at: Instant): Promise<void> {
  const { rows } = await client.query<{ id: string; uscc: string }>(
    `UPDATE mandates SET revoked_on = COALESCE(revoked_on, $2::date), phone_hash = NULL, phone_masked = ''
     WHERE holder = $1 RETURNING id, uscc`,
    [citizenId, dayOf(at)],
  );
  for (const { id, uscc } of rows) {
    const by = { kind: "citizen", id: citizenId } as const;
    await recordChange(client, at, { uscc, mandateId: id, action: "revoke", by, after: { revokedOn: dayOf(at) } });
  }
}

/** Said only to who has shown that he holds that phone. */
const phoneTaken = (): Refusal =>
  new Refusal(
    "conflict",
    t(
      "这个手机号已有账号：请先用它登录、注销那个账号，再来更换",
      "This number has an account: sign in with it and close that account first",
    ),
  );
