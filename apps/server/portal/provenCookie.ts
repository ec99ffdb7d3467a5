import { Signer } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Under https the browser itself holds the cookie to this host and to https. */
const nameFor = ({ protocol }: Pick<FastifyRequest, "protocol">): string =>
  protocol === "https" ? "__Host-proven" : "proven";
const seconds = 2 * 60 * 60;
const atMost = 8;

/** Which requests a reader has shown to be his, kept in a signed cookie for two hours; no session, no account. */
export interface Proofs {
  readonly of: (request: FastifyRequest) => readonly number[];
  readonly give: (request: FastifyRequest, reply: FastifyReply, caseId: number) => void;
}

/** Proofs signed with the first secret; what the others signed is still good. `now`: the clock by which they lapse. */
export function proofs(secrets: readonly string[], now: () => string): Proofs {
  const signer = new Signer(secrets.map((secret) => `${secret}:proven`));
  const of = (request: FastifyRequest): readonly number[] => {
    const { valid, value } = signer.unsign(request.cookies[nameFor(request)] ?? "");
    if (!valid || !value) return [];
    return value.split(".").flatMap((proof) => {
      const [id, until] = proof.split("-").map(Number);
      return id !== undefined && until !== undefined && until > Date.parse(now()) ? [id] : [];
    });
  };
  const give = (request: FastifyRequest, reply: FastifyReply, caseId: number): void => {
    const until = Date.parse(now()) + seconds * 1000;
    const earlier = signer.unsign(request.cookies[nameFor(request)] ?? "");
    const others = earlier.valid && earlier.value ? earlier.value.split(".") : [];
    const kept = others.filter((proof) => !proof.startsWith(`${caseId}-`)).slice(0, atMost - 1);
    const value = signer.sign([`${caseId}-${until}`, ...kept].join("."));
    const secure = request.protocol === "https";
    reply.setCookie(nameFor(request), value, { path: "/", maxAge: seconds, sameSite: "lax", httpOnly: true, secure });
  };
  return { of, give };
}
