import { randomFillSync } from "node:crypto";

const pool = Buffer.alloc(8192);
let used = pool.length;

/**
 * Random bytes fit for keys. They are drawn for many at once, since a draw costs more than what is done with it; what
 * was given away does not stay in the store.
 */
export function freshBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const part = pool.subarray(used, used + count);
  const bytes = Buffer.from(part);
  part.fill(0);
  used += count;
  return bytes;
}
