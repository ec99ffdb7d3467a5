import type { Platform } from "@wuxing/platform/area";
import type { Citizen, CitizenCookie, Citizens } from "@wuxing/platform/citizens";
import type { Push } from "@wuxing/platform/messages/push";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Show } from "./Pages.ts";

/** What the pages of signed-in citizens are given. */
export interface CitizenPortal {
  readonly platform: Platform;
  readonly citizens: Citizens;
  readonly push: Push;
  readonly cookie: CitizenCookie;
  readonly show: Show;
  readonly https: boolean;
}

type Handler<Request extends FastifyRequest> = (
  request: Request,
  reply: FastifyReply,
  citizen: Citizen,
) => Promise<FastifyReply>;

/** A handler for signed-in citizens; others are sent to sign in, and come back to the page where it can be asked for. */
export const forCitizen =
  <Request extends FastifyRequest>(handler: Handler<Request>) =>
  async (request: Request, reply: FastifyReply): Promise<FastifyReply> => {
    if (request.citizen) return handler(request, reply, request.citizen);
    if (request.returning) return seeOther(reply, "/mine/prove");
    return seeOther(reply, `/mine/sign-in?next=${encodeURIComponent(pageOf(request))}`);
  };

/** Where he was: what he asked for, or the page whose form he sent after his session had ended. */
function pageOf({ method, url, headers, host }: FastifyRequest): string {
  if (method === "GET") return url;
  const from = URL.parse(headers.referer ?? "");
  return from && from.host === host ? from.pathname + from.search : "/mine";
}

/** On to another page, by GET, kept nowhere. */
export const seeOther = (reply: FastifyReply, path: string): FastifyReply =>
  reply.header("cache-control", "no-store").redirect(path, 303);
