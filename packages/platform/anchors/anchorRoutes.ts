import type { Http } from "@wuxing/platform/http";
import type { Pool } from "pg";
import { z } from "zod";
import { findAnchors } from "./findAnchors.ts";

const whole = z.int().min(0);
const answer = z.object({
  anchors: z
    .array(
      z.object({
        chainId: whole,
        contract: z.string(),
        origin: z.string(),
        originHash: z.string().describe("SHA-256 of the origin: the log's name in the contract"),
        size: whole,
        root: z.string().describe("Base64, as in a checkpoint"),
        block: whole,
        blockHash: z.string(),
        blockTime: z.string(),
        tx: z.string(),
        final: z.boolean(),
      }),
    )
    .readonly(),
  fault: z
    .object({ code: z.string(), since: z.string() })
    .nullable()
    .describe("Why no checkpoint is anchored at present; `ahead` and `forked`: the chain remembers another log"),
  next: whole.nullable().describe("Give it as `before` for older anchors"),
});

/** The log's anchors as the server has seen them in the chain, newest first. Whoever doubts it asks a node of the chain himself. */
export function anchorRoutes(http: Http, pool: Pool): void {
  http.get(
    "/log/anchors.json",
    {
      schema: {
        summary: "Checkpoints of the log that stand on a chain, newest first",
        querystring: z.object({ before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional() }),
        response: { 200: answer },
      },
    },
    async (request, reply) => {
      reply.header("cache-control", "public, max-age=30");
      return findAnchors(pool, request.query.before);
    },
  );
}
