import { orientationAlone, orientationIn } from "./orientation.ts";

const headLength = 12;
const drawing: ReadonlySet<string> = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** Flags of the extended head that say what follows the picture. */
const [exifFlag, xmpFlag] = [0x08, 0x04];

/** A WebP without EXIF and XMP; how it is to be turned stays. */
export function webpWithoutMetadata(webp: Buffer): Buffer {
  const kept: Buffer[] = [];
  let orientation: number | undefined;
  for (let at = headLength; at + 8 <= webp.length; ) {
    const type = webp.toString("latin1", at, at + 4);
    const size = webp.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (drawing.has(type)) kept.push(Buffer.from(webp.subarray(at, end)));
    if (type === "EXIF") orientation ??= orientationIn(tiffOf(webp.subarray(at + 8, at + 8 + size)));
    at = end;
  }
  const extended = kept.find((chunk) => chunk.toString("latin1", 0, 4) === "VP8X");
  if (extended && extended.length > 8)
    extended[8] = ((extended[8] ?? 0) & ~(exifFlag | xmpFlag)) | (orientation ? exifFlag : 0);
  if (orientation && extended) kept.push(exifChunk(orientation));
  const body = Buffer.concat([Buffer.from("WEBP"), ...kept]);
  const head = Buffer.from("RIFF\0\0\0\0", "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** Some programs write the head of a JPEG's segment before the TIFF data. */
const tiffOf = (exif: Buffer): Buffer => (exif.toString("latin1", 0, 4) === "Exif" ? exif.subarray(6) : exif);

function exifChunk(orientation: number): Buffer {
  const tiff = orientationAlone(orientation);
  const head = Buffer.from("EXIF\0\0\0\0", "latin1");
  head.writeUInt32LE(tiff.length, 4);
  return Buffer.concat([head, tiff]);
}
