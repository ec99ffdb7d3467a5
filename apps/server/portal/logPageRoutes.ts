import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { checkpointView, cosignersOf, leafHashText, logView } from "./logViews.ts";
import type { Show } from "./Pages.ts";

const params = z.object({
  index: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  hash: z.string().regex(/^[A-Za-z0-9_-]{43}$/u),
});

/** The page of the public log, and of one record in it, to which the code of a receipt leads. */
export function logPageRoutes(http: Http, platform: Platform, origin: string, show: Show): void {
  const { log } = platform;
  http.get("/log", { schema: { hide: true } }, async (request, reply) =>
    show(request, reply, "log", await logView(platform, origin)),
  );

  http.get("/log/leaf/:index/:hash", { schema: { hide: true, params } }, async (request, reply) => {
    const { index, hash: asked } = request.params;
    const found = await log.leafAt(index);
    const there = found ? leafHashText(found.record) : undefined;
    return show(request, reply, "logLeaf", {
      index,
      asked,
      same: there === asked,
      ...(found && there
        ? {
            leaf: {
              hash: there,
              record: found.record,
              proofHref: `/log/proof/${index}`,
              checkpoint: checkpointView(found.head),
              witnessed: cosignersOf(log, found.head).witnessed,
            },
          }
        : {}),
    });
  });

  const proof = {
    tags: ["log"],
    summary: "一条记录在日志里的证明 The proof that a record stands in the log (C2SP tlog-proof)",
    params: params.pick({ index: true }),
    response: { 200: z.string() },
  };
  http.get("/log/proof/:index", { schema: proof }, async (request, reply) => {
    const found = await log.leafAt(request.params.index);
    if (!found) throw notFound();
    return reply
      .type("text/plain; charset=utf-8")
      .header("content-disposition", `attachment; filename="${request.params.index}.tlog-proof"`)
      .send(found.proof);
  });
}
