import { type Text, t } from "@wuxing/kernel/text";
import type { Problem } from "@wuxing/platform/http";
import type { RenderPage } from "../../web/portal/views.ts";
import { contextOf } from "./contextOf.ts";

const titles: Readonly<Record<number, Text>> = {
  401: t("请先登录", "Please sign in"),
  403: t("不能这样操作", "This is not allowed"),
  404: t("没有找到", "Not found"),
  413: t("内容太大", "Too large"),
  429: t("请稍等一下", "Please wait a moment"),
  500: t("系统出了问题", "Something went wrong here"),
};

/** Draws the page that a person gets instead of problem details: what happened and where to go on. */
export const errorPage =
  (render: RenderPage) =>
  async (problem: Problem, request: { url: string; headers: Record<string, unknown> }): Promise<string> => {
    const context = contextOf({ url: "/", ...cookiesOf(request) }, new Date().toISOString(), false);
    const signIn = { label: t("登录", "Sign in"), href: `/sign-in?next=${encodeURIComponent(request.url)}` };
    const view = {
      title: titles[problem.status] ?? t("没有办成", "It could not be done"),
      text: wholeReason(problem),
      tone: problem.status === 404 ? ("neutral" as const) : ("refused" as const),
      actions: [
        ...(problem.status === 401 ? [signIn] : []),
        { label: t("回首页", "Front page"), href: "/" },
        { label: t("查进度", "Follow a request"), href: "/follow" },
      ],
    };
    return render("message", view, context);
  };

/** What is wrong with an address is said with it: there is no form to say it at. */
function wholeReason({ reason, faults }: Problem): Text {
  const [fault] = faults;
  return fault ? t(`${reason.zh}：${fault.reason.zh}`, `${reason.en}: ${fault.reason.en}`) : reason;
}

const cookiesOf = (request: object): { cookies?: Record<string, string | undefined> } =>
  "cookies" in request && typeof request.cookies === "object" && request.cookies !== null
    ? { cookies: request.cookies as Record<string, string | undefined> }
    : {};
