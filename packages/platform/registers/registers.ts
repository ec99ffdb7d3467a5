import { codePlaces } from "@wuxing/kernel/certificates";
import { postRoles, postTitles } from "@wuxing/kernel/procedure";
import { type ZodType, z } from "zod";

const day = z.iso.date({ error: "请按 2026-11-25 的样子填写日期 | Write a day like 2026-11-25" });
const until = day.nullable();
const words = (longest: number) =>
  z.string().trim().min(1, { error: "请填写这一项 | Please fill this in" }).max(longest);
const text = z.strictObject({ zh: words(80), en: words(160) });
const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,39}$/, {
  error: "请用 2 到 40 个小写字母、数字、点或短横 | Use 2 to 40 small letters, digits, dots or hyphens",
});
const level = z.enum(["city", "county", "township"], {
  error: "层级请写：市直、县区或乡镇街道 | Choose a layer: city, county or township",
});

const roleTitles = postRoles.map((role) => postTitles[role]);
const role = z.enum(postRoles, {
  error: `岗位请从这些里选：${roleTitles.map(({ zh }) => zh).join("、")} | Choose one of these posts: ${roleTitles.map(({ en }) => en).join(", ")}`,
});

const amount = z
  .number({ error: "请填写数字 | Please give a number" })
  .min(0, { error: "不能小于零 | It cannot be less than zero" })
  .max(1_000_000, { error: "数字太大 | The number is too large" });
const value = z.strictObject({
  amount,
  unit: z.enum(["workingDay", "calendarDay", "hour", "minute", "count", "percent", "score", "yuan"]),
  rolls: z.boolean().optional(),
});
const ruleSource = z.strictObject({
  title: words(200),
  article: z.string().trim().max(40).optional(),
  mark: z.enum(["T", "E", "C", "D", "M"]),
  note: text.optional(),
});

const longText = z.strictObject({ zh: words(400), en: words(800) });
const templateGroup = z.strictObject({
  title: text.nullable(),
  fields: z
    .array(z.strictObject({ key: words(60), label: text }))
    .min(1, { error: "每组至少一个字段 | Each group has a field at least" })
    .max(30),
});

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/, {
  error: "公钥应为 P-256 的 JWK | A key is a JWK of P-256",
});
/** A public key as JWKS has it; whatever else stands there is left out. */
const publicKey = z.object({
  kty: z.literal("EC", { error: "公钥应为 P-256 的 JWK | A key is a JWK of P-256" }),
  crv: z.literal("P-256", { error: "公钥应为 P-256 的 JWK | A key is a JWK of P-256" }),
  x: coordinate,
  y: coordinate,
  kid: z.string().max(200).optional(),
  d: z
    .never({ error: "这是私钥：请只填公钥，并请对方换掉这个私钥 | This is a private key: give public ones alone" })
    .optional(),
});
const acceptedType = z.strictObject({
  vct: words(300),
  type: words(40),
  holder: words(60),
  claims: z.record(words(60), words(60)),
});

interface Register {
  readonly table: string;
  /** Columns that tell rows apart; joined by "/" they are the row's key. */
  readonly id: readonly string[];
  readonly columns: readonly string[];
  readonly row: ZodType<Record<string, unknown>>;
}

const register = <Shape extends z.core.$ZodLooseShape>(table: string, id: readonly string[], shape: Shape) => ({
  table,
  id,
  columns: Object.keys(shape),
  row: z.strictObject(shape),
});

/** Every register: its table, and what a row of it may hold, by the names of its columns. */
export const registers = {
  divisions: register("divisions", ["code"], {
    code: z.string().regex(/^\d{6}(?:\d{3}){0,2}$/, {
      error: "区划代码是 6、9 或 12 位数字 | A division code has 6, 9 or 12 digits",
    }),
    name: text,
    level,
    parent: z.string().nullable(),
  }),
  units: register("units", ["code"], {
    code,
    name: text,
    short_name: text,
    aliases: z.array(words(80)).max(40),
    layer: level,
    division: words(12),
    parent: z.string().nullable(),
    since: day,
    until,
  }),
  people: register("people", ["username"], {
    username: z.string().regex(/^[a-z0-9._-]{3,40}$/, {
      error:
        "用户名用 3 到 40 个小写字母、数字、点、下划线或短横 | A user name has 3 to 40 small letters, digits, dots, underscores or hyphens",
    }),
    name: text,
    since: day,
    until,
  }),
  posts: register("posts", ["user_id", "unit", "role", "since"], {
    user_id: words(40),
    unit: words(40),
    role,
    since: day,
    until,
  }),
  delegations: register("delegations", ["id"], {
    id: z.uuid(),
    from_user: words(40),
    to_user: words(40),
    unit: words(40),
    role,
    since: day,
    until: day,
    reason: words(200),
  }),
  holidays: register("holidays", ["day"], { day, kind: z.enum(["rest", "working"]), title: text, source: words(200) }),
  rules: register("rule_rows", ["key", "since"], {
    key: words(80),
    since: day,
    until,
    title: text,
    value,
    source: ruleSource,
    deemed: text.nullable(),
  }),
  templates: register("templates", ["id"], {
    id: z.uuid(),
    type: z.string().max(60).nullable(),
    action: z.string().max(60).nullable(),
    unit: z.string().max(40).nullable(),
    title: words(80),
    text: words(2000),
    until,
  }),
  certificateTemplates: register("certificate_templates", ["type", "since"], {
    type: words(40),
    since: day,
    title: text,
    wording: longText.nullable(),
    groups: z.array(templateGroup).min(1, { error: "请至少写一组字段 | Give a group of fields at least" }).max(8),
    landscape: z.boolean(),
    seal: z.string().trim().max(60),
    footnote: longText.nullable(),
    code_at: z.enum(codePlaces),
  }),
  certificateIssuers: register("certificate_issuers", ["code"], {
    code,
    name: text,
    url: z
      .url({ protocol: /^https?$/, error: "请填写颁发机构的网址 | Give the issuer's address" })
      .max(300)
      .transform((url) => url.replace(/\/$/u, "")),
    keys: z
      .array(publicKey, { error: "请粘贴 JWKS 里的公钥 | Paste the public keys of its JWKS" })
      .min(1, { error: "请粘贴 JWKS 里的公钥 | Paste the public keys of its JWKS" })
      .max(20),
    types: z
      .array(acceptedType, { error: "请写明认可哪些证照 | Say which certificates are taken" })
      .min(1, { error: "请写明认可哪些证照 | Say which certificates are taken" })
      .max(60),
    since: day,
    until,
  }),
  codes: register("unit_codes", ["unit"], { unit: words(40), uscc: words(18) }),
  duties: register("duties", ["topic", "place", "since"], {
    topic: words(40),
    place: words(12),
    since: day,
    until,
    unit: words(40),
    joint: z.string().max(40).nullable(),
    source: words(200),
  }),
  groups: register("unit_groups", ["name"], {
    name: words(80),
    aliases: z.array(words(80)).max(40),
    units: z.array(words(40)).max(400),
    open: z.boolean(),
  }),
} as const satisfies Record<string, Register>;

export type RegisterName = keyof typeof registers;
/** A row of a register, by the names of its columns. */
export type RowOf<Name extends RegisterName> = z.output<(typeof registers)[Name]["row"]>;

export const registerNames = Object.keys(registers) as RegisterName[];

/** The key of a row: what tells it apart, joined by "/". */
export const keyOf = (name: RegisterName, row: Readonly<Record<string, unknown>>): string =>
  registers[name].id.map((column) => String(row[column])).join("/");
