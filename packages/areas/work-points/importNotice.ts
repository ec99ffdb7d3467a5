import { createHash } from "node:crypto";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import { z } from "zod";
import { milestone, target } from "./inputs.ts";

export const mendedNotice = z.object({
  title: z.string().trim().min(2, { error: "请填写通知标题 | Please give the notice's title" }).max(300),
  documentNumber: z.string().max(60).nullable().default(null),
  issuer: z.string().max(100).nullable().default(null),
  issuedOn: z.iso.date().nullable().default(null),
  items: z
    .array(
      z.object({
        marker: z.string().max(20),
        section: z.string().max(300).nullable().default(null),
        title: z.string().trim().min(1, { error: "请填写要点标题 | Please give the point a title" }).max(200),
        text: z.string().min(1).max(20_000),
        span: z.object({ start: z.int().min(0), end: z.int().min(0) }),
        units: z.array(
          z.object({
            name: z.string(),
            role: z.enum(["lead", "responsible", "support"]),
            codes: z.array(z.string().max(40)).default([]),
          }),
        ),
        milestones: z.array(milestone),
        targets: z.array(
          target.extend({
            unit: z
              .string()
              .nullable()
              .transform((unit) => unit ?? ""),
          }),
        ),
      }),
    )
    .min(1, { error: "通知里没有要点 | The notice has no points" })
    .max(500),
});
export type MendedNotice = z.output<typeof mendedNotice>;

/**
 * Makes a case for each point of a notice that a person has looked through; the parts of the units follow by reaction.
 * Asked again with the same command id, it makes nothing twice; what a broken attempt left undone is completed.
 * Throws Refusal, conflict where that id was used for other content.
 */
export async function importNotice(
  platform: Platform,
  actor: Actor,
  command: string,
  text: string,
  notice: MendedNotice,
): Promise<{ id: string; points: number }> {
  if (!actor.posts.some((post) => post.role === "coordinator"))
    throw new Refusal("notAllowed", t("只有五型办可以导入通知", "Only the coordinator may import a notice"));
  assertUnitsKnown(platform, notice);
  const id = commandId("notice", command);
  await keepNotice(platform, actor, id, text, notice);
  await Promise.all(
    notice.items.map((item, i) =>
      platform.intake({
        type: "workPoints.point",
        input: pointInput(id, notice, item, platform.casework.now()),
        actor,
        commandId: commandId("point", command, i),
      }),
    ),
  );
  return { id, points: notice.items.length };
}

async function keepNotice(
  { pool, casework }: Platform,
  actor: Actor,
  id: string,
  text: string,
  notice: MendedNotice,
): Promise<void> {
  const { title, documentNumber, issuer, issuedOn } = notice;
  const content = createHash("sha256")
    .update(JSON.stringify([text, notice]))
    .digest("hex");
  const { rowCount } = await pool.query(
    `INSERT INTO notices (id, title, document_number, issuer, issued_on, text, imported_by, imported_at, content_sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [id, title, documentNumber, issuer, issuedOn, text, actor.id, casework.now(), content],
  );
  if (rowCount === 1) return;
  const { rows } = await pool.query<{ same: boolean }>(
    `SELECT COALESCE(content_sha256 = $2, title = $3 AND text = $4) AS same FROM notices WHERE id = $1`,
    [id, content, title, text],
  );
  if (!rows[0]?.same)
    throw new Refusal(
      "conflict",
      t(
        "这次导入已经开始过，当时的内容和现在的不同，所以没有再导入。请先到“工作要点”查看已导入的各点；还没有导入全的，用当时的内容再提交一次即可补全",
        "This import was begun before with other content, so nothing was imported now. First look at the points under “Work points”; if some are missing, submit it once more with the content of then and it is completed",
      ),
    );
}

/** What a point's case is opened with. Its last day is the last milestone, else the end of the notice's year. */
export function pointInput(
  notice: string,
  head: MendedNotice,
  item: MendedNotice["items"][number],
  importedOn: string,
) {
  const days = item.milestones.flatMap((m) => (m.due ? [m.due] : [])).sort();
  const year = (head.issuedOn ?? importedOn).slice(0, 4);
  const units = new Map<string, { unit: string; role: string; name: string }>();
  for (const { name, role, codes } of item.units)
    for (const unit of codes) if (!units.has(unit)) units.set(unit, { unit, role, name });
  return {
    notice,
    documentNumber: head.documentNumber,
    marker: item.marker,
    section: item.section,
    title: item.title,
    text: item.text,
    span: item.span,
    milestones: [...item.milestones].sort((a, b) => (a.due ?? "9").localeCompare(b.due ?? "9")),
    targets: item.targets,
    units: [...units.values()],
    ...unassigned(item),
    lastDay: days.at(-1) ?? `${year}-12-31`,
  };
}

/** The names that nobody has matched to a unit stay with the point, as the notice prints them. */
function unassigned(item: MendedNotice["items"][number]): { unassigned?: string } {
  const names = item.units.filter((unit) => unit.codes.length === 0).map((unit) => unit.name);
  return names.length > 0 ? { unassigned: names.join("、") } : {};
}

function assertUnitsKnown(platform: Platform, notice: MendedNotice): void {
  const known = new Set(platform.city.units.map((unit) => unit.code));
  const faults = notice.items.flatMap((item, i) =>
    item.units.flatMap(({ codes }, j) =>
      codes
        .filter((code) => !known.has(code))
        .map((code) => ({
          field: `items.${i}.units.${j}`,
          reason: t(`没有这个单位：${code}`, `No such unit: ${code}`),
        })),
    ),
  );
  if (faults.length > 0) throw new Refusal("invalidInput", t("有单位无法识别", "Some units are unknown"), faults);
}
