import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { verifyPage } from "./verifyPage.ts";

const query = z.object({ download: z.string().max(5).optional() });

/** `/verify`: the verifier page with the city's keys, to be used here or saved (`?download=1`). It is alike for everybody. */
export function verifyRoutes(http: Http, platform: Platform): void {
  http.get("/verify", { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const { html, policy } = await verifyPage(platform);
    if (request.query.download !== undefined)
      reply.header("content-disposition", 'attachment; filename="wuxing-verify.html"');
    return reply
      .type("text/html; charset=utf-8")
      .header("content-security-policy", `${policy}; object-src 'none'; frame-ancestors 'none'`)
      .header("cache-control", "public, max-age=300")
      .send(html);
  });
}
