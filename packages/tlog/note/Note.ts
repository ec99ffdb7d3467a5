import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { fromBase64, readUtf8, toBase64 } from "@wuxing/tlog/encoding";
import { LogFault } from "@wuxing/tlog/fault";
import { isKeyName, type VerifierKey } from "./VerifierKey.ts";

/** A signature line. Name and id say whose it claims to be. */
export interface NoteSignature {
  readonly name: string;
  /** As in VerifierKey. */
  readonly id: string;
  /** What follows the id: for Ed25519 64 bytes; for a cosignature eight bytes of time before them. */
  readonly bytes: Uint8Array;
}

/** A signed note as read, before any signature was checked: its text must not be trusted (`verifyNote`). */
export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Bounds for strangers' notes: a note of more is malformed. */
const longest = 1_000_000;
const mostSignatures = 100;

/** Reads a signed note (C2SP signed-note). Throws LogFault. */
export function parseNote(note: string | Uint8Array): Note {
  const whole = asText(note);
  const end = whole.lastIndexOf("\n\n");
  if (end < 0) throw new LogFault("malformed", "a note has an empty line between its text and its signatures");
  const text = whole.slice(0, end + 1);
  return { text, signatures: parseSignatures(whole.slice(end + 2)) };
}

/** Reads signature lines, each ended by a newline; at least one. Throws LogFault. */
export function parseSignatures(lines: string): NoteSignature[] {
  const parts = lines.split("\n");
  if (parts.pop() !== "" || parts.length === 0)
    throw new LogFault("malformed", "a note has signature lines, and each ends with a newline");
  if (parts.length > mostSignatures) throw new LogFault("malformed", `a note of over ${mostSignatures} signatures`);
  return parts.map((line) => {
    const [dash, name = "", base64 = "", more] = line.split(" ");
    const bytes = fromBase64(base64);
    if (dash !== "—" || !isKeyName(name) || more !== undefined || !bytes || bytes.length < 5)
      throw new LogFault("malformed", "a signature line reads “— name base64”");
    return { name, id: bytesToHex(bytes.subarray(0, 4)), bytes: bytes.slice(4) };
  });
}

/** The signature line of a key, with its newline. */
export const formatSignature = ({ name, id, bytes }: NoteSignature): string =>
  `— ${name} ${toBase64(concatBytes(hexToBytes(id), bytes))}\n`;

/** Whether a signature claims to be of a key. */
export const isBy = (signature: NoteSignature, key: VerifierKey): boolean =>
  signature.name === key.name && signature.id === key.id;

/** Holds that a text may be signed: it ends with a newline and holds no other control character. */
export function assertNoteText(text: string): void {
  if (!text.endsWith("\n") || !text.isWellFormed() || hasControls(text))
    throw new LogFault("malformed", "a note's text ends with a newline and holds no other control character");
}

function asText(note: string | Uint8Array): string {
  if (note.length > longest) throw new LogFault("malformed", `a note of over ${longest} bytes`);
  const text = typeof note === "string" ? note : readUtf8(note);
  if (text === undefined || !text.isWellFormed() || hasControls(text))
    throw new LogFault("malformed", "a note is UTF-8 without control characters other than newlines");
  return text;
}

/** U+0000 to U+001F without the newline. */
const hasControls = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
};
