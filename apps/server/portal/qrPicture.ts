import { crc32, deflateSync } from "node:zlib";

/** Dots of a module's side: sharp on paper, and large enough for a browser that looks for a code in the saved picture. */
const dots = 4;

/**
 * A QR code as a PNG in a data address, quiet zone included: a picture that a phone can save, for a page that is never
 * kept. The text is of QR's alphanumeric mode, which takes two characters in eleven bits.
 */
export async function qrPicture(text: string): Promise<string> {
  const { encode } = await import("uqr");
  const { data } = encode(text, { ecc: "L", boostEcc: true, border: 4 });
  return `data:image/png;base64,${pngOf(data).toString("base64")}`;
}

/** PNG (ISO 15948) of one bit a dot: dark modules are black, which is 0. */
function pngOf(modules: readonly (readonly boolean[])[]): Buffer {
  const side = modules.length * dots;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = modules.flatMap((row) => Array.from({ length: dots }, () => lineOf(row, side)));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunkOf("IHDR", header),
    chunkOf("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    chunkOf("IEND", Buffer.alloc(0)),
  ]);
}

/** A line of dots behind its filter, which is none. */
function lineOf(row: readonly boolean[], side: number): Buffer {
  const line = Buffer.alloc(1 + Math.ceil(side / 8));
  for (let x = 0; x < side; x++)
    if (!row[Math.floor(x / dots)]) line.writeUInt8(line.readUInt8(1 + (x >> 3)) | (0x80 >> (x & 7)), 1 + (x >> 3));
  return line;
}

function chunkOf(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
