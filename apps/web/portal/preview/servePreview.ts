import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { t } from "@wuxing/kernel/text";
import type { PageContext, RenderPage } from "../views.ts";
import { samples } from "./samples/index.ts";

/** What the real server sends too; a page that breaks it shows in the browser's console. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

export interface Preview {
  readonly url: string;
  readonly render: RenderPage;
  close(): Promise<void>;
}

const contextOf = (url: URL, page: string): PageContext => ({
  locale: url.searchParams.get("lang") === "en" ? "en" : "zh",
  largeType: url.searchParams.get("type") === "large",
  path: page,
  city: t("萍乡", "Pingxiang"),
  now: "2026-11-25T03:00:00Z",
  demo: true,
  csrf: "token",
});

/** Serves `/<sample name>?lang=en&type=large` from a built portal (`dist/client` and `dist/server`) on a free port. */
export async function servePreview(dist: string): Promise<Preview> {
  const { renderPage } = (await import(path.join(dist, "server/server.js"))) as { renderPage: RenderPage };
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://preview");
    response.setHeader("content-security-policy", contentSecurityPolicy);
    if (url.pathname.startsWith("/assets/")) {
      response.setHeader("content-type", types[path.extname(url.pathname)] ?? "application/octet-stream");
      response.end(readFileSync(path.join(dist, "client", path.normalize(url.pathname))));
      return;
    }
    const sample = samples.find(({ name }) => `/${name}` === url.pathname);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.statusCode = sample ? 200 : 404;
    response.end(sample ? await renderPage(sample.page, sample.view as never, contextOf(url, sample.path)) : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, render: renderPage, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
