import { createHash } from "node:crypto";
import { canonicalJson } from "@wuxing/kernel/record";
import { z } from "zod";
import type { PeerSettings } from "./Exchange.ts";

export const statementVersion = "wuxing-statement/1";

/**
 * What one side says to the other beside messages: a question, or the answer to one. Signed, since a hand on the line
 * could otherwise say that a message has arrived, or ask which matters there are.
 */
export const statementSchema = z.strictObject({
  statement: z.strictObject({
    v: z.literal(statementVersion),
    from: z.string().max(40),
    to: z.string().max(40),
    at: z.iso.datetime({ precision: 3 }),
    re: z
      .string()
      .max(60)
      .describe("SHA-256 of the canonical JSON of the question that is answered, base64url; empty in a question"),
    said: z.record(z.string(), z.json()),
  }),
  key: z.string().max(40),
  signature: z.string().max(100),
});
export type Statement = z.output<typeof statementSchema>;

/** By what an answer names the question: SHA-256 of its canonical JSON. */
export const digestOfQuestion = (question: unknown): string =>
  createHash("sha256")
    .update(canonicalJson(JSON.parse(JSON.stringify(question))))
    .digest("base64url");

/** Signs what is said to the peer. */
export function statementOf({ own, ownCode, peerCode }: PeerSettings, at: string, said: object, re = ""): Statement {
  const plain = JSON.parse(JSON.stringify(said)) as Statement["statement"]["said"];
  const statement = { v: statementVersion, from: ownCode, to: peerCode, at, re, said: plain } as const;
  return { statement, ...own.sign(canonicalJson(statement)) };
}

/** What the peer said, if it was he and it was said to us. Undefined for anything else. */
export function heardFrom(settings: PeerSettings, given: Statement): Statement["statement"] | undefined {
  const { statement, ...signature } = given;
  const ours = statement.from === settings.peerCode && statement.to === settings.ownCode;
  return ours && settings.known(canonicalJson(statement), signature) ? statement : undefined;
}
