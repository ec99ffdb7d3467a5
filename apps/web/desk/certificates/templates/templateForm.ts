import type { CertificateTemplate, CodePlace, TemplateGroup } from "@wuxing/kernel/certificates";
import { type Text, t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { Change } from "../../administration/contract.ts";
import { formField } from "../../administration/formField.ts";
import type { TemplateRow } from "./contract.ts";

type Texts = Readonly<Record<string, string>>;

const places: readonly { readonly value: CodePlace; readonly label: Text }[] = [
  { value: "bottomLeft", label: t("左下", "Lower left") },
  { value: "bottomRight", label: t("右下", "Lower right") },
  { value: "topRight", label: t("右上", "Upper right") },
];
const ways = [
  { value: "portrait", label: t("竖版", "Portrait") },
  { value: "landscape", label: t("横版", "Landscape") },
] as const;
const names = t("可用 {unit} 代单位名称，{holder} 代持证人", "{unit} stands for the unit, {holder} for the holder");

/** A text in both languages as two fields. */
const pair = (name: string, zh: FormField, en: FormField, text: Text | null): FormField[] => [
  { ...zh, name: `${name}.zh`, value: text?.zh ?? "" },
  { ...en, name: `${name}.en`, value: text?.en ?? "" },
];

/** The fields of a template, beside the certificate's own. */
export const templateFields = (template: CertificateTemplate, earliest: string): FormField[] => [
  ...pair(
    "title",
    formField("", t("标题（中文）", "Title in Chinese"), "text", { maxLength: 80 }),
    formField("", t("标题（英文）", "Title in English"), "text", { maxLength: 160 }),
    template.title,
  ),
  formField("landscape", t("纸张方向", "Page"), "radio", {
    ...{ options: ways, value: template.landscape ? "landscape" : "portrait" },
  }),
  formField("code_at", t("二维码位置", "Place of the code"), "radio", { options: places, value: template.code_at }),
  ...pair(
    "wording",
    formField("", t("颁发用语（中文）", "Issuing words in Chinese"), "textarea", {
      ...{ required: false, maxLength: 400, help: names },
    }),
    formField("", t("颁发用语（英文）", "Issuing words in English"), "textarea", { required: false, maxLength: 800 }),
    template.wording,
  ),
  ...pair(
    "footnote",
    formField("", t("脚注（中文）", "Footnote in Chinese"), "textarea", { required: false, maxLength: 400 }),
    formField("", t("脚注（英文）", "Footnote in English"), "textarea", { required: false, maxLength: 800 }),
    template.footnote,
  ),
  formField("seal", t("印章文字", "Words of the seal"), "text", {
    ...{ required: false, maxLength: 60, value: template.seal },
    help: t("空着就不印；可用 {unit} 代单位名称", "Empty: none; {unit} stands for the unit"),
  }),
  formField("since", t("从哪天起生效", "In force from"), "date", {
    ...{ value: earliest },
    help: t("这一天起颁发的证照按它打印", "Certificates issued from that day on are printed by it"),
  }),
];

/** Both languages or nothing: half a text is sent, and the server says which half is missing. */
const textIn = (texts: Texts, name: string): Text | null => {
  const [zh, en] = [texts[`${name}.zh`]?.trim() ?? "", texts[`${name}.en`]?.trim() ?? ""];
  return zh === "" && en === "" ? null : t(zh, en);
};

/** The template that a filled form means. */
export const templateIn = (texts: Texts, groups: readonly TemplateGroup[]): CertificateTemplate => ({
  title: textIn(texts, "title") ?? t("", ""),
  ...{ wording: textIn(texts, "wording"), groups, landscape: texts.landscape === "landscape" },
  ...{ seal: texts.seal?.trim() ?? "", footnote: textIn(texts, "footnote") },
  code_at: places.find(({ value }) => value === texts.code_at)?.value ?? "bottomLeft",
});

const register = "certificateTemplates";

export function templateChange(type: string, texts: Texts, groups: readonly TemplateGroup[]): Change[] {
  const since = texts.since ?? "";
  return [{ register, key: `${type}/${since}`, after: { type, since, ...templateIn(texts, groups) } }];
}

/** Takes a version back that has not begun. */
export const takeBack = ({ type, since }: TemplateRow): Change[] => [
  { register, key: `${type}/${since}`, after: null },
];
