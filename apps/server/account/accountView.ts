import { type Text, t } from "@wuxing/kernel/text";
import type { Account, Person } from "@wuxing/platform/identity";
import type { AccountView } from "../../web/portal/views.ts";
import { agentName } from "./agentName.ts";

const notices: Readonly<Record<string, Text>> = {
  totp: t(
    "验证器应用已设好，其他地方的登录都已退出。",
    "The authenticator app is set up; you were signed out everywhere else.",
  ),
  passkey: t("通行密钥已添加，其他地方的登录都已退出。", "The passkey was added; you were signed out everywhere else."),
  removed: t("已删除，其他地方的登录都已退出。", "Removed; you were signed out everywhere else."),
  password: t("密码已改，其他地方的登录都已退出。", "The password was changed; you were signed out everywhere else."),
  ended: t("已退出。", "Signed out there."),
  recovered: t(
    "上次登录以后，您的密码曾用系统管理员开的恢复链接重设。如果不是您本人设的，请马上告诉管理员，并改密码。",
    "Since you last signed in, your password was set anew by a recovery link that an administrator made. If that was not you, tell the administrator at once and change the password.",
  ),
};

const factors: Readonly<Record<string, Text>> = {
  password: t("密码", "password"),
  totp: t("密码和验证码", "password and code"),
  passkey: t("通行密钥", "passkey"),
  recoveryCode: t("密码和恢复码", "password and recovery code"),
};

/** The page of one's own account. `done`: what was done just now. */
export function accountView(
  person: Person,
  account: Account,
  passkeysPossible: boolean,
  done: string | undefined,
  errors: AccountView["errors"],
): AccountView {
  const notice = done !== undefined && Object.hasOwn(notices, done) ? notices[done] : undefined;
  return {
    name: person.name,
    username: person.username,
    mustEnrol: person.mustEnrol,
    needsFactor: account.needsFactor,
    passkeysPossible,
    totpSince: account.totpSince ?? null,
    passkeys: account.passkeys.map(({ id, name, since, lastUsed }) => ({
      id,
      name,
      since,
      lastUsed,
    })),
    codesLeft: account.recoveryCodesLeft,
    sessions: account.sessions.map(({ id, since, lastUsed, agent, factor }) => ({
      id,
      current: id === person.session.id,
      since,
      lastUsed,
      agent: agentName(agent),
      by: factors[factor] ?? t(factor, factor),
    })),
    errors,
    ...(notice ? { notice, tone: done === "recovered" ? "warning" : "done" } : {}),
  };
}
