import { randomBytes } from "node:crypto";

/** A trace as W3C Trace Context has it: 16 random bytes name it, 8 the span, and it is recorded. Says nothing of a person. */
export interface Trace {
  readonly id: string;
  readonly header: string;
}

/** A new trace, or a new span of the one given. */
export function traceOf(id = randomBytes(16).toString("hex")): Trace {
  return { id, header: `00-${id}-${randomBytes(8).toString("hex")}-01` };
}
