import { orientationAlone, orientationIn } from "./orientation.ts";

const [soi, eoi, sos, app1] = [0xd8, 0xd9, 0xda, 0xe1];
const exifHead = Buffer.from("Exif\0\0", "latin1");
const profileHead = Buffer.from("ICC_PROFILE\0", "latin1");

/**
 * A JPEG without what cameras and programs write beside the picture: of its segments those stay that are needed to draw
 * it, and how it is to be turned. What stands behind its end (further pictures of a telephone) goes too.
 */
export function jpegWithoutMetadata(jpeg: Buffer): Buffer {
  const kept: Buffer[] = [Buffer.from([0xff, soi])];
  let turned = false;
  for (let at = 2; at + 1 < jpeg.length; ) {
    // A marker may have any number of fill bytes before it.
    if (jpeg[at] !== 0xff || jpeg[at + 1] === 0xff) {
      at++;
      continue;
    }
    const marker = jpeg[at + 1] as number;
    if (marker === eoi) {
      kept.push(Buffer.from([0xff, eoi]));
      break;
    }
    const end = at + 2 + (at + 4 <= jpeg.length ? jpeg.readUInt16BE(at + 2) : jpeg.length);
    const body = jpeg.subarray(at + 4, end);
    if (draws(marker, body)) kept.push(jpeg.subarray(at, end));
    if (marker === app1 && !turned && body.subarray(0, 6).equals(exifHead)) {
      const orientation = orientationIn(body.subarray(6));
      if (orientation) kept.push(segment(orientation));
      turned = orientation !== undefined;
    }
    at = end;
    if (marker === sos) {
      at = endOfScan(jpeg, end);
      kept.push(jpeg.subarray(end, at));
    }
  }
  return Buffer.concat(kept);
}

/** Tables, frames and scans; of the application's own segments the density, the colour profile and Adobe's way of colours. */
function draws(marker: number, body: Buffer): boolean {
  if (marker >= 0xe0 && marker <= 0xef)
    return marker === 0xe0 || marker === 0xee || (marker === 0xe2 && body.subarray(0, 12).equals(profileHead));
  return marker >= 0xc0 && marker <= 0xdf;
}

/** Where the drawing of a scan ends: at the next marker that is none of its own. */
function endOfScan(jpeg: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = jpeg.indexOf(0xff, at);
    if (at < 0 || at + 1 >= jpeg.length) return jpeg.length;
    const next = jpeg[at + 1] as number;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
}

function segment(orientation: number): Buffer {
  const body = Buffer.concat([exifHead, orientationAlone(orientation)]);
  const head = Buffer.from([0xff, app1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
