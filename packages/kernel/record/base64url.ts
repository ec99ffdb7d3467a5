const shape = /^[A-Za-z0-9_-]*$/u;

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** What 12 bits are as two letters: every leaf of the log has seven commitments to write. */
const pairs = Array.from({ length: 4096 }, (_, bits) => letters.charAt(bits >> 6) + letters.charAt(bits & 63));

/** Bytes as base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    // Beyond the end there are zeros, whose letters are cut off again.
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += `${pairs[bits >> 12]}${pairs[bits & 4095]}`;
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3));
}

/** The bytes of a base64url text without padding; undefined for any other text, also one with stray last bits. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (!shape.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : undefined;
}
