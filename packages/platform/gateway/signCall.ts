import type { KeyObject } from "node:crypto";
import { createHash, randomBytes, sign } from "node:crypto";

/** A covered component of RFC 9421 as the list names it, with its value: `['"@method"', "POST"]`. */
export type Component = readonly [name: string, value: string];

/** How long a signature is good, in seconds: the service refuses older ones, and the same one twice. */
export const signatureSeconds = 60;

/** The signature base (RFC 9421 §2.5) and the parameters it ends with. */
export function signatureBase(components: readonly Component[], parameters: string): string {
  const lines = components.map(([name, value]) => `${name}: ${value}`);
  return [...lines, `"@signature-params": ${parameters}`].join("\n");
}

/** The value of `@signature-params` (RFC 9421 §2.3). */
export function signatureParameters(
  components: readonly Component[],
  given: Readonly<Record<string, string | number>>,
): string {
  const named = components.map(([name]) => name).join(" ");
  const said = Object.entries(given).map(([name, value]) =>
    typeof value === "number" ? `;${name}=${value}` : `;${name}="${value}"`,
  );
  return `(${named})${said.join("")}`;
}

export interface CallKey {
  readonly id: string;
  readonly privateKey: KeyObject;
}

export interface UnsignedCall {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
  readonly traceparent: string;
  /** Asks the service to do as if, and change nothing. */
  readonly testMode?: boolean | undefined;
}

/**
 * The headers that sign a call (RFC 9421, Ed25519): method, whole address, trace, content (RFC 9530) and whether it is a
 * test are covered, with the time it was made and a number used once, so that neither can a call be changed nor sent again.
 */
export function signCall(
  { method, url, body, traceparent, testMode = false }: UnsignedCall,
  key: CallKey,
  now: number,
  nonce = randomBytes(16).toString("base64url"),
): Record<string, string> {
  const digest = body === undefined ? undefined : `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
  const components: Component[] = [
    [`"@method"`, method],
    [`"@target-uri"`, url],
    [`"traceparent"`, traceparent],
    ...(digest === undefined ? [] : ([[`"content-digest"`, digest]] as const)),
    ...(testMode ? ([[`"test-mode"`, "?1"]] as const) : []),
  ];
  const created = Math.floor(now / 1000);
  const parameters = signatureParameters(components, {
    ...{ created, expires: created + signatureSeconds, nonce, keyid: key.id, alg: "ed25519", tag: "wuxing-gateway" },
  });
  const signature = sign(null, Buffer.from(signatureBase(components, parameters)), key.privateKey).toString("base64");
  return {
    traceparent,
    ...(testMode ? { "test-mode": "?1" } : {}),
    ...(digest === undefined ? {} : { "content-digest": digest, "content-type": "application/json" }),
    "signature-input": `sig1=${parameters}`,
    signature: `sig1=:${signature}:`,
  };
}
