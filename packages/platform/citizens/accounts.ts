import { randomUUID } from "node:crypto";
import { maskPhone } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Locale, t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import { openData, sealData } from "./accountData.ts";
import type { Citizen } from "./Citizen.ts";
import { closeAccount } from "./closeAccount.ts";
import { claimMandates, openAccount } from "./openAccount.ts";
import type { PhoneCodes } from "./phoneCodes.ts";
import { longAgo, needsProof } from "./returning.ts";
import type { Sessions } from "./sessions.ts";
import type { World } from "./World.ts";

/** What an account says of its holder in clear: for himself, or to act in his name. */
export interface Contact {
  readonly phone: string;
  readonly name: string | null;
}

/** A session that was begun: its token, and whether its phone was unused for so long that more has to be shown (`Returning`). */
export interface Entered {
  readonly token: string;
  readonly unproven: boolean;
}

/** Accounts of citizens. Everything throws Refusal for what may not be done. */
export interface Accounts {
  /** Signs in who gives the code sent to a phone, and makes the account the first time. */
  readonly signIn: (
    phone: string,
    given: { readonly ticket: string; readonly code: string },
    device: string,
  ) => Promise<Entered | undefined>;
  readonly contactOf: (citizen: Pick<Citizen, "id">) => Promise<Contact>;
  /** In which he has chosen to be written to; null: in that in which he asked each time. */
  readonly languageOf: (citizen: Pick<Citizen, "id">) => Promise<Locale | null>;
  readonly chooseLanguage: (citizen: Pick<Citizen, "id">, language: Locale | null) => Promise<void>;
  /** Sends codes for a new phone: to it, and to the old one unless he came by real name. Shown codes come back. */
  readonly askToChangePhone: (
    citizen: Citizen,
    phone: string,
    address: string,
    language?: Locale,
  ) => Promise<ShownCodes>;
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
export async function askToSignIn(
  codes: PhoneCodes,
  phone: string,
  address: string,
  language: Locale = "zh",
): Promise<Asked> {
  const ticket = randomUUID();
  return { ticket, shown: await codes.send(phone, signInPurpose(ticket), address, language) };
}

export function accounts(world: World, codes: PhoneCodes, sessions: Sessions): Accounts {
  const { pool, vault, now } = world;
  return {
    signIn: async (phone, { ticket, code }, device) => {
      if (!(await codes.check(signInPurpose(ticket), [{ phone, code }]))) return undefined;
      return transaction(pool, async (client) => {
        const id = await openAccount(client, world, phone);
        const unproven = await needsProof(client, id, longAgo(world));
        if (!unproven) await client.query("UPDATE citizens SET phone_shown_at = $2 WHERE id = $1", [id, now()]);
        return { token: await sessions.begin(client, id, "phone", device, unproven), unproven };
      });
    },
    contactOf: async ({ id }) => {
      const { data } = await getData(pool, vault, id);
      return { phone: data.phone, name: data.name ?? null };
    },
    languageOf: async ({ id }) => {
      const { rows } = await pool.query<{ language: Locale | null }>("SELECT language FROM citizens WHERE id = $1", [
        id,
      ]);
      return rows[0]?.language ?? null;
    },
    chooseLanguage: async ({ id }, language) => {
      await pool.query("UPDATE citizens SET language = $2 WHERE id = $1 AND closed_at IS NULL", [id, language]);
    },
    askToChangePhone: async (citizen, phone, address, language = "zh") => {
      const { data } = await getData(pool, vault, citizen.id);
      if (data.phone === phone)
        throw new Refusal("refused", t("新手机号和现在的一样", "The new number is the one you have already"));
      const purpose = `change ${citizen.id}`;
      return {
        new: await codes.send(phone, purpose, address, language),
        ...(citizen.via === "phone" ? { old: await codes.send(data.phone, purpose, address, language) } : {}),
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
        await closeAccount(client, world, citizen.id);
      }),
  };
}

async function putPhone(client: PoolClient, world: World, id: string, phone: string): Promise<void> {
  const { vault, now } = world;
  const hash = vault.hashPhone(phone);
  const { key, data } = await getData(client, vault, id);
  const taken = await client.query("SELECT 1 FROM citizens WHERE phone_hash = $1", [hash]);
  if (taken.rows.length > 0) throw phoneTaken();
  await client.query(
    `UPDATE citizens SET phone_hash = $2, sealed = $3, phone_masked = $4, phone_shown_at = $5, cases_since = $6
     WHERE id = $1`,
    [id, hash, sealData(key, id, { ...data, phone }), maskPhone(phone), now(), longAgo(world)],
  );
  await claimMandates(client, id, hash);
}

/** Throws Refusal(signInNeeded) where the account was closed meanwhile. */
async function getData(db: Pick<Pool, "query">, vault: World["vault"], id: string) {
  const opened = await openData(db, vault, id);
  if (!opened) throw new Refusal("signInNeeded", t("请先登录", "Please sign in first"));
  return opened;
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
