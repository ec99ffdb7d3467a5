import { type Text, t } from "@wuxing/kernel/text";
import { objectKinds } from "../objectKinds.ts";

/** The registers that can be filled from a table. */
export type Importable = "items" | "objects" | "officers";

export interface Column {
  readonly field: string;
  readonly title: Text;
  readonly required?: true;
  readonly example: string;
  /** How a cell is read; absent: as it stands. `now` is the row as it is, where it is there already. */
  readonly read?: (cell: string) => unknown;
}

const parts = (cell: string): string[] =>
  cell
    .split(/[、,，;；\n]+/u)
    .map((part) => part.trim())
    .filter(Boolean);
const lines = (cell: string): string[] =>
  cell
    .split(/[;；\n]+/u)
    .map((part) => part.trim())
    .filter(Boolean);
const whole = (cell: string): unknown => (/^\d+$/u.test(cell) ? Number(cell) : cell);
const orNull = (cell: string): string | null => cell || null;
const kindOf = (cell: string): string =>
  objectKinds.find(({ label, value }) => [label.zh, label.en, value].includes(cell))?.value ?? cell;
const classOf = (cell: string): string =>
  ({ 重点: "key", 重点检查事项: "key", 一般: "general", 一般检查事项: "general" })[cell] ?? cell;

const since = { field: "since", title: t("开始日期", "From"), required: true, example: "2026-01-01" } as const;
const until = { field: "until", title: t("结束日期", "Until"), example: "", read: orNull } as const;
const unit = { field: "unit", title: t("部门", "Department"), required: true, example: "市市场监管局" } as const;
const kind: Column = {
  field: "kind",
  title: t("对象类别", "Kind of object"),
  required: true,
  example: "餐饮服务",
  read: kindOf,
};

/** The columns of each table; the template is made of them, and a fault names them. */
export const importColumns: Readonly<Record<Importable, readonly Column[]>> = {
  objects: [
    { field: "id", title: t("统一社会信用代码", "Unified social credit code"), required: true, example: "" },
    { field: "name", title: t("名称", "Name"), required: true, example: "萍乡市样例餐饮店" },
    { field: "division", title: t("区划", "Division"), required: true, example: "安源区" },
    kind,
    { field: "risk", title: t("风险等级", "Risk class"), required: true, example: "A" },
    since,
    until,
  ],
  officers: [
    { field: "id", title: t("人员编号", "Officer's id"), required: true, example: "SCJ-01" },
    unit,
    { field: "name", title: t("姓名", "Name"), required: true, example: "程公平" },
    { field: "certificate", title: t("执法证号", "Certificate number"), required: true, example: "360300260001" },
    { field: "qualifications", title: t("执法资质", "Qualifications"), example: "食品安全、特种设备", read: parts },
    { field: "areas", title: t("执法区域", "Areas"), example: "安源区、湘东区", read: parts },
    since,
    until,
  ],
  items: [
    { field: "code", title: t("目录编码", "Item code"), required: true, example: "03603001700101" },
    unit,
    { field: "name", title: t("抽查事项", "Item"), required: true, example: "餐饮服务食品安全检查" },
    { field: "field", title: t("抽查领域", "Field"), required: true, example: "食品安全" },
    { field: "class", title: t("事项类别", "Class"), required: true, example: "重点", read: classOf },
    { ...kind, field: "object_kind" },
    { field: "legal_basis", title: t("检查依据", "Legal basis"), required: true, example: "食品安全法 §110" },
    { field: "method", title: t("检查方式", "Method"), required: true, example: "现场检查" },
    { field: "times_per_year", title: t("年度频次", "Times a year"), required: true, example: "1", read: whole },
    { field: "qualification", title: t("所需资质", "Qualification needed"), example: "食品安全", read: orNull },
    {
      field: "checklist",
      title: t("检查内容", "What is checked"),
      required: true,
      example: "许可证是否有效；进货查验记录是否完整",
      read: lines,
    },
    since,
    until,
  ],
};

/** The head of a column as the template writes it. */
export const columnHead = ({ title, required }: Column): string => `${title.zh} ${title.en}${required ? " *" : ""}`;

export const importNames: Readonly<Record<Importable, Text>> = {
  objects: t("检查对象名录库", "Register of objects"),
  officers: t("执法检查人员名录库", "Register of officers"),
  items: t("随机抽查事项清单", "List of items"),
};
