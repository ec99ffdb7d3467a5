import { crc32 } from "node:zlib";
import { orientationAlone, orientationIn } from "./orientation.ts";

const signatureLength = 8;
/** What is needed to draw the picture, its colours and its movement. */
const drawing: ReadonlySet<string> = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT".split(" "),
);

/** A PNG without texts, times and EXIF; how it is to be turned stays. What stands behind its end goes too. */
export function pngWithoutMetadata(png: Buffer): Buffer {
  const kept: Buffer[] = [png.subarray(0, signatureLength)];
  for (let at = signatureLength; at + 8 <= png.length; ) {
    const type = png.toString("latin1", at + 4, at + 8);
    const end = at + 12 + png.readUInt32BE(at);
    if (drawing.has(type)) kept.push(png.subarray(at, end));
    if (type === "eXIf") {
      const orientation = orientationIn(png.subarray(at + 8, end - 4));
      if (orientation) kept.push(chunk("eXIf", orientationAlone(orientation)));
    }
    if (type === "IEND") break;
    at = end;
  }
  return Buffer.concat(kept);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(body.length);
  tail.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, tail]);
}
