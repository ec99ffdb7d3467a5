import { Signer } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";

const name = "proven";
const seconds = 2 * 60 * 60;
const atMost = 8;

/** Which requests a reader has shown to be his, kept in a signed cookie for two hours; no session, no account. */
export interface Proofs {
  readonly of: (request: FastifyRequest) => readonly number[];
  readonly give: (request: FastifyRequest, reply: FastifyReply, caseId: number) => void;
}

/** Proofs signed with a secret. `now`: the clock by which they lapse. */
export function proofs(secret: string, now: () => string): Proofs {
  const signer = new Signer(`${secret}:proven`);
  const of = (request: FastifyRequest): readonly number[] => {
    const { valid, value } = signer.unsign(request.cookies[name] ?? "");
    if (!valid || !value) return [];
    return value.split(".").flatMap((proof) => {
      const [id, until] = proof.split("-").map(Number);
      return id !== undefined && until !== undefined && until > Date.parse(now()) ? [id] : [];
    });
  };
  const give = (request: FastifyRequest, reply: FastifyReply, caseId: number): void => {
    const until = Date.parse(now()) + seconds * 1000;
    const earlier = signer.unsign(request.cookies[name] ?? "");
    const others = earlier.valid && earlier.value ? earlier.value.split(".") : [];
    const kept = others.filter((proof) => !proof.startsWith(`${caseId}-`)).slice(0, atMost - 1);
    const value = signer.sign([`${caseId}-${until}`, ...kept].join("."));
    const secure = request.protocol === "https";
    reply.setCookie(name, value, { path: "/", maxAge: seconds, sameSite: "lax", httpOnly: true, secure });
  };
  return { of, give };
}
