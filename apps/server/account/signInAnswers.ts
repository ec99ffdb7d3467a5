import { type Text, t } from "@wuxing/kernel/text";
import type { From, Identity, SignInAnswer } from "@wuxing/platform/identity";
import type { FastifyReply, FastifyRequest } from "fastify";
import { safeNext } from "../portal/safeNext.ts";

/** Where a sign-in comes from, as it is counted and listed. */
export const fromOf = (request: FastifyRequest): From => ({
  address: request.ip,
  agent: request.headers["user-agent"] ?? "",
});

/** How long to wait, in words. */
export const waitText = (seconds: number): Text => {
  const minutes = Math.ceil(seconds / 60);
  const zh = seconds < 60 ? `${seconds} 秒` : `${minutes} 分钟`;
  const en = seconds < 60 ? `${seconds} seconds` : `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  return t(
    `输错的次数太多：请过 ${zh}再试。忘记密码的，请找本单位的系统管理员开恢复链接`,
    `Too many wrong attempts: try again in ${en}. If you forgot the password, ask your administrator for a recovery link`,
  );
};

const noPost = t(
  "您目前没有在任的岗位，不能登录：请找本单位的系统管理员",
  "You hold no post at present and cannot sign in: ask your administrator",
);

/** What is said of an answer that lets nobody in, with its status. `wrong`: what a wrong attempt is told. */
export function refusalOf(
  answer: Exclude<SignInAnswer, { kind: "signedIn" | "codeWanted" | "expired" }>,
  wrong: Text,
): { message: Text; status: number; wait?: number } {
  if (answer.kind === "wait") return { message: waitText(answer.seconds), status: 429, wait: answer.seconds };
  return answer.kind === "noPost" ? { message: noPost, status: 403 } : { message: wrong, status: 401 };
}

/** Gives the browser its new session, in place of the one it had, and says where to go on. */
export async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Identity,
  answer: Extract<SignInAnswer, { kind: "signedIn" }>,
  next: unknown,
): Promise<string> {
  if (request.person && request.headers.cookie) await identity.signOut(request.headers.cookie);
  reply.header("set-cookie", [...answer.cookies]).header("cache-control", "no-store");
  return answer.recovered ? "/account?done=recovered" : safeNext(next);
}
