import { createHash } from "node:crypto";

/** By which name a log is known to the contract: `0x` and the SHA-256 of its origin in hexadecimal. */
export const originHash = (origin: string): `0x${string}` => `0x${createHash("sha256").update(origin).digest("hex")}`;
