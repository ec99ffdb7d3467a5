import type { Case } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { type Citizens, firmOfCase, isOwnCase } from "@wuxing/platform/citizens";
import type { FastifyRequest } from "fastify";
import type { Proofs } from "./provenCookie.ts";

/** Whose a case is, for who asks: by number and phone shown here, or by his account. */
export interface Ownership {
  /** Whether there is anything by which this reader could own a case. */
  readonly any: (request: FastifyRequest) => boolean;
  readonly owns: (request: FastifyRequest, root: Case) => Promise<boolean>;
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
});
