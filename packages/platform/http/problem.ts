import { faultsOf, type Issue, Refusal, type RefusalCode } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

const statusOf: Record<RefusalCode, number> = {
  unknownType: 404,
  unknownAction: 404,
  notFound: 404,
  notAllowed: 403,
  signInNeeded: 401,
  wrongState: 409,
  conflict: 409,
  refused: 422,
  invalidInput: 400,
  tooLarge: 413,
  tooMany: 429,
};

export const textSchema = z.object({ zh: z.string(), en: z.string() });

/** RFC 9457, with the reason in both languages and the fields at fault. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  reason: textSchema,
  faults: z.array(z.object({ field: z.string(), reason: textSchema })),
});
export type Problem = z.output<typeof problemSchema>;

/** What an outsider is told of an error. Anything but a Refusal, or fastify's own refusal, is our fault and says no more. */
export function problemOf(error: unknown): Problem {
  const refusal = asRefusal(error);
  const status = statusOf[refusal.code] ?? 500;
  const ours = refusal.code === "refused" && !(error instanceof Refusal) && httpStatus(error) === 500;
  return {
    type: `/problems/${ours ? "fault" : refusal.code}`,
    title: refusal.reason.zh,
    status: refusal.code === "refused" && !(error instanceof Refusal) ? httpStatus(error) : status,
    detail: `${refusal.reason.zh} / ${refusal.reason.en}`,
    code: ours ? "fault" : refusal.code,
    reason: refusal.reason,
    faults: [...refusal.faults],
  };
}

const httpStatus = (error: unknown): number => {
  const status = (error as { statusCode?: number }).statusCode;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
};

/** What the reader of multipart forms says of one that is broken: it gives these errors no code. */
const cutOff =
  /^(?:Unexpected end of multipart data|(?:Part|Header) terminated early|Multipart: Boundary not found|The needle cannot)/u;

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const issues = (error as { validation?: readonly Wrapped[] }).validation;
  if (issues) return invalid(issues);
  // PostgreSQL's class 22: a value it cannot hold, such as a NUL in a number.
  if (/^22/u.test(String((error as { code?: unknown }).code)))
    return new Refusal(
      "invalidInput",
      t("内容里有无法接受的字符或数值", "There is a character or a number that cannot be accepted"),
    );
  if (cutOff.test((error as Partial<Error>).message ?? ""))
    return new Refusal(
      "invalidInput",
      t(
        "表单没有传完整，可能网络中断了，请重新提交",
        "The form did not arrive whole, perhaps the line broke; please send it again",
      ),
    );
  const status = httpStatus(error);
  if (status === 413) return new Refusal("tooLarge", t("发来的内容太大", "What was sent is too large"));
  if (status === 429)
    return new Refusal("tooMany", t("操作太频繁，请稍后再试", "Too many requests; try again in a while"));
  if (status < 500) return new Refusal("refused", t("请求的格式不对", "The request is not well formed"));
  return new Refusal(
    "refused",
    t("系统出了问题，已记录，请稍后再试", "Something went wrong here and was noted; please try again later"),
  );
}

/** zod's issues, as the validator of the routes wraps them. */
interface Wrapped {
  readonly instancePath?: string;
  readonly keyword?: string;
  readonly message?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

function invalid(wrapped: readonly Wrapped[]): Refusal {
  const issues = wrapped.map(
    ({ instancePath = "", keyword = "", message = "", params }): Issue => ({
      ...params,
      ...{ code: keyword, message, path: instancePath.split("/").filter(Boolean) },
    }),
  );
  return new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faultsOf(issues));
}
