import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import type { RuleBook } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import { transaction } from "@wuxing/platform/postgres";
import { type Change, changeRegisterWithin } from "@wuxing/platform/registers";
import type { PoolClient } from "pg";
import { z } from "zod";
import { bodies, sources } from "./bodies.ts";

const day = z.iso.date({ error: "请按 2026-11-25 的样子填写日期 | Write a day like 2026-11-25" });
const words = (longest: number) =>
  z.string().trim().min(1, { error: "请填写这一项 | Please fill this in" }).max(longest);

export const appointment = z.strictObject({
  commandId: z.uuid(),
  username: z.string().regex(/^[a-z0-9._-]{3,40}$/u, {
    error:
      "用户名用 3 到 40 个小写字母、数字、点、下划线或短横 | A user name has 3 to 40 small letters, digits, dots, underscores or hyphens",
  }),
  name: z.strictObject({ zh: words(80), en: words(160) }),
  body: z.enum(bodies),
  source: z.enum(sources),
  since: day,
  basis: words(200),
});
export const release = z.strictObject({ commandId: z.uuid(), on: day, reason: words(400) });

/** A supervisor on the roll, as the coordinator sees him. */
export interface Appointment {
  readonly id: string;
  readonly username: string;
  readonly name: Text;
  readonly body: (typeof bodies)[number];
  readonly source: (typeof sources)[number];
  readonly term: number;
  readonly since: string;
  /** The first day on which he is no longer a supervisor. */
  readonly until: string;
  readonly basis: string;
  readonly consented: boolean;
  /** Visits made, of whatever round. */
  readonly visits: number;
}

const ends = "LEAST(a.until, COALESCE(a.released_on, a.until))";

/** Every appointment there was, the present ones first. */
export async function roster({ pool }: Pick<Platform, "pool">): Promise<readonly Appointment[]> {
  const { rows } = await pool.query<Appointment>(
    `SELECT a.id, a.user_id AS username, p.name, a.body, a.source, a.term, a.since, ${ends} AS until, a.basis,
       EXISTS (SELECT FROM supervision_consents c WHERE c.user_id = a.user_id AND c.withdrawn_at IS NULL) AS consented,
       (SELECT count(*)::int FROM supervision_visits v WHERE v.visitor = a.id) AS visits
     FROM supervision_appointments a JOIN people p ON p.username = a.user_id
     ORDER BY ${ends} DESC, a.body DESC, a.user_id LIMIT 1000`,
  );
  return rows;
}

/**
 * Appoints a supervisor: his post in the register, which lets him sign in, and his place in one of the two bodies.
 * Sent twice it is done once; two at once come one after the other, so that the second sees the first's seat and term.
 * Throws Refusal where the body is full or his terms are used up.
 */
export async function appoint(platform: Platform, actor: Actor, given: z.output<typeof appointment>): Promise<void> {
  const { pool, casework } = platform;
  const { rules } = casework.almanac;
  const until = addDays(given.since, numberOf(rules, "termLength", given.since));
  await transaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('supervision.roster'))");
    const done = await client.query("SELECT 1 FROM supervision_appointments WHERE id = $1", [given.commandId]);
    if (done.rows.length > 0) return;
    const term = await termOf(client, rules, given);
    await assertSeat(client, rules, given, until);
    const unit = officeOf(actor);
    await change(client, platform, actor, given.basis, given.since, given.commandId, [
      ...(await personChange(client, casework.now(), given)),
      postChange({ user_id: given.username, unit, since: given.since, until }),
    ]);
    await client.query(
      `INSERT INTO supervision_appointments (id, user_id, body, source, term, since, until, basis, appointed_by, appointed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[given.commandId, given.username, given.body, given.source, term, given.since, until, given.basis],
        ...[actor.id, casework.now()],
      ],
    );
  });
}

/** Ends an appointment and its post on a day, today at the earliest. Throws Refusal(notFound). */
export async function releaseSupervisor(
  platform: Platform,
  actor: Actor,
  id: string,
  given: z.output<typeof release>,
): Promise<void> {
  const { pool } = platform;
  const { rows } = await pool.query<{ user_id: string; since: string; until: string; released_on: string | null }>(
    "SELECT user_id, since, until, released_on FROM supervision_appointments WHERE id = $1",
    [id],
  );
  const found = rows[0];
  if (!found) throw new Refusal("notFound", t("没有这项聘任", "There is no such appointment"));
  if (found.released_on !== null || given.on >= found.until)
    throw new Refusal(
      "refused",
      t("这项聘任已经结束，或在那天之前就会结束", "It has ended already, or ends before that day"),
    );
  const post = await pool.query<{ unit: string }>(
    "SELECT unit FROM posts WHERE user_id = $1 AND role = 'supervisor' AND since = $2",
    [found.user_id, found.since],
  );
  const unit = post.rows[0]?.unit;
  await transaction(pool, async (client) => {
    if (unit)
      await change(client, platform, actor, given.reason, given.on, given.commandId, [
        postChange({ user_id: found.user_id, unit, since: found.since, until: given.on }),
      ]);
    await client.query(
      "UPDATE supervision_appointments SET released_on = $2, release_reason = $3, released_by = $4 WHERE id = $1",
      [id, given.on, given.reason, actor.id],
    );
  });
}

async function termOf(client: PoolClient, rules: RuleBook, given: z.output<typeof appointment>): Promise<number> {
  const { rows } = await client.query<{ terms: number; until: string | null }>(
    `SELECT count(*)::int AS terms, max(${ends}) AS until FROM supervision_appointments a WHERE a.user_id = $1`,
    [given.username],
  );
  const { terms = 0, until = null } = rows[0] ?? {};
  const most = numberOf(rules, "terms", given.since);
  if (terms >= most) throw fault("username", t(`连任不能超过 ${most} 届`, `Nobody serves more than ${most} terms`));
  if (until !== null && until > given.since)
    throw fault(
      "since",
      t(`上一届到 ${until} 才结束，请从那天起聘`, `The last term ends on ${until}; begin on that day`),
    );
  return terms + 1;
}

async function assertSeat(
  client: PoolClient,
  rules: RuleBook,
  given: z.output<typeof appointment>,
  until: string,
): Promise<void> {
  const seats = numberOf(rules, "seats", given.since);
  const { rows } = await client.query<{ taken: number }>(
    `SELECT count(*)::int AS taken FROM supervision_appointments a WHERE a.body = $1 AND a.since < $3 AND ${ends} > $2`,
    [given.body, given.since, until],
  );
  if ((rows[0]?.taken ?? 0) >= seats)
    throw fault(
      "body",
      t(
        `这一批已满 ${seats} 人，先解聘或等任期届满`,
        `This body has its ${seats} members; release one or wait for a term to end`,
      ),
    );
}

async function personChange(client: PoolClient, now: string, given: z.output<typeof appointment>): Promise<Change[]> {
  const { rows } = await client.query("SELECT 1 FROM people WHERE username = $1", [given.username]);
  if (rows.length > 0) return [];
  const today = dayOf(now);
  const [since] = [given.since, today].sort();
  return [
    {
      register: "people",
      key: given.username,
      after: { username: given.username, name: given.name, since, until: null },
    },
  ];
}

const postChange = (post: { user_id: string; unit: string; since: string; until: string }): Change => ({
  register: "posts",
  key: `${post.user_id}/${post.unit}/supervisor/${post.since}`,
  after: { ...post, role: "supervisor" },
});

/** The coordinator appoints; the register is changed by the program in his name. */
async function change(
  client: PoolClient,
  { pool, casework }: Platform,
  actor: Actor,
  source: string,
  effectiveOn: string,
  command: string,
  changes: readonly Change[],
): Promise<void> {
  await changeRegisterWithin(
    client,
    { pool, now: casework.now, shipped: casework.almanac.rules.all(), topics: [] },
    {
      ...{ changes, source, effectiveOn, reason: "社会监督员聘任 / appointment of a social supervisor" },
      actor: { kind: "system", id: actor.id, posts: [] },
      commandId: commandId("supervision.post", command),
    },
  );
}

const officeOf = (actor: Actor): string => actor.posts.find(({ role }) => role === "coordinator")?.unit ?? "";

/** The number of one of the area's rule rows. */
export const numberOf = (rules: RuleBook, key: string, on: string): number =>
  rules.get(`supervision.${key}`, on).value.amount;

const fault = (field: string, reason: Text): Refusal => new Refusal("invalidInput", reason, [{ field, reason }]);
