import { type Actor, notFound, Refusal } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Exchange } from "./openExchange.ts";

/** What the desk of a line needs to know of it. */
export interface LineDesk {
  /** Where it lies: `/api/province`. */
  readonly path: string;
  /** The line; undefined where none is set. */
  readonly line: () => Exchange | undefined;
  /** Who keeps it. Throws Refusal for anybody else. */
  readonly keeperOf: (request: FastifyRequest) => Actor;
  readonly kindTitles: Readonly<Record<string, Text>>;
  /** What is said where the other side is not reached. */
  readonly unreached: Text;
}

const params = z.object({ direction: z.enum(["out", "in"]), id: z.uuid(), decision: z.enum(["retry", "settle"]) });
const body = z.object({
  reason: z
    .string()
    .trim()
    .min(4, { error: "请写明理由，至少四个字 | Please give the reason, four characters at least" })
    .max(500),
});

/** The desk of a line: how it stands, what cannot go on by itself, and what people decide about that. */
export function lineRoutes(http: Http, { path, line, keeperOf, kindTitles, unreached }: LineDesk): void {
  const known = (): Exchange => {
    const found = line();
    if (!found) throw notFound();
    return found;
  };
  http.get(path, async (request) => {
    keeperOf(request);
    const exchange = line();
    if (!exchange) return { connected: false };
    const [state, letters, recent] = await Promise.all([exchange.state(), exchange.deadLetters(), exchange.recent()]);
    return { connected: true, state, letters, recent, kindTitles };
  });
  http.post(`${path}/letters/:direction/:id/:decision`, { schema: { params, body } }, async (request) => {
    const by = keeperOf(request).id;
    const { decision, ...letter } = request.params;
    await known()[decision]({ ...letter, by, reason: request.body.reason });
    return {};
  });
  http.post(`${path}/reconcile`, async (request) => {
    keeperOf(request);
    const exchange = known();
    try {
      return { compared: await exchange.reconcile() };
    } catch (error) {
      request.log.warn({ err: error }, "reconciliation");
      throw new Refusal("conflict", unreached);
    }
  });
}
