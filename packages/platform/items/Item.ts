import { z } from "zod";
import { limit, material, question, refundRow, special } from "./itemParts.ts";
import { promiseRisks } from "./promiseRisks.ts";

const words = (longest: number) => z.string().trim().min(1).max(longest);
const text = z.strictObject({ zh: words(400), en: words(800) });
const place = z.strictObject({ name: text, address: words(200), hours: text, phone: words(40).optional() });

/** 主题: when in a life, or a firm's, an item is looked for. */
export const lifeEvents = [
  ...["birth", "school", "work", "marriage", "housing", "health", "driving", "retirement", "hardship", "death"],
  ...["opening", "premises", "building", "trade", "transport", "farming", "staff", "closing"],
] as const;

/** 事项类型 of GB/T 39046: what kind of power or service it is. */
export const itemKinds = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "20"] as const;

/**
 * A matter of government service (事项) as the guide tells it, after GB/T 39046-2020 table 4. What the product acts on
 * has a field of its own; what it only keeps and gives out stands in `more`, by the standard's names.
 */
export const itemSchema = z.strictObject({
  /** 实施编码, 31 characters: who does it and what it is. */
  code: z.string().regex(/^[0-9A-Z]{31}$/),
  /** 基本编码. */
  baseCode: z.string().regex(/^[0-9A-Z]{12}$/),
  name: text,
  kind: z.enum(itemKinds),
  /** 行使层级. */
  level: z.enum(["1", "2", "3", "4", "5", "6", "7"]),
  /** The unit that decides, by its code in the register of units. */
  unit: words(40),
  /** 区划, six digits. */
  division: z.string().regex(/^\d{6}$/),
  /** 服务对象: 1 a person, 2 a firm, 3 an institution, 4 an organisation, 5 an agency, 6 others. */
  audience: z.array(z.enum(["1", "2", "3", "4", "5", "6"])).min(1),
  /** 办件类型: 1 decided at once, 2 within the promised time, 9 others. */
  handling: z.enum(["1", "2", "9"]),
  /** 法定时限; absent where the law sets none. */
  legal: limit.optional(),
  /** 承诺时限, never longer than the legal one. */
  promised: limit.optional(),
  /** Joint or centralised handling: the other units that decide with it (行政许可法 §26). */
  jointUnits: z.array(words(40)).max(20),
  /** A lower level looks at it first and passes it up (§35, §43). */
  preReview: z.boolean(),
  /** Who does: a layer, whose unit of the applicant's place it is, or one unit by its code. */
  preReviewBy: words(40).optional(),
  /** Its permit can be renewed before it expires (§50). */
  renewable: z.boolean(),
  /** 告知承诺 is open to it; never for what 国办发〔2020〕42号 excludes. */
  promisable: z.boolean(),
  /** Which of those subjects it directly touches, as the department declares; absent: none. */
  risks: z.array(z.enum(promiseRisks)).min(1).max(7).optional(),
  specials: z.array(special).max(10),
  materials: z.array(material).max(60),
  questions: z.array(question).max(80),
  /** In 分; absent: free of charge. */
  fee: z.strictObject({ amount: z.int().min(0), basis: words(300) }).optional(),
  /** What is given back of it where nothing is granted; one row for an ending. Absent: as the city's table says. */
  refunds: z.array(refundRow).min(1).max(5).optional(),
  /** How the result comes: at the counter, by post, as a certificate. */
  delivery: z.array(z.enum(["counter", "post", "certificate"])).min(1),
  /** Type of the certificate that a grant issues. */
  issues: z.string().max(40).optional(),
  /** 到现场次数. */
  visits: z.int().min(0).max(9),
  conditions: z.array(text).max(40),
  legalBasis: z.array(words(300)).min(1).max(20),
  /** Other words by which people look for it. */
  synonyms: z.array(words(40)).max(40),
  /** 承办机构, where it is a part of the unit or belongs to it. */
  office: text.optional(),
  /** 办理地点和时间. */
  places: z.array(place).max(10).optional(),
  lifeEvents: z.array(z.enum(lifeEvents)).max(6).optional(),
  /** 复议机关和诉讼法院: where a refusal can be taken to. */
  remedies: z.strictObject({ review: text, court: text }).optional(),
  /** The rest of table 4, by the standard's names of fields. */
  more: z.record(z.string().min(1).max(60), words(2000)),
});

export type Item = z.output<typeof itemSchema>;
