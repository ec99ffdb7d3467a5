import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";

/** The field for a new password, wherever one is set. */
export const newPassword: FormField = {
  name: "password",
  label: t("新密码", "New password"),
  type: "password",
  required: true,
  maxLength: 500,
  autocomplete: "new-password",
  help: t(
    "至少 12 个字，可以有空格和汉字；几个不相干的词连起来就很好。不要用姓名、生日、单位名",
    "At least 12 characters, spaces and any script allowed; several unrelated words are good. No names, birthdays or offices",
  ),
};
