import type { Outgoing } from "@wuxing/platform/http";
import type { TrustedWitness } from "@wuxing/tlog/policy";
import { formatWitnessRequest, readReply, type WitnessReply } from "@wuxing/tlog/witness";
import type { LogHead } from "./heads.ts";

/** How a witness answered: with its cosignature, that what is shown is not the history it knows, or not at all. */
export type Asked =
  | { readonly kind: "cosigned"; readonly lines: string }
  | { readonly kind: "refused"; readonly known: number; readonly reason: string }
  | { readonly kind: "silent"; readonly reason: string };

/** Gives the proof that the tree of one size begins that of the checkpoint. */
export type Prove = (from: number) => Promise<readonly Uint8Array[]>;

/**
 * Asks a witness to cosign a checkpoint, with the proof from the size it cosigned last, as far as the log remembers; where
 * it remembers another, once more from there. Throws nothing: a witness that fails stops nobody.
 */
export async function askWitness(
  ask: Outgoing,
  { key, url = "" }: TrustedWitness,
  head: LogHead,
  cosigned: number,
  prove: Prove,
): Promise<Asked> {
  const from = async (oldSize: number): Promise<WitnessReply> => {
    const proof = oldSize === 0 || oldSize === head.size ? [] : await prove(oldSize);
    const answer = await ask(`${url.replace(/\/$/u, "")}/add-checkpoint`, {
      method: "POST",
      headers: { "content-type": "text/plain; charset=utf-8" },
      body: formatWitnessRequest({ oldSize, proof, checkpoint: head.note }),
    });
    return readReply({ status: answer.status, body: await answer.text() }, head.note, key);
  };
  try {
    const first = await from(Math.min(cosigned, head.size));
    const reply = first.kind === "conflict" && first.size <= head.size ? await from(first.size) : first;
    return asked(reply, head.size);
  } catch (error) {
    return { kind: "silent", reason: error instanceof Error ? error.message : String(error) };
  }
}

function asked(reply: WitnessReply, size: number): Asked {
  if (reply.kind === "cosigned") return reply;
  if (reply.kind === "conflict")
    return reply.size > size
      ? { kind: "refused", known: reply.size, reason: `409: it has cosigned ${reply.size}` }
      : { kind: "silent", reason: `409: it goes back and forth with ${reply.size}` };
  const reason = `${reply.status}: ${reply.reason.trim()}`;
  return reply.status === 422 ? { kind: "refused", known: size, reason } : { kind: "silent", reason };
}
