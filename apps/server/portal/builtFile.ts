import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyReply } from "fastify";

const client = join(import.meta.dirname, "../../web/dist/client");

/** A file of the build under an address of its own, always asked for anew: a page or a worker, whose name has no hash. */
export const builtFile =
  (file: string, type: string, headers: Readonly<Record<string, string>> = {}) =>
  async (_request: unknown, reply: FastifyReply) => {
    const path = join(client, file);
    if (!existsSync(path))
      return reply
        .code(404)
        .type("text/plain; charset=utf-8")
        .send("网页尚未构建 / The pages are not built yet: npm run build");
    return reply
      .headers(headers)
      .type(type)
      .header("cache-control", "no-store")
      .send(await readFile(path));
  };
