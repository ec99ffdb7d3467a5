/** The characters of a QR code's alphanumeric mode, in their order (RFC 9285). */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** Bytes as Base45 (RFC 9285): three characters for two bytes, two for a last one alone. */
export function toBase45(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 2) {
    const [high = 0, low] = [bytes[i], bytes[i + 1]];
    text += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3);
  }
  return text;
}

/** The lowest digit first. */
function digits(value: number, count: number): string {
  let [text, left] = ["", value];
  for (let i = 0; i < count; i++) {
    text += alphabet[left % 45];
    left = Math.floor(left / 45);
  }
  return text;
}

/** The bytes of a Base45 text; undefined for any other text. */
export function fromBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const group = text.slice(i, i + 3);
    let value = 0;
    for (const char of [...group].reverse()) {
      const digit = alphabet.indexOf(char);
      if (digit < 0) return undefined;
      value = value * 45 + digit;
    }
    if (value > (group.length === 3 ? 0xffff : 0xff)) return undefined;
    if (group.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}
