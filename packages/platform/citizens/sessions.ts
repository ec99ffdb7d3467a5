import { createHash, randomBytes, randomUUID } from "node:crypto";
import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import type { Pool, PoolClient } from "pg";
import type { Citizen, Level } from "./Citizen.ts";
import { actsFor } from "./firmAccess.ts";
import type { World } from "./World.ts";

const day = 24 * 60 * 60 * 1000;
/** A session lasts so long in all, and so long without being used. */
export const sessionDays = { absolute: 30, idle: 7 } as const;
const touchedEvery = 10 * 60 * 1000;

export interface SessionLine {
  readonly id: string;
  readonly device: string;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  readonly current: boolean;
}

/** Sessions of citizens, apart from the staff's. A token is given once; only its SHA-256 is kept. */
export interface Sessions {
  /** A new session; the token for its cookie. */
  readonly begin: (
    db: Pool | PoolClient,
    citizenId: string,
    via: Level,
    device: string,
    unproven?: boolean,
  ) => Promise<string>;
  /** Who a token belongs to, while the session lasts. */
  readonly find: (token: string) => Promise<Citizen | undefined>;
  /** A new token for a session whose rights have grown; the old one is worth nothing from then on. */
  readonly rotate: (db: Pool | PoolClient, sessionId: string, via: Level) => Promise<string>;
  readonly list: (citizen: Citizen) => Promise<readonly SessionLine[]>;
  /** Ends a session of this citizen's, and the notifications to the device where it was begun; another's is left alone. */
  readonly end: (citizenId: string, sessionId: string) => Promise<void>;
  readonly endAll: (db: Pool | PoolClient, citizenId: string, except?: string) => Promise<void>;
  /** Acts for a firm from now on, or for himself; whether he may is asked at each request. */
  readonly actFor: (sessionId: string, uscc: string | null) => Promise<void>;
  readonly sweep: () => Promise<void>;
}

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
const newToken = (): string => randomBytes(32).toString("base64url");

interface Row {
  readonly id: string;
  readonly citizenId: string;
  readonly via: Level;
  readonly unproven: boolean;
  readonly seenAt: Instant;
  readonly level: Level;
  readonly phoneMasked: string;
  readonly nameMasked: string | null;
  readonly uscc: string | null;
  readonly firm: string | null;
}

const findSession = `
  SELECT s.id, s.citizen_id AS "citizenId", s.via, s.unproven, s.seen_at AS "seenAt", c.level, c.phone_masked AS "phoneMasked",
    c.name_masked AS "nameMasked", f.uscc, f.name AS firm
  FROM citizen_sessions s JOIN citizens c ON c.id = s.citizen_id
    LEFT JOIN firms f ON f.uscc = s.acting_for AND ${actsFor("f", "c.id", "$4")}
  WHERE s.token_hash = $1 AND s.started_at > $2 AND s.seen_at > $3 AND c.closed_at IS NULL`;

const listSessions = `
  SELECT id, device, started_at AS "startedAt", seen_at AS "seenAt", id = $2 AS current FROM citizen_sessions
  WHERE citizen_id = $1 AND started_at > $3 AND seen_at > $4 ORDER BY seen_at DESC`;

export function sessions({ pool, now }: Pick<World, "pool" | "now">): Sessions {
  const before = (days: number): string => new Date(Date.parse(now()) - days * day).toISOString();
  return {
    begin: async (db, citizenId, via, device, unproven = false) => {
      const token = newToken();
      await db.query(
        `INSERT INTO citizen_sessions (id, token_hash, citizen_id, via, device, started_at, seen_at, unproven)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
        [randomUUID(), hashOf(token), citizenId, via, device, now(), unproven],
      );
      return token;
    },
    find: async (token) => {
      const { rows } = await pool.query<Row>(findSession, [
        hashOf(token),
        before(sessionDays.absolute),
        before(sessionDays.idle),
        dayOf(now()),
      ]);
      const row = rows[0];
      if (!row) return undefined;
      if (Date.parse(now()) - Date.parse(row.seenAt) > touchedEvery)
        await pool.query("UPDATE citizen_sessions SET seen_at = $2 WHERE id = $1", [row.id, now()]);
      return citizenOf(row);
    },
    rotate: async (db, sessionId, via) => {
      const token = newToken();
      await db.query("UPDATE citizen_sessions SET token_hash = $2, via = $3, seen_at = $4 WHERE id = $1", [
        ...[sessionId, hashOf(token), via, now()],
      ]);
      return token;
    },
    list: async ({ id, session }) => {
      const { rows } = await pool.query<SessionLine>(listSessions, [
        ...[id, session, before(sessionDays.absolute), before(sessionDays.idle)],
      ]);
      return rows;
    },
    end: async (citizenId, sessionId) => {
      await pool.query("DELETE FROM push_devices WHERE citizen_id = $1 AND session_id = $2", [citizenId, sessionId]);
      await pool.query("DELETE FROM citizen_sessions WHERE citizen_id = $1 AND id = $2", [citizenId, sessionId]);
    },
    endAll: async (db, citizenId, except) => {
      const others = [citizenId, except ?? null];
      await db.query("DELETE FROM push_devices WHERE citizen_id = $1 AND session_id IS DISTINCT FROM $2::uuid", others);
      await db.query("DELETE FROM citizen_sessions WHERE citizen_id = $1 AND id IS DISTINCT FROM $2::uuid", others);
    },
    actFor: async (sessionId, uscc) => {
      await pool.query("UPDATE citizen_sessions SET acting_for = $2 WHERE id = $1", [sessionId, uscc]);
    },
    sweep: async () => {
      await pool.query("DELETE FROM citizen_sessions WHERE started_at <= $1 OR seen_at <= $2", [
        before(sessionDays.absolute),
        before(sessionDays.idle),
      ]);
    },
  };
}

const citizenOf = ({ id, citizenId, via, unproven, level, phoneMasked, nameMasked, uscc, firm }: Row): Citizen => ({
  id: citizenId,
  session: id,
  ...{ via, unproven, level, phoneMasked, nameMasked },
  actingFor: uscc && firm ? { uscc, name: firm } : null,
});
