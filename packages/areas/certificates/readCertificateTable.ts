import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { fieldsOfType } from "@wuxing/platform/certificates";
import { certificateTypes } from "@wuxing/platform/items";
import { readTable } from "@wuxing/platform/registers";
import { fieldLabel } from "./fieldLabel.ts";

/** The heads of a table of certificates, beside what the type says of its holder by the fields' Chinese names. */
const heads = { type: "证照类型", holder: "证件号码", validFrom: "有效期自", validUntil: "有效期至" } as const;
const own: ReadonlySet<string> = new Set(Object.values(heads));

/** The head of a table for certificates of a type. */
export const headOf = (type: string): readonly string[] => [
  ...Object.values(heads),
  ...fieldsOfType(type).map((field) => fieldLabel(field).zh),
];

/** The rows of a table (XLSX or CSV), each with its number in the file. Throws Refusal where a column is missing or unknown. */
export async function readCertificateTable(
  bytes: Uint8Array,
): Promise<readonly { readonly at: number; readonly row: Readonly<Record<string, unknown>> }[]> {
  const [table] = await readTable(bytes);
  const head = table?.head ?? [];
  const missing = [heads.type, heads.holder, heads.validFrom].filter((name) => !head.includes(name));
  if (!table || missing.length > 0)
    throw new Refusal(
      "refused",
      t(
        `表里少了这些列：${missing.join("、")}，请用模板填写`,
        `The table lacks these columns: ${missing.join(", ")}; fill in the template`,
      ),
    );
  return table.rows.map(({ number, cells }) => {
    const said = new Map(head.map((name, i) => [name, (cells[i] ?? "").trim()]));
    const named = said.get(heads.type) ?? "";
    const type = certificateTypes.find(({ code, name }) => code === named || name.zh === named)?.code ?? named;
    const fields = new Map(fieldsOfType(type).map((field) => [fieldLabel(field).zh, field]));
    const claims = [...said].flatMap(([name, value]) =>
      own.has(name) || value === "" ? [] : [[fields.get(name) ?? name, value] as const],
    );
    const validUntil = said.get(heads.validUntil);
    return {
      at: number,
      row: {
        ...{ type, holder: said.get(heads.holder) ?? "", validFrom: said.get(heads.validFrom) ?? "" },
        ...(validUntil ? { validUntil } : {}),
        claims: Object.fromEntries(claims),
      },
    };
  });
}
