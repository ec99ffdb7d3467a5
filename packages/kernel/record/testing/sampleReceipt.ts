import { sha256 } from "@noble/hashes/sha2.js";
import type { Entry } from "@wuxing/kernel/procedure";
import {
  commit,
  type Disclosure,
  type Receipt,
  receiptVersion,
  recordOf,
  recordText,
  type Salts,
  sealedValues,
} from "@wuxing/kernel/record";
import { formatCheckpoint } from "@wuxing/tlog/checkpoint";
import { cosign, formatVerifierKey, signerOf, signingKey, signNote } from "@wuxing/tlog/note";
import { formatProof } from "@wuxing/tlog/proof";
import { GrowingTree, hasherOf } from "@wuxing/tlog/tree";
import { toBase64Url } from "../base64url.ts";

const utf8 = new TextEncoder();
const bytesOf = (name: string, count: number): Uint8Array => sha256(utf8.encode(name)).slice(0, count);

export const sampleOrigin = "wx.example.gov.cn/log";

/** An opening as the hotline writes it, with a phone hidden in what was said. */
export const sampleEntry: Entry = {
  caseId: 4711,
  seq: 1,
  type: "hotline.request",
  action: "open",
  actor: { kind: "citizen", id: "citizen", unit: null },
  commandId: "0198f5d6-3c2a-7d10-9a4e-2f6d5b1c8e90",
  at: "2026-11-02T02:00:00.000Z",
  from: null,
  to: "received",
  final: false,
  input: {
    text: "后埠街的路灯坏了一周，晚上很黑。",
    kind: "help",
    division: "360302004",
    channel: "web",
    publish: true,
  },
  changes: { text: "后埠街的路灯坏了一周，晚上很黑。", kind: "help", channel: "web", publish: true },
  head: { title: "后埠街的路灯坏了一周，晚上很黑。", division: "360302004" },
  clock: null,
  clocks: {},
  opening: { number: "RX20261102-00004711", parentId: null },
};
const sampleReporter = { phone: "13900001234" };

export interface Sample {
  readonly receipt: Receipt;
  /** The log's key and those of its two witnesses, as vkeys. */
  readonly logKey: string;
  readonly witnessKeys: readonly string[];
}

/** A receipt from a log of `size` leaves whose checkpoint two witnesses have cosigned; the same one for the same size. */
export async function sampleReceipt(size = 1000, index = 321, entry: Entry = sampleEntry): Promise<Sample> {
  const number = sampleEntry.opening?.number ?? "";
  const salt = (name: string): Uint8Array => bytesOf(`salt of ${name}`, 16);
  const salts: Salts = {
    case: salt("case"),
    actor: salt("actor"),
    unit: salt("unit"),
    input: salt("input"),
    changes: salt("changes"),
    effects: salt("effects"),
  };
  const reporter = commit(salt("reporter"), sampleReporter);
  const record = recordText(recordOf(entry, number, salts, { action: true, clock: true }, reporter));
  const values = sealedValues(entry, number);
  const open = (name: "case" | "input"): Disclosure => ({ salt: toBase64Url(salts[name]), value: values[name] });
  const opened = {
    case: open("case"),
    input: open("input"),
    reporter: { salt: toBase64Url(salt("reporter")), value: sampleReporter },
  };

  const hasher = hasherOf();
  const tree = new GrowingTree(hasher);
  for (let i = 0; i < size; i++) tree.append(hasher.leaf(utf8.encode(i === index ? record : `leaf ${i}`)));
  const log = signerOf(signingKey(sampleOrigin, bytesOf("key of the log", 32)));
  const witnesses = ["witness1.example", "witness2.example"].map((name) =>
    signerOf(signingKey(name, bytesOf(`key of ${name}`, 32), "cosignature")),
  );
  const text = formatCheckpoint({ origin: sampleOrigin, size, root: tree.root() });
  const signed = [await signNote(text, log)];
  for (const [i, witness] of witnesses.entries()) signed.push(await cosign(text, witness, 1_762_048_805 + i));
  const proof = formatProof({ index, hashes: tree.inclusionProof(index), checkpoint: signed.join("") });
  return {
    receipt: { format: receiptVersion, record, opened, proof },
    logKey: formatVerifierKey(log.key),
    witnessKeys: witnesses.map(({ key }) => formatVerifierKey(key)),
  };
}
