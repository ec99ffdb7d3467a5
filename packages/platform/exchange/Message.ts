import { createHash } from "node:crypto";
import { canonicalJson } from "@wuxing/kernel/record";
import { z } from "zod";

export const messageVersion = "wuxing-message/1";
/** A message in place of one that was given up: it says why, and lets those after it pass. */
export const voidKind = "void";

const base64url = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`, "u"));
const party = z.string().min(1).max(40);

/** What is signed. Its digest is what both sides compare; times are UTC with milliseconds. */
export const messageSchema = z.strictObject({
  v: z.literal(messageVersion),
  id: z.uuid().describe("Names the message for ever; sent again it is the same one"),
  from: party.describe("Division code of the sender (GB/T 2260)"),
  to: party.describe("Division code of the receiver"),
  subject: z.string().min(1).max(80).describe("The matter: the number under which its first holder keeps it"),
  seq: z.int().min(1).describe("1, 2, 3 … within the matter and the direction; a gap waits"),
  kind: z.string().min(1).max(40),
  at: z.iso.datetime({ precision: 3 }),
  enclosed: base64url(43)
    .nullable()
    .describe("SHA-256 of the canonical JSON of [salt, value] of the enclosure; null where there is none"),
  body: z.record(z.string(), z.json()),
});
export type Message = z.output<typeof messageSchema>;

/** Personal data travels beside the signed message, so that it can be erased while the message stays provable. */
export const enclosureSchema = z.strictObject({
  salt: base64url(22),
  value: z.record(z.string(), z.string().max(200)),
});
export type Enclosure = z.output<typeof enclosureSchema>;

export const signedSchema = z.strictObject({
  message: messageSchema,
  enclosure: enclosureSchema.optional(),
  key: base64url(11).describe("Which of the sender's keys signed"),
  signature: base64url(86).describe("Ed25519 over the UTF-8 bytes of the canonical JSON of `message`"),
});
export type SignedMessage = z.output<typeof signedSchema>;

/** What became of a message. `taken`: it is kept and will not be lost; a double is answered the same. */
export const answerSchema = z.strictObject({
  id: z.string(),
  outcome: z.enum(["taken", "refused", "failed"]).describe("`refused` for good, `failed` for now"),
  reason: z.string().optional(),
});
export type Answer = z.output<typeof answerSchema>;

export const digestOf = (message: Message): Buffer => createHash("sha256").update(canonicalJson(message)).digest();

/** The commitment that a message makes to its enclosure. */
export const enclosedOf = ({ salt, value }: Enclosure): string =>
  createHash("sha256")
    .update(canonicalJson([salt, value]))
    .digest("base64url");
