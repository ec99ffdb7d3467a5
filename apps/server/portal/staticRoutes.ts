import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";

const client = join(import.meta.dirname, "../../web/dist/client");

/** The browser's files as the build left them, the desk's one page, and what robots and browsers ask for by themselves. */
export function staticRoutes(http: Http): void {
  if (existsSync(join(client, "assets")))
    http.register(fastifyStatic, {
      root: join(client, "assets"),
      prefix: "/assets/",
      schemaHide: true,
      cacheControl: false,
      // The build puts a hash into every name but the icons'.
      setHeaders: (reply, path) =>
        void reply.header(
          "cache-control",
          /\/icon[\w-]*\.\w+$/u.test(path) ? "public, max-age=3600" : "public, max-age=31536000, immutable",
        ),
    });

  const desk = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header("cache-control", "no-store");
    if (!request.person) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
    if (request.person.mustEnrol) return reply.redirect("/account", 303);
    const page = join(client, "desk/index.html");
    if (!existsSync(page))
      return reply
        .code(404)
        .type("text/plain; charset=utf-8")
        .send("工作台尚未构建 / The desk is not built yet: npm run build");
    return reply.type("text/html; charset=utf-8").send(await readFile(page));
  };
  http.get("/desk", { schema: { hide: true } }, desk);
  http.get("/desk/*", { schema: { hide: true } }, desk);

  http.get("/robots.txt", { schema: { hide: true } }, (_request, reply) =>
    reply
      .type("text/plain; charset=utf-8")
      .header("cache-control", "public, max-age=3600")
      .send(
        "User-agent: *\nDisallow: /desk\nDisallow: /api\nDisallow: /follow\nDisallow: /rate\nDisallow: /say/receipt\nDisallow: /share\n",
      ),
  );
  http.get("/favicon.ico", { schema: { hide: true } }, (_request, reply) =>
    reply.code(204).header("cache-control", "public, max-age=86400").send(),
  );
}
