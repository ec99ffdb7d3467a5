import { type Text, t } from "@wuxing/kernel/text";

/** A result of an inspection as the national publicity system names it (from memory, to be confirmed: rules.md §6). */
export interface ResultKind {
  readonly value: string;
  readonly label: Text;
  /** Code of the kind in the national list. */
  readonly code: number;
  /** Something is to be mended: a mending case is opened. */
  readonly mends: boolean;
  /** Nobody of the firm was there, so nobody can sign. */
  readonly absent?: true;
}

export const resultKinds = [
  { value: "noProblem", code: 1, label: t("未发现问题", "No problem found"), mends: false },
  {
    value: "notDisclosed",
    code: 2,
    label: t("未按规定公示应当公示的信息", "Did not disclose what it must"),
    mends: true,
  },
  {
    value: "falseDisclosure",
    code: 3,
    label: t("公示信息隐瞒真实情况、弄虚作假", "Disclosed what is not true"),
    mends: true,
  },
  {
    value: "unreachable",
    code: 4,
    label: t("通过登记的住所（经营场所）无法联系", "Not to be found at its registered address"),
    mends: false,
    absent: true,
  },
  { value: "ordered", code: 5, label: t("发现问题已责令改正", "Problems found, ordered to mend"), mends: true },
  {
    value: "uncooperative",
    code: 6,
    label: t("不配合检查情节严重", "Seriously obstructed the inspection"),
    mends: false,
  },
  {
    value: "notOperating",
    code: 7,
    label: t("未发现开展本次抽查涉及的经营活动", "Does not do the business inspected"),
    mends: false,
  },
  {
    value: "pending",
    code: 8,
    label: t("发现问题待后续处理", "Problems found, to be dealt with further"),
    mends: true,
  },
] as const satisfies readonly ResultKind[];

export type ResultValue = (typeof resultKinds)[number]["value"];
export const resultValues = resultKinds.map(({ value }) => value) as [ResultValue, ...ResultValue[]];

/** The kind of a value; undefined for what is none. */
export const findResult = (value: string | undefined): ResultKind | undefined =>
  resultKinds.find((kind) => kind.value === value);

/** Whether something was found to be mended. */
export const mends = (value: string | undefined): boolean => findResult(value)?.mends ?? false;

/** Of several departments' results the one that stands for the visit: the gravest, in the order of the law's concern. */
const gravity: readonly ResultValue[] = [
  "falseDisclosure",
  "uncooperative",
  "pending",
  "ordered",
  "notDisclosed",
  "unreachable",
  "notOperating",
  "noProblem",
];
export const gravest = (values: readonly string[]): ResultValue | undefined =>
  gravity.find((value) => values.includes(value));
