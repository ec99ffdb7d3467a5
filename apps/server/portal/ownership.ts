import type { Case } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { type Citizens, casesNaming, firmOfCase, isOwnCase } from "@wuxing/platform/citizens";
import type { FastifyRequest } from "fastify";
import type { Proofs } from "./provenCookie.ts";

/** Whose a case is, for who asks: by number and phone shown here, or by his account. */
export interface Ownership {
  /** Whether there is anything by which this reader could own a case. */
  readonly any: (request: FastifyRequest) => boolean;
  readonly owns: (request: FastifyRequest, root: Case) => Promise<boolean>;
  /** The cases in which the reader's own data stands: those he showed to be his, and those with his account's phone. */
  readonly cases: (request: FastifyRequest) => Promise<readonly number[]>;
}

/** What was said for a firm belongs to those who may act for it now: number and phone alone do not open it. */
export const ownership = ({ pool }: Pick<Platform, "pool">, proven: Proofs, citizens: Citizens): Ownership => ({
  any: (request) => request.citizen !== undefined || proven.of(request).length > 0,
  owns: async (request, root) => {
    const { citizen } = request;
    if (proven.of(request).includes(root.id) && (await firmOfCase(pool, root.id)) === null) return true;
    if (!citizen) return false;
    return isOwnCase(citizens.world, citizen, root);
  },
  cases: async (request) => {
    const { citizen } = request;
    return [...new Set([...proven.of(request), ...(citizen ? await casesNaming(pool, citizen) : [])])];
  },
});
