import { type PointView, pointsOf } from "@wuxing/areas/work-points";
import { anonymous } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { onlooker } from "@wuxing/platform/desk";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { PointRow, PointsView } from "../../web/portal/views.ts";
import { dueOf } from "./caseRow.ts";
import type { Show } from "./Pages.ts";
import { type NoticeRow, publishedNotices } from "./pointQueries.ts";

const roles: Readonly<Record<string, Text>> = {
  lead: t("牵头", "Lead"),
  responsible: t("责任", "Responsible"),
  support: t("配合", "Supporting"),
};

/** The points of imported notices: who is responsible, until when, how far. Their reports stay inside. */
export function pointRoutes(http: Http, platform: Platform, show: Show): void {
  const query = z.object({ notice: z.string().max(60).optional() });
  http.get("/points", { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const notices = await publishedNotices(platform.pool);
    const current = notices.find(({ id }) => id === request.query.notice) ?? notices[0];
    const looker = onlooker(platform, anonymous, true);
    const points = current ? await pointsOf(platform, current.id, looker) : [];
    return show(request, reply, "points", pointsView(notices, current, points));
  });
}

function pointsView(
  notices: readonly NoticeRow[],
  current: NoticeRow | undefined,
  points: readonly PointView[],
): PointsView {
  const rows = points.map((point, index) => ({ section: point.section ?? "", row: pointRow(point, index + 1) }));
  const sections = [...Map.groupBy(rows, ({ section }) => section)];
  return {
    notice: current
      ? {
          title: current.title,
          documentNumber: current.documentNumber ?? "",
          issuer: current.issuer ?? "",
          issuedOn: current.issuedOn ?? "",
        }
      : null,
    notices: notices.map(({ id, title }) => ({ title, href: `/points?notice=${id}`, current: id === current?.id })),
    sections: sections.map(([title, of]) => ({
      title: title || (current?.title ?? ""),
      points: of.map(({ row }) => row),
    })),
    counts: levels.map(({ level, name }) => ({
      level,
      name,
      count: rows.filter(({ row }) => row.due.level === level).length,
    })),
  };
}

const levels: readonly { readonly level: PointRow["due"]["level"]; readonly name: Text }[] = [
  { level: "overdue", name: t("超期", "Overdue") },
  { level: "behind", name: t("滞后", "Behind") },
  { level: "near", name: t("临近", "Near") },
  { level: "none", name: t("正常", "On time") },
  { level: "done", name: t("完成", "Done") },
];

const pointRow = (point: PointView, number: number): PointRow => ({
  number,
  title: point.line.title,
  text: point.text,
  units: point.parts.flatMap((part) =>
    part.line.unit
      ? [{ name: part.line.unit.name, role: roles[part.role] ?? t(part.role, part.role), due: dueIn(part) }]
      : [],
  ),
  due: dueIn(point),
  finished: point.parts.filter((part) => part.line.closedAt !== null).length,
  parts: point.parts.length,
  milestones: point.milestones.map((milestone, index) => ({
    day: milestone.due,
    text: milestone.text ?? milestone.phrase,
    done:
      point.line.closedAt !== null ||
      (point.parts.length > 0 &&
        point.parts.every((part) => part.line.closedAt !== null || part.milestones[index]?.reachedOn !== undefined)),
  })),
});

/** Coloured by how the work stands (rules.md §10), not by its clock alone. */
const dueIn = ({ line, colour }: Pick<PointView, "line" | "colour">): PointRow["due"] =>
  line.closedAt !== null || !line.due ? { level: "done", dueAt: null, certain: true } : dueOf({ ...line.due, colour });
