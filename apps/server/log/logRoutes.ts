import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { formatVerifierKey } from "@wuxing/tlog/note";
import { parseTilePath } from "@wuxing/tlog/tiles";
import type { FastifyReply } from "fastify";
import { z } from "zod";

const tags = ["log"];
const tileParams = z.object({ "*": z.string().max(80) });
const text = "text/plain; charset=utf-8";

/** What is public is for pages of other sites too, such as a verifier somewhere else. */
const forAll = (reply: FastifyReply, kept: string): FastifyReply =>
  reply
    .header("cache-control", `public, ${kept}`)
    .header("access-control-allow-origin", "*")
    .header("cross-origin-resource-policy", "cross-origin");

/** The public log as C2SP tlog-tiles says: checkpoint, tiles of hashes, bundles of records; and the keys that sign it. */
export function logRoutes(http: Http, { log }: Platform): void {
  const checkpoint = {
    tags,
    summary: "日志的检查点 The signed checkpoint of the public log (C2SP tlog-checkpoint)",
    response: { 200: z.string() },
  };
  http.get("/log/checkpoint", { schema: checkpoint }, async (_request, reply) => {
    const head = await log.published();
    if (!head) throw notFound();
    return forAll(reply, "max-age=1").type(text).send(head.note);
  });

  const keys = {
    tags,
    summary: "日志的公钥 The verifier keys of the public log, one a line (C2SP signed-note)",
    response: { 200: z.string() },
  };
  http.get("/log/keys", { schema: keys }, async (_request, reply) =>
    forAll(reply, "max-age=60")
      .type(text)
      .send(log.verifiers.map((key) => `${formatVerifierKey(key)}\n`).join("")),
  );

  const tile = {
    tags,
    summary: "日志的数据块 A tile of hashes, or a bundle of records under tile/entries (C2SP tlog-tiles)",
    params: tileParams,
  };
  http.get("/log/tile/*", { schema: tile }, async (request, reply) => {
    const asked = parseTilePath(`tile/${request.params["*"]}`);
    const bytes = asked && (await log.tile(asked));
    if (!bytes) throw notFound();
    // A tile never changes, nor does a partial one of its width.
    return forAll(reply, "max-age=31536000, immutable").type("application/octet-stream").send(Buffer.from(bytes));
  });
}
