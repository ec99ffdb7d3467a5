import { z } from "zod";

/**
 * A file that goes with a message, in the message's body under `attachments`. Its content is asked for afterwards, in parts;
 * that it is the one which was signed for, its SHA-256 says.
 */
export const attachmentSchema = z.strictObject({
  id: z.uuid().describe("By what the sender knows the file"),
  name: z.string().min(1).max(200),
  mediaType: z.string().min(1).max(100),
  size: z.int().min(1).describe("Bytes"),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .describe("SHA-256 of the content, hex"),
});
export type Attachment = z.output<typeof attachmentSchema>;

/** What may be asked for: a part of a file from a byte on, by the message that named it. */
export const partQuestion = z.strictObject({ message: z.uuid(), file: z.uuid(), from: z.int().min(0) });
export type PartQuestion = z.output<typeof partQuestion>;

/** A part, base64url; or why there is none: `gone` for good, `later` while it waits for the scanner. */
export const partAnswer = z.union([
  z.strictObject({ content: z.string().describe("base64url; empty past the end") }),
  z.strictObject({ none: z.enum(["gone", "later"]) }),
]);
export type PartAnswer = z.output<typeof partAnswer>;

/** Bytes in one part: with base64 and signature it stays below what an answer from outside may have. */
export const partLength = 512 * 1024;
/** A larger file than the city keeps is not asked for at all. */
export const longestFile = 20 * 1024 * 1024;
