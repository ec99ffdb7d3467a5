import { createHash } from "node:crypto";
import type { Http } from "@wuxing/platform/http";

/** Pages of a person's own cases and certificates: what somebody needs at a counter where there is no network. */
const own = /^\/(?:mine(?:\/bookings(?:\/[^/]+)?)?|follow\/[^/]+|my\/[^/]+(?:\/[^/]+)?)$/u;

/** Whether a device may keep this page of a signed-in citizen for himself. Accounts, firms, forms and receipts are not among them. */
export const isOwnPage = (path: string): boolean => own.test(path.split("?")[0] ?? "");

/**
 * Every answer of these routes says in `x-account` by whose sign-in it was given, or `none`: the worker on the device
 * drops the pages that it keeps when that changes. The mark tells one sign-in from another and nothing else.
 */
export function markAccount(http: Http): void {
  http.addHook("onRequest", (request, reply, done) => {
    const { citizen } = request;
    const mark = citizen && createHash("sha256").update(`pages of ${citizen.session}`).digest("base64url").slice(0, 16);
    reply.header("x-account", mark ?? "none");
    done();
  });
}
