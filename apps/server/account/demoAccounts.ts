import { type Text, t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import { demoCode, demoPassword, hasDemoCode, people, type Role } from "@wuxing/platform/testing/city";
import type { SignInView } from "../../web/portal/views.ts";

const roles: Record<Role, Text> = {
  agent: t("话务员", "Hotline agent"),
  dispatcher: t("派单员", "Dispatcher"),
  officer: t("承办人", "Officer"),
  head: t("单位负责人", "Head of unit"),
  coordinator: t("五型办", "Coordinator"),
  leader: t("市领导", "City leader"),
  administrator: t("管理员", "Administrator"),
  supervisor: t("社会监督员", "Social supervisor"),
};

/** The sign-in names that the demonstration publishes, with the code of this moment for those who need one. */
export async function demoAccounts(city: City, now: string): Promise<NonNullable<SignInView["demo"]>> {
  const code = await demoCode(now);
  return {
    password: demoPassword,
    accounts: people.slice(0, 14).map(({ username, name, posts }) => {
      const held = posts.map((post) => roles[post.role]);
      const unit = posts[0] ? city.unit(posts[0].unit).name : t("", "");
      return {
        username,
        role: t(held.map((role) => role.zh).join("、"), held.map((role) => role.en).join(", ")),
        name: t(`${name.zh}，${unit.zh}`, `${name.en}, ${unit.en}`),
        ...(hasDemoCode({ posts }) ? { code } : {}),
      };
    }),
  };
}
