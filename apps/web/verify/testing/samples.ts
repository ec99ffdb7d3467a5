import { commitmentLeaf, type DrawFile, revealsLeaf } from "@wuxing/kernel/draw";
import { receiptCodes } from "@wuxing/kernel/record";
import { formatCheckpoint } from "@wuxing/tlog/checkpoint";
import { cosign, type Signer, signerOf, signingKey, signNote } from "@wuxing/tlog/note";
import { formatPolicy, type Policy, policyOf } from "@wuxing/tlog/policy";
import { formatProof } from "@wuxing/tlog/proof";
import { GrowingTree, hasherOf } from "@wuxing/tlog/tree";
import { sampleBeacon, sampleDrawFile, samplePlan } from "../../../../packages/kernel/draw/testing/sampleDraw.ts";
import { sampleEntry, sampleReceipt } from "../../../../packages/kernel/record/testing/sampleReceipt.ts";

const hasher = hasherOf();
const utf8 = new TextEncoder();
const key = (name: string, byte: number, type?: "cosignature"): Signer =>
  signerOf(signingKey(name, new Uint8Array(32).fill(byte), type));

const log = key("wx.example.gov.cn/log", 1);
const witnesses = [key("witness1.example", 2, "cosignature"), key("witness2.example", 3, "cosignature")];

/** The log's key and both its witnesses, who must both have cosigned. */
export const samplePolicy: Policy = policyOf(
  [log.key],
  witnesses.map((one) => one.key),
  2,
);
export const samplePolicyText = formatPolicy(samplePolicy);

/** Ten minutes before the round that the sample's draw waits for. */
const witnessedAt = sampleBeacon.genesis + sampleBeacon.period * (sampleBeacon.round - 1) - 600;

/** A log of leaves, and proofs from its checkpoint, which these witnesses have cosigned. */
async function logOf(leaves: readonly string[], cosigners = witnesses, signer = log) {
  const tree = new GrowingTree(hasher);
  for (const leaf of leaves) tree.append(hasher.leaf(utf8.encode(leaf)));
  const text = formatCheckpoint({ origin: signer.key.name, size: tree.size, root: tree.root() });
  const cosigned = await Promise.all(cosigners.map((one, place) => cosign(text, one, witnessedAt + place)));
  const checkpoint = (await signNote(text, signer)) + cosigned.join("");
  const proofOf = (index: number): string => formatProof({ index, hashes: tree.inclusionProof(index), checkpoint });
  return { checkpoint, proofOf };
}

/** Two codes of a receipt whose text is too long for one. */
async function longCodes(): Promise<readonly string[]> {
  // Signs that follow no rule, as a long text of many words would hardly shrink further.
  const text = Array.from({ length: 700 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 5003))).join("");
  const { receipt } = await sampleReceipt(2, 0, { ...sampleEntry, input: { text } });
  const { proofOf } = await logOf([receipt.record, "last"]);
  return receiptCodes({ ...receipt, proof: proofOf(0) }) ?? [];
}

/** What of a draw stands in the log before chance speaks. */
const leavesOf = ({ plan, commitment, reveals = [] }: DrawFile): string[] => [
  commitmentLeaf(commitment),
  revealsLeaf(plan.id, reveals),
];

/** The files that the verifier page knows, all of one log. */
export async function samples() {
  const { receipt } = await sampleReceipt();
  // All secrets are laid open: one that is missing would leave a point open.
  const draws: DrawFile[] = (["open", "unannounced"] as const).map((mode) => {
    const plan = samplePlan(mode);
    return sampleDrawFile({ ...plan, commitments: plan.commitments.slice(0, 1) });
  });
  const leaves = ["first", receipt.record, ...draws.flatMap(leavesOf), "last"];
  const { checkpoint, proofOf } = await logOf(leaves);
  const unwitnessed = await logOf(leaves, witnesses.slice(0, 1));
  const forked = await logOf([...leaves.slice(0, -1), "other"]);
  const stranger = await logOf(leaves, witnesses, key("wx.example.gov.cn/log", 9));
  const [open, unannounced] = draws.map((draw, place) => ({
    ...draw,
    log: { proof: proofOf(2 + 2 * place), reveals: proofOf(3 + 2 * place) },
  }));
  const [firstCode = "", secondCode = ""] = await longCodes();
  return {
    receipt: JSON.stringify({ ...receipt, proof: proofOf(1) }),
    code: receiptCodes({ ...receipt, proof: proofOf(1) })?.join("\n") ?? "",
    firstCode,
    secondCode,
    unwitnessedReceipt: JSON.stringify({ ...receipt, proof: unwitnessed.proofOf(1) }),
    strangersReceipt: JSON.stringify({ ...receipt, proof: stranger.proofOf(1) }),
    checkpoint,
    forked: forked.checkpoint,
    forkedReceipt: JSON.stringify({ ...receipt, proof: forked.proofOf(1) }),
    grown: (await logOf([...leaves, "more"])).checkpoint,
    proof: proofOf(1),
    record: receipt.record,
    draw: JSON.stringify(open),
    unannounced: JSON.stringify(unannounced),
  };
}
