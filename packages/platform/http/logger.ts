import { pino } from "pino";

/** Structured logs to standard output. Bodies, addresses and cookies are never logged, errors without their parameters. */
export const logger = (on: boolean) =>
  pino({
    level: on ? (process.env.LOG_LEVEL ?? "info") : "silent",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: plainError, req: () => undefined, res: () => undefined },
  });

/** PostgreSQL says values in `detail` and parameters; they may be personal data, so only kind, code and place are kept. */
function plainError(error: Error & { code?: string }) {
  const fromDatabase = typeof error.code === "string" && /^[0-9A-Z]{5}$/u.test(error.code);
  return {
    type: error.name,
    code: error.code,
    message: fromDatabase ? "database error" : error.message,
    stack: error.stack?.split("\n").slice(1, 8).join("\n"),
  };
}
