import { addDays, endOfDay, startOfDay } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import { saveSeededDraw } from "@wuxing/platform/draws";
import type { Vault } from "@wuxing/platform/personal";
import type { PoolClient } from "pg";
import { consentVersion } from "./consent.ts";
import type { SeededRound, SeededSupervision } from "./seed.ts";

/** Writes the demo city's roll, places, rounds and draws, as the owner of the database. */
export async function saveSupervision(client: PoolClient, vault: Vault, seeded: SeededSupervision): Promise<void> {
  await savePeople(client, seeded);
  const insert = async (table: string, rows: readonly object[]): Promise<void> => {
    await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  };
  const since = seeded.appointments[0]?.since ?? "2020-04-24";
  await insert(
    "supervision_places",
    seeded.places.map((place) => ({ ...place, since, added_by: "coordinator1" })),
  );
  for (const round of seeded.rounds) {
    await saveDraw(client, vault, round);
    const { id, title, quotas, starts, ends, drawnAt, closedAt } = round;
    await insert("supervision_rounds", [
      {
        ...{ id, title, quotas, starts, ends, draw: round.file.plan.id, created_by: "coordinator1" },
        ...{ created_at: drawnAt, closed_at: closedAt },
      },
    ]);
  }
}

async function savePeople(client: PoolClient, { people, appointments }: SeededSupervision): Promise<void> {
  const since = appointments[0]?.since ?? "2020-04-24";
  const until = addDays(since, 730);
  await client.query(
    `WITH given AS (SELECT username, name FROM json_to_recordset($1) AS g(username text, name jsonb)),
       known AS (INSERT INTO "user" (id, name, email, "emailVerified", username, "displayUsername")
         SELECT username, (name->>'zh') || ' / ' || (name->>'en'), username || '@people.invalid', true, username, username
         FROM given ON CONFLICT DO NOTHING),
       people AS (INSERT INTO people (username, name, since) SELECT username, name, $2 FROM given ON CONFLICT DO NOTHING)
     INSERT INTO posts (user_id, unit, role, since, until)
     SELECT username, 'px-wxb', 'supervisor', $2, $3 FROM given ON CONFLICT DO NOTHING`,
    [JSON.stringify(people), since, until],
  );
  await client.query("SELECT begin_registers('demo')");
  await client.query(
    `INSERT INTO supervision_appointments (id, user_id, body, source, term, since, until, basis, appointed_by, appointed_at)
     SELECT id, "user", body, source, 1, since, $2, '市政府办聘任通知', 'coordinator1', since
     FROM json_to_recordset($1) AS a(id uuid, "user" text, body text, source text, since date)`,
    [JSON.stringify(appointments), until],
  );
  await client.query(
    "INSERT INTO supervision_consents (user_id, given_at, version) SELECT unnest($1::text[]), $2, $3",
    [appointments.filter(({ consented }) => consented).map(({ user }) => user), startOfDay(since), consentVersion],
  );
}

/** A draw of the past. Its commitment goes into the log now, so it is not proven to have been there before; its title says why. */
async function saveDraw(client: PoolClient, vault: Vault, round: SeededRound): Promise<void> {
  const { drawnAt, closedAt, ends, key, drawn, made, file } = round;
  const title = t(
    `${round.title}（演示数据，一次写入，抽取前没有进入日志）`,
    `${closedAt ? "Visits of last quarter" : "Visits of this quarter"} (demo data, written at once: it did not stand in the log before)`,
  );
  const before = (hours: number): string => new Date(Date.parse(drawnAt) - hours * 3_600_000).toISOString();
  const picks = drawn.visits.flatMap((visit) => {
    const at = made.get(visit.target) ?? closedAt;
    return at ? [{ ...visit, ticket: null, at }] : [];
  });
  await saveSeededDraw(client, vault, {
    ...{ area: "supervision", title, by: "coordinator1", beaconFrom: "coordinator1, leader1" },
    file: { ...file, sealed: drawn.sealed },
    ...{ preparedAt: before(3), revealUntil: before(2), dueAt: before(1), drawBy: startOfDay(round.starts), drawnAt },
    ...{ closeBy: endOfDay(addDays(ends, 14)), closedAt, secret: { key, drawn } },
    ...{ shortfalls: closedAt ? drawn.shortfalls : null, proofs: closedAt ? drawn.proofs : undefined },
    picks: picks.sort((a, b) => a.at.localeCompare(b.at)),
  });
}
