import { parseCaseNumber } from "@wuxing/kernel/identifiers";
import type { Case } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { findCase, getCaseByNumber } from "@wuxing/platform/casework";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type OwnCase, ownCase } from "./followView.ts";
import type { Ownership } from "./ownership.ts";

export interface OwnRequest {
  readonly own: OwnCase;
  /** The case that the number names: the request itself or a child of it. */
  readonly found: Case;
}

/** The reader's own request behind a number, of it or of a child; undefined where he has not shown it to be his. */
export async function findOwnRequest(
  platform: Platform,
  owned: Ownership,
  request: FastifyRequest,
  asked: string,
): Promise<OwnRequest | undefined> {
  const parsed = parseCaseNumber(asked);
  if (!parsed.ok || !owned.any(request)) return undefined;
  const found = await getCaseByNumber(platform.pool, parsed.value.number).catch(() => undefined);
  const root = found && found.parentId !== null ? await findCase(platform.pool, found.parentId) : found;
  if (!found || !root || !(await owned.owns(request, root))) return undefined;
  return { own: await ownCase(platform, root, request.citizen), found };
}

/** Asks for number and phone first; says nothing of whether there is such a number. */
export const askForProof = (reply: FastifyReply, number: string): FastifyReply =>
  reply.header("cache-control", "no-store").redirect(`/follow?number=${encodeURIComponent(number)}`, 303);
