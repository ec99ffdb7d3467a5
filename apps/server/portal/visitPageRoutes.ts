import type { Http } from "@wuxing/platform/http";
import { builtFile } from "./builtFile.ts";

/**
 * The page of supervisors' visits, the worker that keeps it on the phone, and what lets it be installed. They hold nothing
 * of anybody, and are given to everybody: the page must open where there is no network and no session.
 */
export function visitPageRoutes(http: Http): void {
  const hidden = { schema: { hide: true } };
  http.get("/visits", hidden, builtFile("visit/index.html", "text/html; charset=utf-8"));
  // Named without a hash: a browser asks for the same address again to see whether there is a newer one.
  // It lies below the page that it serves.
  const allowed = { "service-worker-allowed": "/visits" };
  http.get("/visits/worker.js", hidden, builtFile("visits-worker.js", "text/javascript; charset=utf-8", allowed));
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
