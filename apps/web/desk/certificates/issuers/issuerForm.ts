import type { Text } from "@wuxing/kernel/text";
import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { Change } from "../../administration/contract.ts";
import { formField } from "../../administration/formField.ts";

/** An issuer as the register has it. */
export interface IssuerRow {
  readonly code: string;
  readonly name: Text;
  readonly url: string;
  readonly keys: readonly object[];
  readonly types: readonly {
    readonly vct: string;
    readonly type: string;
    readonly holder: string;
    readonly claims: Readonly<Record<string, string>>;
  }[];
  readonly since: string;
  readonly until: string | null;
}

type Texts = Readonly<Record<string, string>>;

const typeLine = ({ vct, type, holder, claims }: IssuerRow["types"][number]): string =>
  [vct, type, holder, ...Object.entries(claims).map(([ours, theirs]) => `${ours}=${theirs}`)].join(" ");

/** The fields of an issuer; its code is chosen once. */
export const issuerFields = (today: string, row?: IssuerRow): FormField[] => [
  ...(row
    ? []
    : [
        formField("code", t("代号", "Code"), "text", {
          ...{ maxLength: 40, help: t("小写字母和数字，定后不改", "Small letters and digits; it never changes") },
        }),
      ]),
  formField("name.zh", t("名称（中文）", "Name in Chinese"), "text", { value: row?.name.zh ?? "", maxLength: 80 }),
  formField("name.en", t("名称（英文）", "Name in English"), "text", { value: row?.name.en ?? "", maxLength: 160 }),
  formField("url", t("网址", "Address"), "text", {
    ...{ value: row?.url ?? "", maxLength: 300 },
    help: t("它的证照里写的颁发者（iss）", "As its certificates name their issuer (iss)"),
  }),
  formField("since", t("从哪天起认可", "Trusted from"), "date", { value: row?.since ?? today }),
  formField("until", t("到哪天为止（不含）", "Until (that day excluded)"), "date", {
    ...{ required: false, value: row?.until ?? "" },
  }),
  formField("types", t("认可的证照", "Certificates taken"), "textarea", {
    ...{ value: row?.types.map(typeLine).join("\n") ?? "", maxLength: 6000 },
    help: t(
      "一行一种：对方的 vct、本市类型代码、写明持证人号码的声明名；字段叫法不同的，再写 本市字段=对方声明",
      "A line each: its vct, our type, its claim with the holder's code; where it calls a field otherwise, ours=theirs",
    ),
  }),
  formField("keys", t("公钥（JWKS）", "Public keys (JWKS)"), "textarea", {
    ...{ value: row ? JSON.stringify({ keys: row.keys }, null, 1) : "", maxLength: 8000 },
    help: t("粘贴，或按网址取来核对后保存", "Paste them, or fetch them by the address and check before saving"),
  }),
];

const typeIn = (line: string): IssuerRow["types"][number] => {
  const [vct = "", type = "", holder = "", ...pairs] = line.trim().split(/\s+/u);
  return { vct, type, holder, claims: Object.fromEntries(pairs.map((pair) => pair.split("=", 2) as [string, string])) };
};

/** The keys of a JWKS, or of a bare list of keys; what is no JSON is sent as it is, and the server says so. */
function keysIn(text: string): unknown {
  try {
    const said = JSON.parse(text);
    return Array.isArray(said) ? said : said.keys;
  } catch {
    return text;
  }
}

export function issuerChange(texts: Texts, row?: IssuerRow): Change[] {
  const code = row?.code ?? texts.code ?? "";
  const after = {
    ...{ code, name: t(texts["name.zh"] ?? "", texts["name.en"] ?? ""), url: texts.url },
    ...{ keys: keysIn(texts.keys ?? ""), since: texts.since, until: texts.until || null },
    types: (texts.types ?? "")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map(typeIn),
  };
  return [{ register: "certificateIssuers", key: code, after }];
}
