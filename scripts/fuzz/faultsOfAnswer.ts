import type { FuzzRequest } from "./FuzzRequest.ts";
import type { FuzzWorld } from "./FuzzWorld.ts";
import type { Answer } from "./sendRequest.ts";

const inside =
  /\bat (?:async )?\S+ \(?(?:file:|\/|node:)|node_modules|SELECT .+ FROM|syntax error at or near|wuxing_server/u;

/** What is wrong with an answer to a wrong request; nothing where all is well. */
export function faultsOfAnswer(
  request: FuzzRequest,
  answer: Answer,
  { personal, provider }: Pick<FuzzWorld, "personal" | "provider">,
): string[] {
  const { status, headers, body } = answer;
  const faults: string[] = [];
  if (status >= 500) faults.push(`status ${status}`);
  if (request.raw) return faults;
  if (!headers["content-security-policy"] || headers["x-content-type-options"] !== "nosniff")
    faults.push("no security headers");
  const { location } = headers;
  const toProvider = request.path.startsWith("/mine/real-name") && location?.startsWith(`${provider}/`);
  if (location !== undefined && !toProvider && !/^\/(?![/\\])/u.test(location)) faults.push(`leads away: ${location}`);
  if (request.stranger || status >= 400) {
    const shown = personal.find((one) => body.includes(one));
    if (shown) faults.push("personal data in the answer");
  }
  if (status >= 400 && inside.test(body)) faults.push("the error tells of the inside");
  if (status >= 400 && !readable(request, answer))
    faults.push("the error is no page, no problem details and in no standard's own form");
  return faults;
}

/** A page, problem details, or what Open311 and OAuth (RFC 6749, 5.2) have in their place. */
function readable({ method, path }: FuzzRequest, { headers, body }: Answer): boolean {
  const type = headers["content-type"] ?? "";
  if (method === "HEAD" || type.startsWith("text/html") || type.startsWith("text/xml")) return true;
  try {
    const said: unknown = JSON.parse(body);
    if (type.startsWith("application/problem+json")) return hasReason(said);
    return path.startsWith("/oauth/") ? has(said, "error") : Array.isArray(said);
  } catch {
    return false;
  }
}

const has = (said: unknown, ...names: readonly string[]): boolean =>
  typeof said === "object" && said !== null && names.every((name) => Object.hasOwn(said, name));
const hasReason = (said: unknown): boolean => has(said, "reason", "status", "code");
