import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Entry } from "@wuxing/kernel/procedure";
import {
  commit,
  type Opening,
  type Receipt,
  receiptVersion,
  recordOf,
  recordText,
  type Salts,
  sealedValues,
} from "@wuxing/kernel/record";
import { GrowingTree, hasherOf } from "@wuxing/tlog/tree";
import { toBase64Url } from "../base64url.ts";

const utf8 = new TextEncoder();
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const bytesOf = (name: string, count: number): Uint8Array => sha256(utf8.encode(name)).slice(0, count);
const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

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
const sampleReporter = { name: "张三", phone: "13900001234" };

/** A signer of the log or of a witness, with its key as a vkey. */
function signerOf(name: string, type: 1 | 4) {
  const secret = bytesOf(`key of ${name}`, 32);
  const key = join(Uint8Array.of(type), ed25519.getPublicKey(secret));
  const hash = sha256(join(utf8.encode(`${name}\n`), key)).slice(0, 4);
  return {
    vkey: `${name}+${Buffer.from(hash).toString("hex")}+${base64(key)}`,
    line: (body: string, at = 0): string => {
      const stamp = new Uint8Array(8);
      new DataView(stamp.buffer).setBigUint64(0, BigInt(at));
      const message = type === 1 ? body : `cosignature/v1\ntime ${at}\n${body}`;
      const signature = ed25519.sign(utf8.encode(message), secret);
      return `— ${name} ${base64(join(hash, ...(type === 4 ? [stamp] : []), signature))}\n`;
    },
  };
}

export interface Sample {
  readonly receipt: Receipt;
  /** The log's key and those of its two witnesses, as vkeys. */
  readonly logKey: string;
  readonly witnessKeys: readonly string[];
}

/** A receipt from a log of `size` leaves whose checkpoint two witnesses have cosigned; the same one for the same size. */
export function sampleReceipt(size = 1000, index = 321, entry: Entry = sampleEntry): Sample {
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
  const open = (name: "case" | "input"): Opening => ({ salt: toBase64Url(salts[name]), value: values[name] });
  const opened = {
    case: open("case"),
    input: open("input"),
    reporter: { salt: toBase64Url(salt("reporter")), value: sampleReporter },
  };

  const hasher = hasherOf();
  const tree = new GrowingTree(hasher);
  for (let i = 0; i < size; i++) tree.append(hasher.leaf(utf8.encode(i === index ? record : `leaf ${i}`)));
  const log = signerOf(sampleOrigin, 1);
  const witnesses = ["witness1.example", "witness2.example"].map((name) => signerOf(name, 4));
  const body = `${sampleOrigin}\n${size}\n${base64(tree.root())}\n`;
  const cosigned = witnesses.map((witness, i) => witness.line(body, 1_762_048_805 + i));
  const proof = [
    `c2sp.org/tlog-proof@v1\nindex ${index}\n`,
    ...tree.inclusionProof(index).map((hash) => `${base64(hash)}\n`),
    `\n${body}\n${log.line(body)}${cosigned.join("")}`,
  ].join("");
  return {
    receipt: { format: receiptVersion, record, opened, proof },
    logKey: log.vkey,
    witnessKeys: witnesses.map(({ vkey }) => vkey),
  };
}
