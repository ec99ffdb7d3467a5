import { type Actor, notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber, handle, type Outcome } from "@wuxing/platform/casework";
import { checklist, resultTitles } from "./checklist.ts";
import type { VisitReport } from "./inputs.ts";
import { appointmentsOf, type ToldVisit, toldVisits } from "./ownVisits.ts";
import { revealVisit } from "./revealVisits.ts";
import type { SecretDraws } from "./SecretDraws.ts";
import { keepSpots, withoutSpots } from "./spots.ts";
import { themeTitles } from "./themes.ts";

/**
 * Takes a visitor's report and lays the visit open: place and unit enter the case, the draw publishes its proof, and where
 * his phone was is kept sealed, apart from the entry. A phone sends until it hears back, so the same command is done once. Throws Refusal: notFound for whoever is not its visitor,
 * conflict naming the photos that have not come or were swept meanwhile.
 */
export async function reportVisit(
  platform: Platform,
  draws: SecretDraws,
  actor: Actor,
  number: string,
  commandId: string,
  report: VisitReport,
): Promise<Outcome> {
  const { pool, casework } = platform;
  // The case after the visits: of two sendings at once the second then finds it told, or already made.
  const visits = await toldVisits(platform, draws, actor.id);
  const found = await getCaseByNumber(pool, number);
  const told = visits.find(({ caseId }) => caseId === found.id);
  const proven = { ...actor, proven: [found.id] };
  const act = (input: unknown): Promise<Outcome> =>
    handle(casework, { caseId: found.id, action: "visit", input, actor: proven, commandId });
  if (!told) {
    // Sent before and not heard of, or sent twice from two phones: the case itself answers.
    const made = (await appointmentsOf(pool, actor.id)).includes(String(found.data.visitor));
    if (!made) throw notFound();
    const repeated = await act({});
    await keepSpots(platform, found.id, report);
    return repeated;
  }
  await assertPhotos(platform, actor, found.id, report);
  const outcome = await act({ ...wordsOf(report), report: withoutSpots(report), place: await placeOf(platform, told) });
  await keepSpots(platform, found.id, report);
  await revealVisit(platform, draws, found.id);
  return outcome;
}

async function assertPhotos({ pool }: Platform, actor: Actor, caseId: number, { photos }: VisitReport): Promise<void> {
  const ids = photos.map(({ file }) => file);
  if (ids.length === 0) return;
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM files WHERE id = ANY($1::uuid[]) AND uploaded_by = $2 AND case_id IN (0, $3)",
    [ids, actor.id, caseId],
  );
  const there = new Set(rows.map(({ id }) => id));
  const missing = ids.filter((id) => !there.has(id));
  if (missing.length === 0) return;
  throw new Refusal(
    "conflict",
    t(`有 ${missing.length} 张照片没有收到，请再发一次`, `${missing.length} photos did not arrive; send them again`),
    missing.map((id) => ({ field: `photos.${id}`, reason: t("没有收到", "Did not arrive") })),
  );
}

async function placeOf({ pool }: Platform, { secret }: ToldVisit): Promise<object> {
  const { rows } = await pool.query<{ name: string; unit: string; division: string | null }>(
    "SELECT name, unit, division FROM supervision_places WHERE id = $1",
    [secret.target],
  );
  if (!rows[0]) throw new Error(`the place ${secret.target} of a draw is not on the list`);
  const { target, stratum, officers, salt } = secret;
  return { target, stratum, officers, salt, ...rows[0] };
}

/** The report as the case page reads it. */
const wordsOf = ({ checks, findings, observations, photos }: VisitReport): Record<string, unknown> => ({
  observations,
  checked: checks
    .map(({ line, result, note }) => {
      const text = checklist.find(({ key }) => key === line)?.text.zh ?? line;
      return `${text}：${resultTitles[result].zh}${note ? `（${note}）` : ""}`;
    })
    .join("\n"),
  found: findings.map(({ theme, text }) => `${themeTitles[theme].zh}：${text}`).join("\n"),
  files: photos.map(({ file }) => file),
});
