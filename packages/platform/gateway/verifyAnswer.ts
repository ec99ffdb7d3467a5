import { createHash, createPublicKey, verify } from "node:crypto";
import type { AnswerKey } from "./Operation.ts";
import type { CallRequest } from "./requestOf.ts";
import { type Component, signatureBase, signatureSeconds } from "./signCall.ts";

/** An answer as it came. */
export interface GivenAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Pick<Headers, "get">;
}

/** The call that is answered, with the headers that it went out with. */
export interface SentCall extends Pick<CallRequest, "method" | "url"> {
  readonly headers: Readonly<Record<string, string>>;
}

/** Seconds by which the clocks of two systems may differ. */
const skew = 5;
/** What an answer's signature must cover: the answer itself, and of the call all that makes it this one and no other. */
const needed = [`"@status"`, `"content-digest"`, `"@method";req`, `"@target-uri";req`, `"signature";req;key="sig1"`];

/**
 * Why an answer is not the service's own, in English; undefined where a key of its document signed it (RFC 9421 with
 * components of the request, §2.4) for this very call, just now, as it came.
 */
export function answerFault(
  keys: readonly AnswerKey[],
  call: SentCall,
  { status, text, headers }: GivenAnswer,
  now: number,
): string | undefined {
  const input = /^sig1=(\(([^()]*)\)(.*))$/u.exec(headers.get("signature-input") ?? "");
  const signature = /^sig1=:([A-Za-z0-9+/=]+):$/u.exec(headers.get("signature") ?? "")?.[1];
  if (!input || !signature) return "not signed";
  const [, parameters = "", list = "", rest = ""] = input;
  const covered = list.split(" ");
  if (!needed.every((name) => covered.includes(name))) return "the signature does not cover what it must";
  const said = new Map([...rest.matchAll(/;(\w+)=(?:"([^"]*)"|(\d+))/gu)].map(([, k, a, b]) => [k, a ?? b]));
  const created = Number(said.get("created"));
  if (!(Math.abs(now / 1000 - created) <= signatureSeconds + skew)) return "the signature's time is over or wrong";
  const key = keys.find(({ kid }) => kid === said.get("keyid"));
  if (!key) return "the key is not one of the document";
  const digest = `sha-256=:${createHash("sha256").update(text).digest("base64")}:`;
  if (headers.get("content-digest") !== digest) return "the content is not what its digest says";
  const values = covered.map((name): Component | undefined => {
    const value = componentOf(name, call, status, headers);
    return value === undefined ? undefined : [name, value];
  });
  if (values.includes(undefined)) return "the signature covers what cannot be known";
  const base = signatureBase(values as Component[], parameters);
  return verify(
    null,
    Buffer.from(base),
    createPublicKey({ key: { ...key }, format: "jwk" }),
    Buffer.from(signature, "base64"),
  )
    ? undefined
    : "the signature is wrong";
}

/** The value of a component, named as the signature's list has it. */
function componentOf(
  name: string,
  call: SentCall,
  status: number,
  headers: GivenAnswer["headers"],
): string | undefined {
  if (name === `"@status"`) return String(status);
  if (name === `"@method";req`) return call.method;
  if (name === `"@target-uri";req`) return call.url;
  if (name === `"signature";req;key="sig1"`) return call.headers.signature?.replace(/^sig1=/u, "");
  const field = /^"([a-z][a-z0-9-]*)"(;req)?$/u.exec(name);
  if (!field?.[1]) return undefined;
  return (field[2] ? call.headers[field[1]] : headers.get(field[1])) ?? undefined;
}
