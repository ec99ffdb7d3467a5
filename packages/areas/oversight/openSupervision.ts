import { type Actor, type Case, notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCase, type Outcome, procedureOf } from "@wuxing/platform/casework";
import { frequencyOf, isTooOften, tooOften, townshipOf } from "./frequency.ts";

export interface WantedSupervision {
  readonly caseId: number;
  readonly kind: "routine" | "listed";
  readonly trigger: string;
  readonly demand: string;
  readonly criticised?: boolean;
  /** Why the limit is passed; only a leader's counts. */
  readonly override?: string | undefined;
}

/**
 * Brings an open case of any kind under supervision. Of one township so many are opened in a period and no more; what a
 * leader opens beyond it holds his reason and the earlier ones. Throws Refusal. Who asks must be able to read the case.
 */
export async function openSupervision(
  platform: Platform,
  actor: Actor,
  commandId: string,
  wanted: WantedSupervision,
): Promise<Outcome> {
  const subject = await subjectOf(platform, wanted.caseId);
  const township = townshipOf(platform, subject.unit);
  // One after the other for a township, so that two at once do not both find the last place free.
  const client = await platform.pool.connect();
  const lock = [24, township ?? subject.unit];
  try {
    await client.query("SELECT pg_advisory_lock($1, hashtext($2))", lock);
    try {
      const override = await excused(platform, actor, commandId, subject, township, wanted.override);
      const { kind, trigger, demand, criticised } = wanted;
      const said = { kind, trigger, demand, ...(criticised ? { criticised } : {}), ...(override ? { override } : {}) };
      const sealedFrom = subject.case.sealedFrom;
      return await platform.intake({
        type: "oversight.supervision",
        input: { ...said, ...referenceTo(platform, subject) },
        actor,
        commandId,
        parentId: subject.case.id,
        ...(sealedFrom ? { sealedFrom } : {}),
      });
    } finally {
      await client.query("SELECT pg_advisory_unlock($1, hashtext($2))", lock);
    }
  } finally {
    client.release();
  }
}

export interface Subject {
  readonly case: Case;
  readonly unit: string;
}

/** The case to be pressed: open, with a unit, and none of oversight's own. Throws Refusal with what to do. */
export async function subjectOf({ pool }: Pick<Platform, "pool">, caseId: number): Promise<Subject> {
  const found = await findCase(pool, caseId);
  if (!found) throw notFound();
  if (found.type.startsWith("oversight."))
    throw new Refusal(
      "refused",
      t(
        "这是催办、督办件本身，请填它所督的办件编号",
        "This is an urging or a supervision itself; give the number of its case",
      ),
    );
  if (found.closedAt !== null)
    throw new Refusal("refused", t("办件已了结，不用再催办、督办", "The case has ended; nothing is left to press"));
  if (!found.unit)
    throw new Refusal("refused", t("办件还没有承办单位，先派单", "The case has no unit yet; dispatch it first"));
  return { case: found, unit: found.unit };
}

/** What an urging or a supervision says of its case; its division is the unit's, whose burden it is. */
export function referenceTo({ casework, city }: Pick<Platform, "casework" | "city">, subject: Subject) {
  const { number, type, clock } = subject.case;
  return {
    number,
    matter: procedureOf(casework, type).title.zh,
    unit: subject.unit,
    division: city.units.find(({ code }) => code === subject.unit)?.division ?? null,
    dueAt: clock?.dueAt ?? null,
  };
}

/** What excuses it, where something must; undefined where nothing stands against it. */
async function excused(
  platform: Platform,
  actor: Actor,
  commandId: string,
  { case: { id } }: Subject,
  township: string | undefined,
  reason: string | undefined,
): Promise<{ reason: string; earlier: string[] } | undefined> {
  const { rows } = await platform.pool.query<{ number: string; same: boolean }>(
    `SELECT s.number, e.command_id = $2 AS same FROM cases s JOIN entries e ON e.case_id = s.id AND e.seq = 1
     WHERE s.parent_id = $1 AND s.type = 'oversight.supervision' AND (s.closed_at IS NULL OR e.command_id = $2)`,
    [id, commandId],
  );
  // The same command again: it was let through then.
  if (rows.some(({ same }) => same)) return undefined;
  if (rows[0])
    throw new Refusal(
      "conflict",
      t(
        `已在督办：${rows[0].number}，请在那一件里继续`,
        `It is under supervision already: go on with ${rows[0].number}`,
      ),
    );
  if (!township) return undefined;
  const frequency = await frequencyOf(platform, township);
  if (!isTooOften(frequency)) return undefined;
  if (reason?.trim() && actor.posts.some(({ role }) => role === "leader"))
    return {
      reason: reason.trim(),
      earlier: [...frequency.earlier, ...frequency.inspections].map(({ number }) => number),
    };
  throw tooOften(platform.city.division(township).name.zh, frequency);
}
