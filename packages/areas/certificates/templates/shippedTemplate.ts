import type { CertificateTemplate, TemplateField, TemplateGroup } from "@wuxing/kernel/certificates";
import { type Text, t } from "@wuxing/kernel/text";
import { baseFields, fieldsOfType } from "@wuxing/platform/certificates";
import { type CertificateType, findCertificateType } from "@wuxing/platform/items";
import { fieldLabel } from "../fieldLabel.ts";

/** What differs by the kind of certificate, as the common forms of such papers have it. */
interface Kind {
  readonly types: readonly string[];
  readonly wording: Text;
  readonly landscape?: true;
}

/** Permits are the rest. */
const kinds: readonly Kind[] = [
  {
    types: ["LICENCE", "INSTITUTION", "SOCIALGROUP", "NONPROFIT"],
    wording: t(
      "经审查，{holder} 符合登记条件，准予登记。",
      "Examined and found to meet the conditions, {holder} is registered.",
    ),
    landscape: true,
  },
  {
    types: [
      ...[
        "ID",
        "HOUSEHOLD",
        "RESIDENCE",
        "MARRIAGE",
        "DIVORCE",
        "BIRTH",
        "DEATH",
        "SOCIALCARD",
        "INSURED",
        "DISABILITY",
      ],
      ...[
        "SENIOR",
        "VETERAN",
        "LOWINCOME",
        "DIPLOMA",
        "SKILL",
        "TAXPAID",
        "HEALTHCARD",
        "CLEANRECORD",
        "LEASE",
        "MORTGAGE",
      ],
    ],
    wording: t("兹证明下列情况属实。", "It is certified that the following is true."),
  },
  {
    types: ["PROPERTY"],
    wording: t(
      "根据《中华人民共和国民法典》等法律法规，对权利人申请登记的不动产权利，经审查核实，准予登记，颁发此证。",
      "By the Civil Code and other laws the right applied for was examined, verified and registered, and this title is issued.",
    ),
    landscape: true,
  },
];
const permit = t(
  "经审查，{holder} 符合法定条件，准予许可。",
  "Examined and found to meet the conditions of the law, {holder} is granted this permit.",
);

const footnote = t(
  "本件由电子证照打印，仅供印上的用途使用；是否有效，以扫码核验的结果为准。",
  "Printed from an electronic certificate, for the purpose printed on it alone; whether it is valid is told by the code.",
);

/** How copies of a type are printed before the city has said anything of it. */
export function shippedTemplate(code: string): CertificateTemplate {
  const type = findCertificateType(code);
  const kind = kinds.find(({ types }) => types.includes(code));
  return {
    title: type?.name ?? t(code, code),
    wording: kind?.wording ?? permit,
    // Across the page there is no room for headings.
    groups: kind?.landscape
      ? [{ title: null, fields: fieldsOfType(code).map(field) }]
      : groupsOf(code, type?.holder ?? "either"),
    landscape: kind?.landscape ?? false,
    seal: "{unit} 电子证照专用章",
    footnote,
    code_at: "bottomLeft",
  };
}

const field = (key: string): TemplateField => ({ key, label: fieldLabel(key) });
const about = t("证照内容", "What it certifies");

/** Whose it is first, and then what it says. */
function groupsOf(code: string, holder: CertificateType["holder"]): readonly TemplateGroup[] {
  const own = fieldsOfType(code).filter((key) => !(baseFields as readonly string[]).includes(key));
  const title = holder === "firm" ? t("持证主体", "Holder") : t("持证人", "Holder");
  return [
    { title, fields: baseFields.map(field) },
    ...(own.length > 0 ? [{ title: about, fields: own.map(field) }] : []),
  ];
}
