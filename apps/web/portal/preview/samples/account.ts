import { t } from "@wuxing/kernel/text";
import type { AccountView, RecoverView, SecondStepView, TotpView } from "../../views.ts";

export const secondStep: SecondStepView = {
  errors: [
    {
      field: "code",
      message: t(
        "验证码不对或已用过：请等下一个 6 位数字",
        "The code is wrong or was used: wait for the next six digits",
      ),
    },
  ],
  next: "/desk/",
  passkeys: true,
  demoCode: "123456",
};

export const account: AccountView = {
  name: t("示例乙", "Example B"),
  username: "paidan",
  mustEnrol: false,
  needsFactor: true,
  passkeysPossible: true,
  totpSince: "2026-11-02T01:30:00.000Z",
  passkeys: [
    { id: "key-1", name: "办公室电脑", since: "2026-11-03T02:00:00.000Z", lastUsed: "2026-11-25T00:31:00.000Z" },
    { id: "key-2", name: "手机", since: "2026-11-04T02:00:00.000Z", lastUsed: null },
  ],
  codesLeft: 9,
  sessions: [
    {
      id: "session-1",
      current: true,
      since: "2026-11-25T00:31:00.000Z",
      lastUsed: "2026-11-25T02:58:00.000Z",
      agent: t("Edge · Windows", "Edge · Windows"),
      by: t("通行密钥", "passkey"),
    },
    {
      id: "session-2",
      current: false,
      since: "2026-11-24T23:40:00.000Z",
      lastUsed: "2026-11-25T02:10:00.000Z",
      agent: t("微信 · Android", "WeChat · Android"),
      by: t("密码和验证码", "password and code"),
    },
  ],
  errors: [],
  notice: t("密码已改，其他地方的登录都已退出。", "The password was changed; you were signed out everywhere else."),
  tone: "done",
};

const [current] = account.sessions;
/** Somebody who has just begun, and must set up a second factor. */
export const newcomer: AccountView = {
  ...account,
  mustEnrol: true,
  passkeysPossible: false,
  totpSince: null,
  passkeys: [],
  codesLeft: 0,
  sessions: current ? [current] : [],
  errors: [
    { field: "current", message: t("现在的密码不对，请重新输入", "The present password is wrong; type it again") },
  ],
  notice: t("上次登录以后，您的密码曾用系统管理员开的恢复链接重设。", "Your password was set anew by a recovery link."),
  tone: "warning",
};

const size = 45;
/** Not a code that can be read: a chequered square of a code's size. */
const path = Array.from({ length: size * size }, (_, at) => at)
  .filter(
    (at) =>
      (((at * 2_654_435_761) >>> 7) & 1) === 1 &&
      at % size > 3 &&
      at % size < size - 4 &&
      at > size * 4 &&
      at < size * (size - 4),
  )
  .map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`)
  .join("");

export const totp: TotpView = {
  qr: { size, path },
  key: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP",
  sealed: "sealed",
  errors: [],
};

export const recoveryCodes = {
  codes: Array.from({ length: 10 }, (_, at) => `abcd-efgh-jkmn-${2345 + at}`),
};

export const recover: RecoverView = {
  username: "paidan",
  token: "token",
  errors: [
    {
      field: "password",
      message: t(
        "密码至少 12 个字：可以用几个不相干的词连起来",
        "A password needs at least 12 characters: several unrelated words make a good one",
      ),
    },
  ],
};
