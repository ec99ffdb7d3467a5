import { type Text, t } from "@wuxing/kernel/text";
import type { CaseLine, Colour, Named } from "@wuxing/kernel/views";
import { findDivision, findUnit } from "@wuxing/platform/testing/city";

const hour = 60 * 60 * 1000;

/** An instant so many hours from now, so that the samples are always of today. */
export const inHours = (hours: number): string =>
  new Date(Math.floor(Date.now() / hour) * hour + hours * hour).toISOString();
export const dayIn = (days: number): string => inHours(24 * days).slice(0, 10);

export const unit = (code: string): Named => ({ code, name: findUnit(code)?.shortName ?? t(code, code) });
export const division = (code: string): Named => ({ code, name: findDivision(code)?.name ?? t(code, code) });

export const kinds = {
  request: { type: "hotline.request", typeTitle: t("12345 诉求", "12345 request") },
  point: { type: "workPoints.point", typeTitle: t("工作要点", "Work point") },
  part: { type: "workPoints.part", typeTitle: t("责任分工", "Unit's part") },
  extension: { type: "extensions.request", typeTitle: t("延期申请", "Extension request") },
  mending: { type: "ratings.mending", typeTitle: t("差评整改", "Mending") },
} as const;

const states: Record<string, Text> = {
  received: t("待受理", "Received"),
  dispatched: t("待签收", "To be signed for"),
  inProgress: t("办理中", "In progress"),
  suspended: t("暂缓办理", "Suspended"),
  answered: t("待审核", "Answer being checked"),
  running: t("推进中", "Under way"),
  withHead: t("待负责人审批", "Waiting for the unit's head"),
  closed: t("已办结", "Closed"),
};

type Row = readonly [
  number: string,
  kind: keyof typeof kinds,
  title: string,
  state: string,
  unit: string | null,
  division: string | null,
  dueInHours: number | null,
];

// biome-ignore format: a table reads best with one case a line
const rows: readonly Row[] = [
  ["RX202611240018", "request", "后埠街小学门口路灯连续三晚不亮，孩子放学路上很黑", "inProgress", "px-cgj", "360302", -30],
  ["RX202611230102", "request", "小区二次供水水压不足，六楼以上晚上没有水", "dispatched", "px-swgs", "360302", -3],
  ["YQ202611240003", "extension", "延期申请：五陂镇老旧管网改造", "withHead", "px-zjj", "360302", 5],
  ["RX202611240055", "request", "公交 21 路早高峰间隔太长，能否加开班次", "inProgress", "px-gjgs", "360313", 20],
  ["RX202611240061", "request", "反映工地夜间施工噪声扰民", "received", "px-hbj", "360302", 40],
  ["ZR202601150031", "part", "推进政务服务事项“一次办好”，年底前网办率达到 95%", "inProgress", "px-zwb", null, 52],
  ["RX202611220090", "request", "医保电子凭证在镇卫生院无法使用", "suspended", "px-ybj", "360321101", 190],
  ["ZG202611200004", "mending", "差评整改：物业收费答复不清楚", "inProgress", "px-zjj", "360302", 120],
  ["RX202611190077", "request", "咨询灵活就业人员社保缴费基数", "answered", "px-rsj", "360323", 70],
  ["YD202601150007", "point", "建设“五型”政府监督平台，畅通群众监督渠道", "running", null, null, 800],
];

function colourIn(hours: number | null, state: string): Colour {
  if (hours === null || state === "suspended") return "none";
  if (hours < 0) return "red";
  return hours < 24 ? "amber" : hours < 72 ? "blue" : "none";
}

export const lines: readonly CaseLine[] = rows.map(([number, kind, title, state, unitCode, divisionCode, due]) => ({
  number,
  ...kinds[kind],
  title,
  state,
  stateTitle: states[state] ?? t(state, state),
  tone: "open",
  unit: unitCode ? unit(unitCode) : null,
  division: divisionCode ? division(divisionCode) : null,
  openedAt: inHours(-72),
  closedAt: null,
  due:
    due === null
      ? null
      : { at: inHours(due), certain: due < 700, stopped: state === "suspended", colour: colourIn(due, state) },
}));

const closedTitles = ["窨井盖松动已更换", "健身器材损坏已修好", "咨询落户手续", "河道垃圾已清理"];

export const closedLines: readonly CaseLine[] = closedTitles.map((title, index) => ({
  ...(lines[0] as CaseLine),
  number: `RX20261101000${index + 1}`,
  title,
  state: "closed",
  stateTitle: states.closed as Text,
  closedAt: inHours(-24 * (index + 2)),
  due: null,
}));

/** A long list, so that paging and scrolling are seen. */
export const manyLines: readonly CaseLine[] = Array.from({ length: 120 }, (_, index) => {
  const line = lines[index % lines.length] as CaseLine;
  return index < lines.length ? line : { ...line, number: `${line.number.slice(0, -3)}${String(index + 300)}` };
});
