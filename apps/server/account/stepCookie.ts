import type { FastifyReply, FastifyRequest } from "fastify";

/** Carries the ticket of the second step from the password to the code. */
export interface StepCookie {
  readonly of: (request: FastifyRequest) => string;
  readonly give: (reply: FastifyReply, ticket: string) => void;
  readonly clear: (reply: FastifyReply) => void;
}

/** The cookie of a site at `origin`: under https only this very site can have set it. */
export function stepCookie(origin: string): StepCookie {
  const secure = origin.startsWith("https:");
  const name = `${secure ? "__Host-" : ""}wuxing.step`;
  const options = { path: "/", sameSite: "lax", httpOnly: true, secure } as const;
  return {
    of: (request) => request.cookies[name] ?? "",
    give: (reply, ticket) => void reply.setCookie(name, ticket, { ...options, maxAge: 600 }),
    clear: (reply) => void reply.clearCookie(name, options),
  };
}
