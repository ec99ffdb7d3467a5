import { randomBytes } from "node:crypto";
import { noteDevice } from "@wuxing/areas/ratings";
import type { Platform } from "@wuxing/platform/area";
import type { FastifyReply, FastifyRequest } from "fastify";

const seconds = 180 * 24 * 60 * 60;
/** A tablet keeps what it could not send for so long at most; an older moment is its clock gone wrong. */
const oldest = 14 * 24 * 60 * 60 * 1000;

/** By what a browser that gave a rating is known again: for the alarms at ratings, and nothing else. */
const nameFor = ({ protocol }: Pick<FastifyRequest, "protocol">): string =>
  protocol === "https" ? "__Host-rating-device" : "rating-device";

/** The mark by which a browser is known again; one that has none is given one. */
export function markDevice(request: FastifyRequest, reply: FastifyReply): string {
  const name = nameFor(request);
  const kept = request.cookies[name];
  if (kept && /^[\w-]{22}$/u.test(kept)) return kept;
  const device = randomBytes(16).toString("base64url");
  const secure = request.protocol === "https";
  reply.setCookie(name, device, { path: "/", maxAge: seconds, sameSite: "lax", httpOnly: true, secure });
  return device;
}

/** Notes the device of a rating that was taken. A person's own browser is given its mark with the first one, never before. */
export const noteRating = (
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  ratingId: number,
  saidAt?: string,
): Promise<void> => noteDevice(platform, ratingId, { device: markDevice(request, reply), saidAt });

/** A moment that a device may well have meant; undefined for any other. */
export function believable(said: string | undefined, now: string): string | undefined {
  const at = Date.parse(said ?? "");
  const latest = Date.parse(now);
  return at > latest - oldest && at <= latest ? new Date(at).toISOString() : undefined;
}

/** Which channel a browser is: a phone's or a computer's, by what it says of itself. */
export const browserChannel = (userAgent: string | undefined): "app" | "web" =>
  /Mobi|Android|iPhone|iPad|HarmonyOS|OpenHarmony/u.test(userAgent ?? "") ? "app" : "web";
