import { type Text, t } from "@wuxing/kernel/text";
import { blanks, type CertificateTemplate, type CopyContent, filledIn } from "./CertificateTemplate.ts";
import { layOutCopy, sealWidth, titleSize, titleWidth } from "./layOutCopy.ts";
import { textLines } from "./textLines.ts";

export interface TemplateFault {
  readonly field: "title" | "wording" | "groups" | "seal" | "footnote";
  readonly reason: Text;
}

/** As long as names of units are. */
const longUnit = "某".repeat(16);

/** What a copy says at its longest, by which a template is tried: each value is a long line. */
const longValue = "示例".repeat(15);

/** Made-up words in all fields, for trying a template and for its picture. */
export const sampleContent = (fields: readonly string[], value: string): CopyContent => ({
  values: Object.fromEntries(fields.map((field) => [field, value])),
  unit: t("萍乡市某某局", "Pingxiang Sample Bureau"),
  validity: t("2026-01-01 至 2030-12-31", "2026-01-01 to 2030-12-31"),
  issuedOn: "2026-01-01",
  id: "1.2.156.3005.2.SAMPLE.360300.20260101000001.001.0",
  watermark: t("样张 不作证照使用", "Sample").zh,
});

/** The fields of a type, which of them every copy must have, and what they are called; without it by their keys. */
interface KnownFields {
  readonly fields: readonly string[];
  readonly required: readonly string[];
  readonly nameOf?: (key: string) => Text;
}

/**
 * What is wrong with a template of a type that has these fields: those it lacks, those that must stand and do not, one
 * named twice, blanks that nothing fills, and words too long for the page. Empty where nothing is.
 */
export const templateFaults = (
  template: CertificateTemplate,
  { fields, required, nameOf = (key) => t(key, key) }: KnownFields,
): readonly TemplateFault[] => [
  ...fieldFaults(template, { fields, required, nameOf }),
  ...blankFaults(template),
  ...sizeFaults(template),
];

function fieldFaults(
  { groups }: CertificateTemplate,
  { fields, required, nameOf }: Required<KnownFields>,
): TemplateFault[] {
  const named = groups.flatMap((group) => group.fields.map(({ key }) => key));
  const fault = (reason: Text): TemplateFault => ({ field: "groups", reason });
  return [
    ...named
      .filter((key) => !fields.includes(key))
      .map((key) => fault(t(`这种证照没有字段“${key}”，请去掉`, `This type has no field “${key}”; take it out`))),
    ...named
      .filter((key, i) => named.indexOf(key) !== i)
      .map(nameOf)
      .map(({ zh, en }) => fault(t(`字段“${zh}”写了两次，请去掉一处`, `The field “${en}” stands twice; remove one`))),
    ...required
      .filter((key) => !named.includes(key))
      .map(nameOf)
      .map(({ zh, en }) =>
        fault(t(`少了必有的字段“${zh}”，请加上`, `The field “${en}” must stand on every copy; add it`)),
      ),
  ];
}

function blankFaults({ title, wording, seal, footnote }: CertificateTemplate): TemplateFault[] {
  const said = [
    ["title", title, []],
    ["wording", wording, blanks],
    ["seal", t(seal, seal), ["unit"]],
    ["footnote", footnote, blanks],
  ] as const;
  return said.flatMap(([field, words, known]) => {
    const found = [...`${words?.zh ?? ""}${words?.en ?? ""}`.matchAll(/\{([^}]*)\}/gu)].map(([, name = ""]) => name);
    const odd = found.find((name) => !(known as readonly string[]).includes(name));
    if (odd === undefined) return [];
    return [{ field, reason: t(`这里不能用“{${odd}}”，请改掉`, `“{${odd}}” stands for nothing here; change it`) }];
  });
}

function sizeFaults(template: CertificateTemplate): TemplateFault[] {
  const fault = (field: TemplateFault["field"], zh: string, en: string): TemplateFault => ({
    field,
    reason: t(zh, en),
  });
  const room = titleWidth(template);
  const { title, seal, groups } = template;
  const tooWide =
    textLines(title.zh, titleSize.zh, room).length > 1 || textLines(title.en, titleSize.en, room).length > 1;
  const fields = groups.flatMap((group) => group.fields.map(({ key }) => key));
  const { pages } = layOutCopy(template, sampleContent(fields, longValue));
  return [
    ...(tooWide ? [fault("title", "标题一行放不下，请改短", "The title does not fit on one line; shorten it")] : []),
    ...(textLines(filledIn(seal, { unit: longUnit, holder: "" }), 10, sealWidth - 12).length > 2
      ? [fault("seal", "印章文字两行放不下，请改短", "The seal's words do not fit on two lines; shorten them")]
      : []),
    ...(pages.length > 1
      ? [
          fault(
            "groups",
            "一页放不下：请去掉些字段，改短颁发用语或脚注，或换成竖版",
            "It does not fit on a page: take fields out, shorten the issuing words or the footnote, or turn the page",
          ),
        ]
      : []),
  ];
}
