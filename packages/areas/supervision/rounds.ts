import { addDays, dayOf, endOfDay, startOfDay } from "@wuxing/kernel/calendar";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { transaction } from "@wuxing/platform/postgres";
import { z } from "zod";
import { strata } from "./bodies.ts";
import { consentVersion } from "./consent.ts";
import { numberOf } from "./roster.ts";
import type { SecretDraws } from "./SecretDraws.ts";
import { workingDaysOf } from "./visitDay.ts";

const day = z.iso.date({ error: "请按 2026-11-25 的样子填写日期 | Write a day like 2026-11-25" });
const quota = z.int().min(0).max(200).default(0);

export const newRound = z.strictObject({
  commandId: z.uuid(),
  title: z.string().trim().min(2, { error: "请填写名称 | Please give it a name" }).max(80),
  starts: day,
  ends: day,
  beacon: z.enum(["drand", "dice"]).default("drand"),
  quotas: z.strictObject({ office: quota, firm: quota, community: quota, village: quota }),
});

/** A round of visits as the coordinator sees it: how many were drawn, told, made; never where. */
export interface Round {
  readonly id: string;
  readonly title: string;
  readonly starts: string;
  readonly ends: string;
  readonly draw: string;
  readonly closedAt: string | null;
  readonly quotas: Readonly<Record<string, number>>;
  readonly told: number;
  readonly made: number;
  readonly alarmed: number;
  readonly notVisited: number;
}

export async function rounds({ pool }: Pick<Platform, "pool">): Promise<readonly Round[]> {
  const { rows } = await pool.query<Round>(
    `SELECT r.id, r.title, r.starts, r.ends, r.draw, r.closed_at AS "closedAt", r.quotas, count(v.case_id)::int AS told,
       (count(*) FILTER (WHERE v.reported_at IS NOT NULL))::int AS made,
       (count(*) FILTER (WHERE v.state = 'alarmed'))::int AS alarmed,
       (count(*) FILTER (WHERE v.state = 'notVisited'))::int AS "notVisited"
     FROM supervision_rounds r LEFT JOIN supervision_visits v ON v.round = r.id
     GROUP BY r.id ORDER BY r.starts DESC, r.created_at DESC LIMIT 200`,
  );
  return rows;
}

/**
 * Prepares a round: today's places by their kind, and the supervisors who agreed to be drawn, go to an unannounced draw,
 * one of each body for a visit. Sent twice it is prepared once. Throws Refusal with what is missing.
 */
export async function prepareRound(
  platform: Platform,
  draws: SecretDraws,
  actor: Actor,
  given: z.output<typeof newRound>,
): Promise<void> {
  const { pool, casework } = platform;
  const done = await pool.query("SELECT 1 FROM supervision_rounds WHERE id = $1", [given.commandId]);
  if (done.rows.length > 0) return;
  const today = dayOf(casework.now());
  assertDays(platform, given, today);
  const frame = await frameOf(platform, today);
  assertEnough(given, frame);
  const officers = await drawable(platform, given);
  const id = `supervision-${given.commandId}`;
  await transaction(pool, async (client) => {
    await draws.prepare(client, {
      ...{ id, area: "supervision", title: t(given.title, given.title), by: actor.id },
      ...timesOf(platform, given),
      plan: {
        ...{ mode: "unannounced", frame, commitments: [] },
        officers: officers.map((one) => ({ id: one.id, unit: one.body })),
        recusals: (await recusalsOf(platform)).filter(
          ({ target, officer }) => frame.some((one) => one.id === target) && officers.some((one) => one.id === officer),
        ),
        // Every kind, those not drawn from too: a plan says of each place on its list how many of its kind are drawn.
        quotas: given.quotas,
        ...{ perTarget: 2, apartUnits: true, cap: numberOf(casework.almanac.rules, "load", today) },
      },
    });
    await client.query(
      `INSERT INTO supervision_rounds (id, title, quotas, starts, ends, draw, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[given.commandId, given.title, JSON.stringify(given.quotas), given.starts, given.ends, id, actor.id],
        casework.now(),
      ],
    );
  });
}

const minute = 60_000;
const fortnight = 14;

/** Chance speaks within the hour, so that the log can be witnessed before; the draw is carried out before the first day. */
function timesOf({ casework }: Platform, { starts, ends, beacon }: z.output<typeof newRound>) {
  const now = Date.parse(casework.now());
  const after = (minutes: number): string => new Date(now + minutes * minute).toISOString();
  const drawBy = startOfDay(starts);
  if (after(60) >= drawBy)
    throw fault(
      "starts",
      t("离开始不到一小时，来不及抽取，请改到后一天", "Less than an hour is left for the draw; begin a day later"),
    );
  return {
    ...{ dueAt: after(45), revealUntil: after(30), drawBy, closeBy: endOfDay(addDays(ends, fortnight)) },
    beacon: beacon === "dice" ? { sides: 10, throws: 24 } : ("drand" as const),
  };
}

function assertDays({ casework }: Platform, { starts, ends }: z.output<typeof newRound>, today: string): void {
  if (starts <= today)
    throw fault("starts", t("开始日期应在今天之后：先抽取，再走访", "Begin after today: visits come after their draw"));
  if (ends < starts) throw fault("ends", t("结束日期不能早于开始日期", "It cannot end before it begins"));
  if (workingDaysOf(casework.almanac.calendar, starts, ends).length === 0)
    throw fault("ends", t("这段时间没有工作日", "There is no working day in that time"));
}

type Framed = { readonly id: string; readonly stratum: string };

async function frameOf({ pool }: Platform, today: string): Promise<Framed[]> {
  const { rows } = await pool.query<Framed>(
    "SELECT id, stratum FROM supervision_places WHERE since <= $1 AND (until IS NULL OR until > $1) ORDER BY id",
    [today],
  );
  return rows;
}

function assertEnough({ quotas }: z.output<typeof newRound>, frame: readonly Framed[]): void {
  if (Object.values(quotas).every((n) => n === 0))
    throw fault("quotas.office", t("至少抽一个点位", "Draw one place at least"));
  for (const stratum of strata) {
    const there = frame.filter((place) => place.stratum === stratum).length;
    if (quotas[stratum] > there)
      throw fault(`quotas.${stratum}`, t(`这一类只有 ${there} 个点位`, `There are only ${there} places of this kind`));
  }
}

/** Whoever serves through the whole round and agreed to be drawn. */
async function drawable(
  { pool }: Platform,
  { starts, ends }: z.output<typeof newRound>,
): Promise<readonly { readonly id: string; readonly body: string }[]> {
  const { rows } = await pool.query<{ id: string; body: string }>(
    `SELECT a.id, a.body FROM supervision_appointments a
     WHERE a.since <= $1 AND LEAST(a.until, COALESCE(a.released_on, a.until)) > $2 AND EXISTS (
       SELECT FROM supervision_consents c WHERE c.user_id = a.user_id AND c.version = $3 AND c.withdrawn_at IS NULL)
     ORDER BY a.id`,
    [starts, ends, consentVersion],
  );
  const there = new Set(rows.map(({ body }) => body));
  if (there.size < 2)
    throw new Refusal(
      "refused",
      t(
        "续聘、增聘两批都要有任期覆盖这段时间并已同意的监督员，才能抽取",
        "Each of the two bodies needs supervisors who agreed and whose term covers these days",
      ),
    );
  return rows;
}

/** Supervisor and place that do not go together, as he himself declared. */
async function recusalsOf({ pool }: Platform): Promise<{ target: string; officer: string }[]> {
  const { rows } = await pool.query<{ target: string; officer: string }>(
    `SELECT DISTINCT p.id AS target, a.id AS officer FROM supervision_recusals r
     JOIN supervision_places p ON p.unit = r.unit JOIN supervision_appointments a ON a.user_id = r.user_id
     WHERE r.lifted_at IS NULL`,
  );
  return rows;
}

const fault = (field: string, reason: Text): Refusal => new Refusal("invalidInput", reason, [{ field, reason }]);
