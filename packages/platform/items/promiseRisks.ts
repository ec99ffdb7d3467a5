import { type Text, t } from "@wuxing/kernel/text";

/**
 * Subjects for which no written promise may stand in for a proof (国办发〔2020〕42号; mark E, 重要涉外 mark M): what
 * directly touches them is too risky, too costly to correct, or beyond repair.
 */
export const promiseRisks = [
  "nationalSecurity",
  "publicSecurity",
  "finance",
  "environment",
  "lifeAndHealth",
  "foreign",
  "costlyToCorrect",
] as const;
export type PromiseRisk = (typeof promiseRisks)[number];

export const promiseRiskWords: Readonly<Record<PromiseRisk, Text>> = {
  nationalSecurity: t("国家安全、国家秘密", "national security and secrets"),
  publicSecurity: t("公共安全", "public security"),
  finance: t("金融业审慎监管", "prudence in finance"),
  environment: t("生态环境保护", "the environment"),
  lifeAndHealth: t("人身健康、生命财产安全", "life, health and property"),
  foreign: t("重要涉外", "weighty foreign matters"),
  costlyToCorrect: t("纠错成本较高、损害难以挽回", "what is costly to correct or beyond repair"),
};

/**
 * What a name says without a doubt, in words of our choosing (mark M). Only plain ones: what a law opens to a promise by name, as the fire check of public
 * places (消防法 §15), must not be among them; the rest the department declares in `risks`.
 */
const named: readonly (readonly [PromiseRisk, RegExp])[] = [
  ["nationalSecurity", /国家秘密|涉密|国家安全/u],
  ["publicSecurity", /枪支|弹药|爆炸|烟花爆竹|剧毒|危险化学品|易制毒|放射性/u],
  ["finance", /融资担保|小额贷款|典当|银行|证券|期货|保险公司/u],
  ["environment", /排污许可|环境影响|危险废物|辐射|核设施/u],
  ["lifeAndHealth", /药品|疫苗|麻醉|医疗机构|医疗器械|特种设备|安全生产许可/u],
];

/** Of an item what tells whether a promise is open to it. */
interface Touching {
  readonly name: Text;
  /** As its department declares. */
  readonly risks?: readonly PromiseRisk[] | undefined;
}

/** What an item directly touches of these subjects: as its department declares, and as its name says. */
export function risksOf({ name, risks = [] }: Touching): readonly PromiseRisk[] {
  const said = named.filter(([, words]) => words.test(name.zh)).map(([risk]) => risk);
  return promiseRisks.filter((risk) => risks.includes(risk) || said.includes(risk));
}

/** Whether a written promise (告知承诺) is open: the item says so, and it touches nothing for which there may be none. */
export const isPromisable = (item: Touching & { readonly promisable: boolean }): boolean =>
  item.promisable && risksOf(item).length === 0;
