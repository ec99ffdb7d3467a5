import {
  type FrameAnswer,
  findResult,
  findVisits,
  itemsOf,
  lookUpFirm,
  mendingProcedure,
  objectionProcedure,
  objectKinds,
  type PlanChange,
  type PlannedTask,
  type Unvisited,
  type VisitData,
  type VisitRow,
} from "@wuxing/areas/inspections";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Case } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type CaseRow, caseColumns, caseOf, childrenOf, findCase } from "@wuxing/platform/casework";
import type { City } from "@wuxing/platform/city";
import type { InspectionFirmView, InspectionResultView, InspectionsView, ResultRow } from "../../web/portal/views.ts";

const unknown = t("未记录", "Not recorded");

export const kindName = (kind: string): Text => objectKinds.find(({ value }) => value === kind)?.label ?? t(kind, kind);
export const resultName = (value: string | null | undefined): Text => findResult(value ?? undefined)?.label ?? unknown;

/** A published result as a line. */
export const resultRow = (row: VisitRow, city: City): ResultRow => ({
  ...{ href: `/inspections/${row.number}`, number: row.number, object: row.objectName },
  units: row.units.map((code) => city.unit(code).name),
  result: resultName(row.corrected ?? row.result),
  found: row.findings > 0,
  on: row.publishedOn ?? "",
});

const cancelledFor = (reason: string | null): Text =>
  t(`已取消：${reason ?? "没有写明理由"}`, `Cancelled: ${reason ?? "no reason is written down"}`);

export const planTask = (
  task: PlannedTask,
  unvisited: readonly Unvisited[],
  city: City,
): InspectionsView["tasks"][number] => ({
  ...{ name: task.name, from: task.from_day, until: task.until_day },
  units: [task.unit, ...task.partners].map((code) => city.unit(code).name),
  kind: kindName(task.object_kind),
  shares: Object.entries(task.shares)
    .map(([risk, share]) => `${risk} ${share}%`)
    .join(" · "),
  ...{ drawn: task.drawn, visits: task.visits, inspected: task.inspected },
  unvisited: unvisited
    .filter((one) => one.task === task.id)
    .map(({ object, name, why, reason }) => ({
      ...{ name, href: `/inspections/firm?q=${object}` },
      why: why === "cancelled" ? cancelledFor(reason) : t("派不出足够的检查人员", "Too few officers could be sent"),
    })),
  voided: task.voided.map((draw) => `/draws/${draw}`),
  drawHref: task.draw ? `/draws/${task.draw}` : null,
});

const fieldNames: Readonly<Record<string, Text>> = {
  name: t("名称", "name"),
  unit: t("发起部门", "lead department"),
  partners: t("配合部门", "partners"),
  items: t("抽查事项", "items"),
  object_kind: t("检查对象", "kind of object"),
  division: t("区域", "area"),
  basis: t("检查类型", "basis"),
  shares: t("抽取比例", "shares"),
  level: t("层级", "level"),
  method: t("检查方式", "method"),
  from_day: t("开始日期", "first day"),
  until_day: t("结束日期", "last day"),
  year: t("年度", "year"),
};

export function planChange({ at, task, what, fields }: PlanChange): InspectionsView["changes"][number] {
  const names = fields.map((field) => fieldNames[field] ?? t(field, field));
  const [zh, en] = [names.map((name) => name.zh).join("、"), names.map((name) => name.en).join(", ")];
  return {
    ...{ on: dayOf(at), task },
    what: what === "added" ? t("新增", "added") : t(`改动：${zh}`, `changed: ${en}`),
  };
}

/** A published result with what became of it. */
export async function resultView(platform: Platform, row: VisitRow): Promise<InspectionResultView> {
  const { pool, city } = platform;
  const found = (await findCase(pool, row.caseId)) as unknown as Case<VisitData>;
  const items = await itemsOf(pool, row.items);
  const children = await childrenOf(pool, row.caseId);
  const stateOf = (states: typeof mendingProcedure.states | typeof objectionProcedure.states, c: Case): Text =>
    states[c.state]?.title ?? unknown;
  return {
    ...{ number: row.number, object: row.objectName, objectId: row.object },
    division: row.division ? city.division(row.division).name : null,
    ...{ inspectedOn: row.inspectedOn, publishedOn: row.publishedOn ?? "" },
    result: resultName(row.corrected ?? row.result),
    before: row.corrected ? resultName(row.result) : null,
    departments: found.data.shares.map((share) => ({
      unit: city.unit(share.unit).name,
      officers: share.officers.length,
      items: share.items.map((code) => items.get(code)?.name ?? code),
      result: resultName(found.data.outcomes.find(({ unit }) => unit === share.unit)?.result),
    })),
    mendings: children
      .filter(({ type }) => type === "inspections.mending")
      .map((c) => ({
        unit: city.unit(c.unit ?? "").name,
        state: stateOf(mendingProcedure.states, c),
        done: c.closedAt !== null,
      })),
    objections: (await objectionsOf(platform, [row.number])).map((c) => ({
      state: stateOf(objectionProcedure.states, c),
      on: dayOf(c.closedAt ?? c.openedAt),
    })),
    draws: await drawsOf(platform, row.tasks),
  };
}

async function drawsOf({ pool }: Platform, tasks: readonly string[]): Promise<InspectionResultView["draws"]> {
  const { rows } = await pool.query<{ title: string; draw: string }>(
    `SELECT t.name AS title, d.draw FROM inspection_draws d JOIN inspection_tasks t ON t.id = d.task
     WHERE t.id::text = ANY($1) AND d.voided_at IS NULL ORDER BY d.place`,
    [tasks],
  );
  return rows.map(({ title, draw }) => ({ title, href: `/draws/${draw}` }));
}

/** The objections to these visits, oldest first. */
export async function objectionsOf({ pool }: Platform, numbers: readonly string[]): Promise<Case[]> {
  const { rows } = await pool.query<CaseRow>(
    `SELECT ${caseColumns} FROM cases WHERE type = 'inspections.objection' AND data->>'visitNumber' = ANY($1) ORDER BY id`,
    [numbers],
  );
  return rows.map(caseOf);
}

const answers: Readonly<Record<FrameAnswer["standing"], Text>> = {
  picked: t("在名录里，被抽中", "On the frame, drawn"),
  on: t("在名录里，没有抽中", "On the frame, not drawn"),
  waiting: t("在名录里，还没有抽取", "On the frame, not drawn yet"),
  exempt: t("在名录里，不再抽取：", "On the frame, not to be drawn: "),
  off: t("不在这次的名录里", "Not on this frame"),
};

/** How a firm stood on the frames, and what was published of it; null where the register has no such code. */
export async function firmView(platform: Platform, id: string): Promise<InspectionFirmView["firm"]> {
  const found = await lookUpFirm(platform, id);
  if (!found) return null;
  const { object, frames } = found;
  const { rows } = await findVisits(platform.pool, { object: id, published: true }, { size: 20, number: 1 });
  return {
    ...{ name: object.name, id: object.id, kind: kindName(object.kind) },
    frames: frames.map(({ draw, task, from, until, standing, reason = "" }) => {
      const [zh = "", en = ""] = reason.split(" / ");
      const answer = answers[standing];
      return {
        ...{ task, from, until, picked: standing === "picked", href: `/draws/${draw}?look=${id}` },
        answer: standing === "exempt" ? t(answer.zh + zh, answer.en + (en || zh)) : answer,
      };
    }),
    results: rows.map((row) => resultRow(row, platform.city)),
  };
}
