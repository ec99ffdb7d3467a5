import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Numbers of 48 bits in a hash; what is left of 32 bytes is not used. */
const numbersPerHash = 5;

/**
 * A list in an order of chance, drawn as far as it is read (Fisher–Yates): the k-th step takes one of those left by a
 * number of 48 bits from SHA-256 of purpose, secret, block and name, modulo how many are left. With lists below 2^20 the
 * chances differ by less than 2^-28.
 */
export function* shuffled<Item>(list: readonly Item[], secret: string, name: string): Generator<Item> {
  // Only what was moved is kept: a list of thousands is read for its first two.
  const moved = new Map<number, Item>();
  let hash: DataView | undefined;
  for (let step = 0; step < list.length; step++) {
    const slot = step % numbersPerHash;
    if (slot === 0 || !hash) hash = block(secret, name, Math.floor(step / numbersPerHash));
    const number = hash.getUint16(6 * slot) * 2 ** 32 + hash.getUint32(6 * slot + 2);
    const at = step + (number % (list.length - step));
    const item = moved.get(at) ?? (list[at] as Item);
    moved.set(at, moved.get(step) ?? (list[step] as Item));
    yield item;
  }
}

function block(secret: string, name: string, count: number): DataView {
  return new DataView(sha256(utf8ToBytes(`wuxing-draw/officers|${secret}|${count}|${name}`)).buffer);
}
