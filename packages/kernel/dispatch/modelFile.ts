import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { t } from "@wuxing/kernel/text";
import { DispatchFault } from "./DispatchFault.ts";
import type { Model } from "./Model.ts";

const first = "wuxing-dispatch-model 1\n";

/**
 * A model as one file: a line that names the format, a line of JSON (topics, calibration, expectation, sizes, SHA-256 of
 * what follows), then hashes, scales and weights, little-endian.
 */
export function modelFile(model: Model): Uint8Array {
  const { hashes, scales, weights, ...rest } = model;
  const body = joined([
    bytesOf(hashes.length * 4, hashes, (view, i, value) => view.setInt32(i * 4, value, true)),
    bytesOf(scales.length * 4, scales, (view, i, value) => view.setFloat32(i * 4, value, true)),
    bytesOf(weights.length * 2, weights, (view, i, value) => view.setInt16(i * 2, value, true)),
  ]);
  const head = { ...rest, terms: hashes.length, sha256: bytesToHex(sha256(body)) };
  return joined([new TextEncoder().encode(`${first}${JSON.stringify(head)}\n`), body]);
}

function bytesOf(
  length: number,
  values: ArrayLike<number>,
  set: (view: DataView, place: number, value: number) => void,
): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) set(view, i, values[i] as number);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * The model in a file.
 * @throws DispatchFault for what is no model, was cut or was changed.
 */
export function modelIn(file: Uint8Array): Model {
  const start = new TextEncoder().encode(first);
  if (start.some((byte, i) => file[i] !== byte))
    throw new DispatchFault(
      t(
        "这不是分类模型文件；请用 wuxing dispatch train 生成一个",
        "This is no file of a dispatch model; make one with wuxing dispatch train",
      ),
    );
  const end = file.indexOf(10, start.length);
  const body = file.subarray(end + 1);
  const head = end < 0 ? undefined : headIn(file.subarray(start.length, end));
  if (!head || bytesToHex(sha256(body)) !== head.sha256) throw broken();
  const { terms, sha256: _, ...rest } = head;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return {
    ...rest,
    hashes: Int32Array.from({ length: terms }, (_, i) => view.getInt32(i * 4, true)),
    scales: Float32Array.from({ length: terms }, (_, i) => view.getFloat32((terms + i) * 4, true)),
    weights: Int16Array.from({ length: terms * rest.labels.length }, (_, i) => view.getInt16(terms * 8 + i * 2, true)),
  };
}

type Head = Omit<Model, "hashes" | "scales" | "weights"> & { terms: number; sha256: string };

function headIn(line: Uint8Array): Head | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(line)) as Head;
  } catch {
    return undefined;
  }
}

const broken = (): DispatchFault =>
  new DispatchFault(
    t(
      "模型文件不完整或被改动；请重新复制，或用 wuxing dispatch train 重新生成",
      "The file of the model was cut or changed; copy it again, or make it anew with wuxing dispatch train",
    ),
  );
