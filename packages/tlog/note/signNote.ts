import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { LogFault } from "@wuxing/tlog/fault";
import { assertNoteText, formatSignature } from "./Note.ts";
import type { Signer } from "./SigningKey.ts";

/** Signs a text, which ends with a newline, by one or more Ed25519 keys: the note with its signature lines. */
export async function signNote(text: string, ...signers: readonly Signer[]): Promise<string> {
  assertNoteText(text);
  const lines: string[] = [];
  for (const { key, sign } of signers) {
    if (key.type !== "ed25519") throw new LogFault("malformed", "a cosigner's key signs with cosign()");
    lines.push(formatSignature({ ...key, bytes: await sign(utf8ToBytes(text)) }));
  }
  if (lines.length === 0) throw new LogFault("malformed", "a note has at least one signature");
  return `${text}\n${lines.join("")}`;
}

/**
 * A witness's signature line for a checkpoint's text: “as of this time, this is the largest tree of this log that I have
 * seen, and it holds all that I saw before”. Time in seconds since 1970. What is so must be checked before (`witness`).
 */
export async function cosign(text: string, { key, sign }: Signer, time: number): Promise<string> {
  assertNoteText(text);
  if (key.type !== "cosignature") throw new LogFault("malformed", "only a cosigner's key cosigns");
  if (!Number.isSafeInteger(time) || time <= 0)
    throw new LogFault("malformed", "a time is in whole seconds since 1970");
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  return formatSignature({ ...key, bytes: concatBytes(bytes, await sign(cosignedMessage(text, time))) });
}

/** What a cosigner signs (C2SP tlog-cosignature, “Ed25519 signed message”). */
export const cosignedMessage = (text: string, time: number): Uint8Array =>
  utf8ToBytes(`cosignature/v1\ntime ${time}\n${text}`);
