import { fieldLabel } from "@wuxing/areas/certificates";
import { type Text, t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import type { AccessLine } from "@wuxing/platform/personal";
import type { AccessView } from "../../web/portal/views.ts";

const fieldNames: Readonly<Record<string, Text>> = {
  name: t("称呼", "name"),
  phone: t("电话", "phone"),
  citizenNumber: t("身份证号", "citizen number"),
  recording: t("通话录音的地址", "address of the call's recording"),
  address: t("地址", "address"),
  account: t("账号、企业和授权", "account, firms and mandates"),
  given: t("您在表上填的内容", "what you filled in"),
  words: t("诉求原文", "your words in full"),
  certificates: t("您有哪些证照", "which certificates you hold"),
};
/** What a certificate says is called as on the certificate; a field that nothing names is told by nothing. */
const nameOf = (field: string): Text | undefined =>
  fieldNames[field] ?? (fieldLabel(field).zh === field ? undefined : fieldLabel(field));
const oneself = t("您本人", "You");
const somebody = t("平台管理", "Administration of the platform");

/** Looks at a person's data as he is told of them: the unit and the purpose, never the officer. */
export const accessViews = (city: City, lines: readonly AccessLine[]): AccessView[] =>
  lines.map(({ at, kind, unit, fields, purpose }) => {
    const named = fields.flatMap((field) => nameOf(field) ?? []);
    return {
      at,
      who: kind === "citizen" ? oneself : unit ? city.unit(unit).name : somebody,
      what: t(named.map(({ zh }) => zh).join("、"), named.map(({ en }) => en).join(", ")),
      purpose,
    };
  });
