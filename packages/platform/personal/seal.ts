import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import { freshBytes } from "./freshBytes.ts";

const [format, ivLength, tagLength] = [1, 12, 16];
const algorithm = "aes-256-gcm";

/** What was sealed cannot be opened: another key, another place, or changed bytes. Says nothing of what is inside. */
export class SealBroken extends Error {
  constructor(place: string, cause?: unknown) {
    super(`what is sealed at ${place} does not open with this key`, { cause });
    this.name = "SealBroken";
  }
}

/**
 * Seals bytes with AES-256-GCM. `place` (table, row, field) is part of the seal, so what is moved to another row or
 * field does not open there. The same bytes give another seal each time. (A key as bytes costs Node three times as much
 * as one that it has taken in.)
 */
export function seal(key: KeyObject, place: string, plain: string | Buffer): Buffer {
  const iv = freshBytes(ivLength);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(place));
  const body = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain);
  return Buffer.concat([Buffer.of(format), iv, body, cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` sealed with the same key at the same place; throws SealBroken for anything else. */
export function unseal(key: KeyObject, place: string, sealed: Buffer): Buffer {
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
