import type { Identity, Person } from "@wuxing/platform/identity";
import type { FastifyReply, FastifyRequest } from "fastify";

/** The signed-in person, also one who must set up a second factor; otherwise the reply leads to the sign-in page. */
export function signedIn(request: FastifyRequest, reply: FastifyReply): Person | undefined {
  if (!request.person) void reply.header("cache-control", "no-store").redirect("/sign-in?next=/account", 303);
  return request.person;
}

/** The person, where he signed in a short time ago: how one signs in is changed by nobody else. */
export function freshly(
  request: FastifyRequest,
  reply: FastifyReply,
  accounts: Identity["accounts"],
): Person | undefined {
  const person = signedIn(request, reply);
  if (!person || accounts.fresh(person)) return person;
  void reply.header("cache-control", "no-store").redirect("/sign-in?next=/account&again=1", 303);
  return undefined;
}

/** Back to one's account after a change, with the cookies of the session that took the place of the others. */
export const changed = (reply: FastifyReply, cookies: readonly string[], done: string): FastifyReply =>
  reply
    .header("set-cookie", [...cookies])
    .header("cache-control", "no-store")
    .redirect(`/account?done=${done}`, 303);
