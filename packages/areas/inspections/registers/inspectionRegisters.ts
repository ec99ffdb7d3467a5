import { parseUscc } from "@wuxing/kernel/identifiers";
import { type ZodType, z } from "zod";
import { kindValues } from "../objectKinds.ts";
import { riskClasses } from "../riskClasses.ts";

const day = z.iso.date({ error: "请按 2026-11-25 的样子填写日期 | Write a day like 2026-11-25" });
const until = day.nullable();
const words = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, { error: "请填写这一项 | Please fill this in" })
    .max(longest, { error: `最多 ${longest} 个字 | At most ${longest} characters` });
const unit = words(40);
const list = (longest: number) => z.array(words(longest)).max(60);
const kind = z.enum(kindValues, {
  error: "没有这种对象类别，请用模板“说明”里的名称 | There is no such kind of object; see the template's notes",
});
const risk = z.enum(riskClasses, { error: "风险等级应为 A、B、C 或 D | The risk class is A, B, C or D" });
const itemCode = z.string().regex(/^\d{14}$/u, { error: "目录编码应为 14 位数字 | An item code has 14 digits" });
const percent = z
  .number({ error: "请填写数字 | Please give a number" })
  .positive({ error: "比例应大于 0 | A share is above 0" })
  .max(100, { error: "比例不能超过 100 | A share is at most 100" });

const uscc = z.string().superRefine((text, context) => {
  const parsed = parseUscc(text);
  if (!parsed.ok) context.addIssue({ code: "custom", message: `${parsed.reason.zh} | ${parsed.reason.en}` });
});

const shares = z
  .strictObject({ A: percent, B: percent, C: percent, D: percent })
  .refine(({ A, B, C, D }) => A < B && B < C && C < D, {
    error: "抽取比例应随风险等级升高：A < B < C < D | The shares must rise with the risk: A < B < C < D",
  });

interface Register {
  readonly table: string;
  readonly id: string;
  readonly columns: readonly string[];
  readonly row: ZodType<Record<string, unknown>>;
}
const register = <Shape extends z.core.$ZodLooseShape>(table: string, id: string, shape: Shape) => ({
  ...{ table, id, columns: Object.keys(shape) },
  row: z.strictObject(shape),
});

/** The list and the two registers of 一单两库, the recusals, and the tasks of the yearly plan; columns as their tables have them. */
export const inspectionRegisters = {
  items: register("inspection_items", "code", {
    code: itemCode,
    unit,
    name: words(200),
    field: words(60),
    class: z.enum(["key", "general"]),
    object_kind: kind,
    legal_basis: words(300),
    method: words(60),
    times_per_year: z.int().min(1).max(12),
    /** What an officer must hold to check it. */
    qualification: z.string().trim().max(60).nullable(),
    checklist: list(300).min(1, { error: "检查清单至少一条 | The checklist has at least one line" }),
    since: day,
    until,
  }),
  objects: register("inspection_objects", "id", {
    id: uscc,
    name: words(200),
    division: z
      .string()
      .regex(/^\d{6}(?:\d{3})?$/u, { error: "区划代码是 6 或 9 位数字 | A division code has 6 or 9 digits" }),
    kind,
    risk,
    since: day,
    until,
  }),
  officers: register("inspection_officers", "id", {
    id: z.string().regex(/^[A-Za-z0-9-]{2,40}$/u, {
      error: "人员编号用 2 到 40 个字母、数字或短横 | An officer's id has 2 to 40 letters, digits or hyphens",
    }),
    unit,
    name: words(60),
    certificate: z.string().regex(/^[A-Za-z0-9]{6,30}$/u, {
      error: "执法证号是 6 到 30 位字母和数字 | A certificate number has 6 to 30 letters and digits",
    }),
    qualifications: list(60),
    areas: z
      .array(z.string().regex(/^\d{6}$/u, { error: "区域写 6 位区划代码 | Areas are division codes of 6 digits" }))
      .max(20),
    since: day,
    until,
  }),
  recusals: register("inspection_recusals", "id", {
    id: z.uuid(),
    officer: words(40),
    object: words(40),
    reason: words(300),
    until,
  }),
  tasks: register("inspection_tasks", "id", {
    id: z.uuid(),
    year: z.int().min(2019).max(2100),
    name: words(200),
    unit,
    partners: list(40),
    items: list(14).min(1, { error: "请选择至少一个抽查事项 | Choose at least one item" }),
    object_kind: kind,
    division: z.string().max(12).nullable(),
    basis: z.enum(["random", "keySupervision", "complaint"]),
    shares,
    level: z.enum(["city", "county"]),
    method: words(60),
    from_day: day,
    until_day: day,
  }),
} as const satisfies Record<string, Register>;

export type InspectionRegister = keyof typeof inspectionRegisters;
/** A row of one of these registers. */
export type InspectionRow<Name extends InspectionRegister> = z.output<(typeof inspectionRegisters)[Name]["row"]>;
export type Item = InspectionRow<"items">;
export type InspectedObject = InspectionRow<"objects">;
export type Officer = InspectionRow<"officers">;
export type Task = InspectionRow<"tasks">;
