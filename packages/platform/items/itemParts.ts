import { z } from "zod";

const words = (longest: number) => z.string().trim().min(1).max(longest);
const text = z.strictObject({ zh: words(400), en: words(800) });
const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);

/** One thing an applicant must hand in (申请材料). */
export const material = z.strictObject({
  key,
  name: text,
  /** 必要 or only in the case that `when` tells. */
  required: z.boolean(),
  when: text.optional(),
  /** 来源渠道: who makes it. `shared`: the government has it itself and may not ask for it (在线政务规定 §7). */
  source: z.enum(["applicant", "government", "intermediary", "shared"]),
  copies: z.int().min(0).max(20),
  basis: words(300),
  /** Type of the certificate that proves it: who holds one is never asked for the material. */
  certificateType: z.string().max(40).optional(),
  /** May be replaced by a written promise (告知承诺). */
  promise: z.boolean().optional(),
});

/** One question of an item's form. Questions with the same `concept` are asked once in a bundle, and certificates answer them. */
export const question = z.strictObject({
  key,
  label: text,
  help: text.optional(),
  type: z.enum(["text", "textarea", "number", "date", "choice", "yesNo", "phone", "citizenNumber", "uscc"]),
  required: z.boolean(),
  options: z
    .array(z.strictObject({ value: words(40), label: text }))
    .max(60)
    .optional(),
  concept: z.string().max(60).optional(),
});

/** A step whose time is not counted (行政许可法 §45). */
export const special = z.strictObject({
  kind: z.enum([
    "hearing",
    "tender",
    "auction",
    "inspection",
    "quarantine",
    "appraisal",
    "expertReview",
    "exam",
    "publicNotice",
  ]),
  name: text,
  /** How long it takes at most; the applicant is told in writing. */
  days: z.int().min(1).max(400),
  unit: z.enum(["workingDay", "calendarDay"]),
  basis: words(300),
});

/** A time limit with where it is written. */
export const limit = z.strictObject({
  amount: z.int().min(0).max(400),
  unit: z.enum(["workingDay", "calendarDay"]),
  note: text.optional(),
  basis: words(300),
});

/** How an application may end without a grant, for what is given back of its fee. */
export const refundEndings = ["denied", "notAccepted", "lapsed", "withdrawn", "terminated"] as const;

/** What is given back of a fee that was paid where it ends so, and where that is written. An ending without a row: as the city's own table says. */
export const refundRow = z.strictObject({
  ending: z.enum(refundEndings),
  percent: z.int().min(0).max(100),
  basis: words(300),
});

export type RefundRow = z.output<typeof refundRow>;
export type Material = z.output<typeof material>;
export type Question = z.output<typeof question>;
export type SpecialStep = z.output<typeof special>;
export type ItemLimit = z.output<typeof limit>;
