import type { FastifyReply, FastifyRequest } from "fastify";
import type { PageName, RenderPage, Views } from "../../web/portal/views.ts";
import { isOwnPage } from "./app/ownPages.ts";
import { contextOf } from "./contextOf.ts";

interface Sent {
  readonly status?: number;
  /** Seen by one reader only: not to be kept anywhere. */
  readonly personal?: boolean;
  /** The page's address by GET, where it was asked for by POST. */
  readonly path?: string;
}

/** Sends a public page as the answer to a request. */
export type Show = <Name extends PageName>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Name,
  view: Views[Name],
  sent?: Sent,
) => Promise<FastifyReply>;

/** How pages are sent: language and type size by cookie, never kept by a shared cache, personal ones not at all. */
export const pages =
  (render: RenderPage, now: () => string, demo: boolean, origin: string): Show =>
  async (request, reply, page, view, { status = 200, personal = false, path } = {}) => {
    const html = await render(page, view, { ...contextOf(request, now(), demo, path), origin });
    // Said to the worker on the reader's own device; nobody between may keep it.
    if (personal && status === 200 && request.citizen && isOwnPage(request.url)) reply.header("x-keep", "1");
    return reply
      .code(status)
      .type("text/html; charset=utf-8")
      .header("cache-control", personal || request.person || request.citizen ? "no-store" : "private, no-cache")
      .header("vary", "cookie")
      .send(html);
  };
