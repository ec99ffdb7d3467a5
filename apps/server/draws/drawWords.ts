import { stratumTitles } from "@wuxing/areas/supervision";
import type { Shortfall } from "@wuxing/kernel/draw";
import { type Text, t } from "@wuxing/kernel/text";
import type { DrawAlarmKind, DrawLine } from "@wuxing/platform/draws";

export const modeWords = (mode: DrawLine["mode"]): Text =>
  mode === "open" ? t("公开抽取", "Open draw") : t("不打招呼的抽取", "Unannounced draw");

/** Where a draw stands, in a few words. */
export function stateWords({ drawnAt, closedAt, beacon, provenAt, mode }: DrawLine): Text {
  if (closedAt) return t("已全部公开", "all laid open");
  if (drawnAt) return mode === "open" ? t("已抽取", "drawn") : t("已抽取，逐次公开", "drawn, shown visit by visit");
  if (beacon) return t("随机数已产生，等待抽取", "chance has spoken, to be drawn");
  return provenAt
    ? t("方案已写入日志，等待随机数", "logged, waits for chance")
    : t("方案已定，等待写入日志", "fixed, waits for the log");
}

export const alarmWords: Readonly<Record<DrawAlarmKind, Text>> = {
  unproven: t(
    "方案没有在随机数产生前写入日志，这次抽取作废",
    "The plan was not proven in the log before chance spoke: this draw is void",
  ),
  revealsUnproven: t(
    "秘密数名单没有在随机数产生前写入日志，这次抽取作废",
    "The list of secrets was not proven in the log before chance spoke: this draw is void",
  ),
  notDrawn: t("到期没有抽取", "It was not drawn in time"),
  notClosed: t("到期没有公布全部证明", "Its proofs were not all published in time"),
};

const reasons: Readonly<Record<string, Text>> = {
  onFrame: t("名录上", "on the frame"),
  exempt: t("不抽的", "not to be drawn"),
  otherUnit: t("不是有关单位", "of another unit"),
  otherArea: t("不在该区域", "of another area"),
  unqualified: t("没有所需资格", "not qualified"),
  recused: t("应回避", "recused"),
  sameUnit: t("同单位或席位已满", "of a unit that has its seat"),
  atCap: t("已达上限", "at the cap"),
};

/** Titles of classes, where an area gives its own; the draw itself knows them by their codes. */
const classTitles: Readonly<Record<string, Readonly<Record<string, Text>>>> = { supervision: stratumTitles };

/** What a class of an area's draw is called: its title, or the code where it has none. */
export const classWords = (area: string, stratum: string): Text =>
  classTitles[area]?.[stratum] ?? t(`${stratum} 类`, `Class ${stratum}`);

/** A shortfall of an area's draw in a sentence, with what stood against more. */
export function shortfallWords(area: string, { stratum, target, wanted, got, counts }: Shortfall): Text {
  const told = Object.entries(counts).map(([name, count]) => ({ text: reasons[name] ?? t(name, name), count }));
  const zh = told.map(({ text, count }) => `${text.zh} ${count}`).join("，");
  const en = told.map(({ text, count }) => `${count} ${text.en}`).join(", ");
  if (stratum === undefined)
    return t(
      `${target}：应派 ${wanted} 人，派出 ${got} 人（${zh}）`,
      `${target}: ${got} of ${wanted} officers (${en})`,
    );
  const name = classWords(area, stratum);
  return t(`${name.zh}：应抽 ${wanted} 个，抽出 ${got} 个（${zh}）`, `${name.en}: ${got} of ${wanted} drawn (${en})`);
}
