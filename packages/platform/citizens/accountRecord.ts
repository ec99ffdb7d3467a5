import type { Instant } from "@wuxing/kernel/calendar";
import type { Locale } from "@wuxing/kernel/text";
import type { Pool } from "pg";
import { openData } from "./accountData.ts";
import type { Citizen } from "./Citizen.ts";
import type { World } from "./World.ts";

/** Everything that an account holds of its person, in clear: for himself alone, and to be recorded as a look. */
export interface AccountRecord {
  readonly openedAt: Instant;
  readonly level: Citizen["level"];
  readonly phone: string;
  /** In which he has chosen to be written to; null: in that in which he asked each time. */
  readonly language: Locale | null;
  /** From the identity provider; null without a verified real name. */
  readonly realName: {
    readonly name: string;
    readonly citizenNumber: string;
    /** Firms that the provider named him the legal representative of. */
    readonly represents: readonly { readonly uscc: string; readonly name: string }[];
  } | null;
  /** Firms that he has opened the space of or asked to. */
  readonly firms: readonly {
    readonly uscc: string;
    readonly name: string;
    readonly askedAt: Instant;
    readonly confirmedAt: Instant | null;
  }[];
  /** Mandates that he holds or held, whatever became of them. */
  readonly mandates: readonly HeldMandate[];
  /** Devices that he is told on, and since when he agreed to it. */
  readonly devices: readonly { readonly device: string; readonly consentedAt: Instant }[];
  readonly sessions: readonly {
    readonly device: string;
    readonly via: string;
    readonly startedAt: Instant;
    readonly seenAt: Instant;
  }[];
}

interface HeldMandate {
  readonly uscc: string;
  readonly firm: string;
  readonly kind: string;
  readonly areas: readonly string[] | null;
  readonly since: string;
  readonly until: string;
  readonly revokedOn: string | null;
  readonly givenAt: Instant;
}

/** The record of an open account; undefined where it has been closed meanwhile. */
export async function accountRecord(
  { pool, vault }: Pick<World, "pool" | "vault">,
  { id }: Pick<Citizen, "id">,
): Promise<AccountRecord | undefined> {
  const opened = await openData(pool, vault, id);
  const account = opened && (await findAccount(pool, id));
  if (!opened || !account) return undefined;
  const { phone, name, number } = opened.data;
  const { openedAt, level, language, represents } = account;
  const [firms, mandates, sessions, devices] = await Promise.all([
    rowsOf<AccountRecord["firms"][number]>(
      pool,
      `SELECT uscc, name, asked_at AS "askedAt", confirmed_at AS "confirmedAt" FROM firms
       WHERE representative = $1 ORDER BY asked_at`,
      id,
    ),
    rowsOf<HeldMandate>(
      pool,
      `SELECT m.uscc, f.name AS firm, m.kind, m.areas, m.since, m.until, m.revoked_on AS "revokedOn", m.given_at AS "givenAt"
       FROM mandates m JOIN firms f USING (uscc) WHERE m.holder = $1 ORDER BY m.given_at`,
      id,
    ),
    rowsOf<AccountRecord["sessions"][number]>(
      pool,
      `SELECT device, via, started_at AS "startedAt", seen_at AS "seenAt" FROM citizen_sessions
       WHERE citizen_id = $1 ORDER BY started_at`,
      id,
    ),
    rowsOf<AccountRecord["devices"][number]>(
      pool,
      `SELECT device, consented_at AS "consentedAt" FROM push_devices WHERE citizen_id = $1 ORDER BY consented_at`,
      id,
    ),
  ]);
  const realName = name && number ? { name, citizenNumber: number, represents } : null;
  return { openedAt, level, phone, language, realName, firms, mandates, sessions, devices };
}

interface Account {
  readonly openedAt: Instant;
  readonly level: Citizen["level"];
  readonly language: Locale | null;
  readonly represents: NonNullable<AccountRecord["realName"]>["represents"];
}

async function findAccount(pool: Pool, id: string): Promise<Account | undefined> {
  const [account] = await rowsOf<Account>(
    pool,
    `SELECT opened_at AS "openedAt", level, language, represents FROM citizens WHERE id = $1 AND closed_at IS NULL`,
    id,
  );
  return account;
}

async function rowsOf<Row extends object>(pool: Pool, sql: string, id: string): Promise<Row[]> {
  return (await pool.query<Row>(sql, [id])).rows;
}
