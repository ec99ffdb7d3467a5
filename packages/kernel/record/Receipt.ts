import { z } from "zod";
import { type Disclosure, saltSize } from "./commitment.ts";
import type { SealedField } from "./EntryRecord.ts";

export const receiptVersion = "wuxing-receipt/1";

/**
 * What a citizen keeps of an action of his: the record as the log holds it, what its commitments stand for as far as he
 * may know it, and the proof that the record stands in the log (c2sp.org/tlog-proof with the signed checkpoint). A file
 * of JSON in UTF-8. It needs no server to be checked.
 */
export interface Receipt {
  readonly format: typeof receiptVersion;
  /** The leaf: canonical JSON of an EntryRecord, byte for byte. */
  readonly record: string;
  readonly opened: Readonly<Partial<Record<SealedField, Disclosure>>>;
  /** The text of c2sp.org/tlog-proof: index, hashes, checkpoint. */
  readonly proof: string;
}

const opening = z.strictObject({
  salt: z.string().regex(/^[A-Za-z0-9_-]{22}$/u, `a salt has ${saltSize} bytes`),
  value: z.json(),
});

/** The shape of a receipt; what it proves is verifyReceipt's to say. */
export const receiptSchema = z.strictObject({
  format: z.literal(receiptVersion),
  record: z.string().max(65_535),
  opened: z.strictObject({
    case: opening.optional(),
    actor: opening.optional(),
    unit: opening.optional(),
    input: opening.optional(),
    changes: opening.optional(),
    effects: opening.optional(),
    reporter: opening.optional(),
  }),
  proof: z.string().max(100_000),
});
