import { readDecimal } from "@wuxing/tlog/encoding";
import {
  formatSignature,
  isBy,
  parseNote,
  parseSignatures,
  type VerifierKey,
  type VerifyEd25519,
  verifyNote,
} from "@wuxing/tlog/note";

/** What a witness's answer means to the log. */
export type WitnessReply =
  /** Signature lines to be put below the checkpoint: checked, of this witness alone. */
  | { readonly kind: "cosigned"; readonly lines: string }
  /** The witness last cosigned this size: ask again with the proof from there. A larger one than ours: we have lost leaves. */
  | { readonly kind: "conflict"; readonly size: number }
  /** It will not cosign. 422: by its knowledge the log was forked. */
  | { readonly kind: "refused"; readonly status: number; readonly reason: string };

/**
 * Reads a witness's answer to `add-checkpoint` for a signed checkpoint. Throws LogFault where it says to have cosigned and
 * has not.
 */
export function readReply(
  { status, body }: { readonly status: number; readonly body: string },
  checkpoint: string,
  key: VerifierKey,
  verify?: VerifyEd25519,
): WitnessReply {
  if (status === 200) {
    const signatures = parseSignatures(body).filter((signature) => isBy(signature, key));
    verifyNote({ text: parseNote(checkpoint).text, signatures }, [key], verify);
    return { kind: "cosigned", lines: signatures.map(formatSignature).join("") };
  }
  const size = status === 409 ? readDecimal(body.replace(/\n$/u, "")) : undefined;
  return size === undefined ? { kind: "refused", status, reason: body.slice(0, 500) } : { kind: "conflict", size };
}
