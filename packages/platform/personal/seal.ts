import { createCipheriv, createDecipheriv, randomFillSync } from "node:crypto";

const [format, ivLength, tagLength] = [1, 12, 16];
const algorithm = "aes-256-gcm";

/** What was sealed cannot be opened: another key, another place, or changed bytes. Says nothing of what is inside. */
export class SealBroken extends Error {
  constructor(place: string, cause?: unknown) {
    super(`what is sealed at ${place} does not open with this key`, { cause });
    this.name = "SealBroken";
  }
}

/** Random bytes are drawn for many at once: one call costs as much as the sealing itself. */
const pool = Buffer.alloc(ivLength * 256);
let used = pool.length;

function freshIv(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += ivLength;
  return Buffer.from(pool.subarray(used - ivLength, used));
}

/**
 * Seals bytes with AES-256-GCM. `place` (table, row, field) is part of the seal, so what is moved to another row or
 * field does not open there. The same bytes give another seal each time.
 */
export function seal(key: Buffer, place: string, plain: string | Buffer): Buffer {
  const iv = freshIv();
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(place));
  const body = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain);
  return Buffer.concat([Buffer.of(format), iv, body, cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` sealed with the same key at the same place; throws SealBroken for anything else. */
export function unseal(key: Buffer, place: string, sealed: Buffer): Buffer {
  if (sealed.length < 1 + ivLength + tagLength || sealed[0] !== format) throw new SealBroken(place);
  try {
    const opened = createDecipheriv(algorithm, key, sealed.subarray(1, 1 + ivLength), { authTagLength: tagLength });
    opened.setAAD(Buffer.from(place));
    opened.setAuthTag(sealed.subarray(-tagLength));
    return Buffer.concat([opened.update(sealed.subarray(1 + ivLength, -tagLength)), opened.final()]);
  } catch (cause) {
    throw new SealBroken(place, cause);
  }
}
