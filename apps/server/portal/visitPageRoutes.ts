import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply } from "fastify";

const worker = "visits-worker.js";
const client = join(import.meta.dirname, "../../web/dist/client");

/**
 * The page of supervisors' visits, the worker that keeps it on the phone, and what lets it be installed. They hold nothing
 * of anybody, and are given to everybody: the page must open where there is no network and no session.
 */
export function visitPageRoutes(http: Http): void {
  const built = (file: string, type: string) => async (_request: unknown, reply: FastifyReply) => {
    const path = join(client, file);
    if (!existsSync(path))
      return reply
        .code(404)
        .type("text/plain; charset=utf-8")
        .send("走访页尚未构建 / The page of visits is not built yet: npm run build");
    // The worker lies below the page that it serves.
    if (file === worker) reply.header("service-worker-allowed", "/visits");
    return reply
      .type(type)
      .header("cache-control", "no-store")
      .send(await readFile(path));
  };
  const hidden = { schema: { hide: true } };
  http.get("/visits", hidden, built("visit/index.html", "text/html; charset=utf-8"));
  // Named without a hash: a browser asks for the same address again to see whether there is a newer one.
  http.get("/visits/worker.js", hidden, built(worker, "text/javascript; charset=utf-8"));
  http.get("/visits/app.webmanifest", hidden, (_request, reply) =>
    reply
      .type("application/manifest+json; charset=utf-8")
      .header("cache-control", "no-store")
      .send(JSON.stringify(manifest)),
  );
}

const manifest = {
  name: "五型 社会监督走访",
  short_name: "监督走访",
  lang: "zh-CN",
  start_url: "/visits",
  scope: "/visits",
  display: "standalone",
  background_color: "#f6f7f9",
  theme_color: "#0b5cab",
  icons: [{ src: "/assets/icon.svg", sizes: "any", type: "image/svg+xml" }],
};
