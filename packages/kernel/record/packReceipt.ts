import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { formatCheckpoint, parseCheckpoint } from "@wuxing/tlog/checkpoint";
import { readUtf8 } from "@wuxing/tlog/encoding";
import { formatSignature, parseNote } from "@wuxing/tlog/note";
import { formatProof, parseProof } from "@wuxing/tlog/proof";
import { hasherOf, hashSize, inclusionRoot } from "@wuxing/tlog/tree";
import { deflateSync, inflateSync } from "fflate";
import { z } from "zod";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { canonicalJson } from "./canonicalJson.ts";
import { commit, saltSize } from "./commitment.ts";
import { entryVersion, type SealedField, sealedFields } from "./EntryRecord.ts";
import { packedWords } from "./packedWords.ts";
import { parseRecord } from "./parseRecord.ts";
import { type Receipt, receiptVersion } from "./Receipt.ts";
import { unreadable } from "./ReceiptFault.ts";

/** What cannot be reckoned from the rest and is text: deflated. Hashes, salts and signatures follow as bytes. */
const packedText = z.tuple([
  /** The record without its version and commitments. */
  z.record(z.string(), z.json()),
  /** The commitments that are not opened. */
  z.array(z.enum(sealedFields)),
  /** The values of those that are. */
  z.partialRecord(z.enum(sealedFields), z.json()),
  /** Of the checkpoint: origin, size, extension lines. */
  z.string(),
  z.int().min(0),
  z.array(z.string()),
  /** The leaf's index. */
  z.int().min(0),
  /** Name of each signature's key and how many bytes follow its id. */
  z.array(z.tuple([z.string(), z.int().min(1).max(10_000)])),
]);

const hasher = hasherOf();
const dictionary = utf8ToBytes(packedWords);

/**
 * A receipt in as few bytes as keep all of it: commitments that it opens and the checkpoint's root are left out, for they
 * follow from the rest. Undefined for a receipt that does not follow from what is kept: one that opens a commitment
 * wrongly, or whose proof has extra bytes. Throws ReceiptFault or LogFault for what is no receipt.
 */
export function packReceipt(receipt: Receipt): Uint8Array | undefined {
  const packed = pack(receipt);
  return canonicalJson(unpackReceipt(packed)) === canonicalJson(receipt) ? packed : undefined;
}

function pack({ record, opened, proof }: Receipt): Uint8Array {
  const { v: _version, sealed, ...said } = parseRecord(record);
  const { index, hashes, checkpoint } = parseProof(proof);
  const { text, signatures } = parseNote(checkpoint);
  const { origin, size, extensions = [] } = parseCheckpoint(text);
  const shown = sealedFields.filter((field) => opened[field]);
  const hidden = sealedFields.filter((field) => sealed[field] && !opened[field]);
  const values = Object.fromEntries(shown.map((field) => [field, opened[field]?.value]));
  const keys = signatures.map(({ name, bytes }) => [name, bytes.length]);
  const words = [said, hidden, values, origin, size, extensions, index, keys];
  const deflated = deflateSync(utf8ToBytes(canonicalJson(words)), { level: 9, dictionary });
  const hiddenHashes = hidden.map((field) => bytesOf(sealed[field]));
  const salts = shown.map((field) => bytesOf(opened[field]?.salt));
  return concatBytes(
    Uint8Array.of(deflated.length >> 8, deflated.length & 0xff),
    deflated,
    ...hiddenHashes,
    ...salts,
    ...signatures.flatMap(({ id, bytes }) => [hexToBytes(id), bytes]),
    ...hashes,
  );
}

const bytesOf = (text = ""): Uint8Array => fromBase64Url(text) ?? new Uint8Array();

/** The receipt that was packed. What it proves is verifyReceipt's to say. Throws ReceiptFault. */
export function unpackReceipt(packed: Uint8Array): Receipt {
  try {
    return unpack(packed);
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unpack(packed: Uint8Array): Receipt {
  const take = taker(packed);
  const [high = 0, low = 0] = take(2);
  const inflated = inflateSync(take(high * 256 + low), { dictionary });
  const words = packedText.parse(JSON.parse(readUtf8(inflated) ?? ""));
  const [said, hidden, values, origin, size, extensions, index, keys] = words;
  const shown = sealedFields.filter((field) => values[field] !== undefined);
  const sealed: Partial<Record<SealedField, string>> = {};
  for (const field of hidden) sealed[field] = toBase64Url(take(hashSize));
  const opened: Record<string, { salt: string; value: unknown }> = {};
  for (const field of shown) {
    const salt = take(saltSize);
    opened[field] = { salt: toBase64Url(salt), value: values[field] };
    sealed[field] = commit(salt, values[field]);
  }
  const record = canonicalJson({ ...said, v: entryVersion, sealed });
  const signatures = keys.map(([name, length]) => ({ name, id: bytesToHex(take(4)), bytes: take(length) }));
  const rest = take();
  const hashes = Array.from({ length: Math.ceil(rest.length / hashSize) }, (_, i) =>
    rest.slice(i * hashSize, (i + 1) * hashSize),
  );
  const leafHash = hasher.leaf(utf8ToBytes(record));
  const root = inclusionRoot({ index, size, leafHash, proof: hashes }, hasher);
  const note = formatCheckpoint({ origin, size, root, ...(extensions.length > 0 ? { extensions } : {}) });
  const checkpoint = `${note}\n${signatures.map(formatSignature).join("")}`;
  return { format: receiptVersion, record, opened, proof: formatProof({ index, hashes, checkpoint }) };
}

/** Takes bytes one run after the other; without a count all that are left. Throws RangeError beyond the end. */
function taker(bytes: Uint8Array): (count?: number) => Uint8Array {
  let at = 0;
  return (count = bytes.length - at) => {
    if (at + count > bytes.length) throw new RangeError(`no ${count} bytes from ${at}`);
    at += count;
    return bytes.slice(at - count, at);
  };
}
