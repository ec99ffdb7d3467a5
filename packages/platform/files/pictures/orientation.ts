const orientationTag = 0x01_12;
const upright = 1;

/** How a picture is to be turned (1 to 8), by the TIFF data of its EXIF; undefined where it stands upright or nothing is said. */
export function orientationIn(tiff: Buffer): number | undefined {
  try {
    const little = tiff.toString("latin1", 0, 2) === "II";
    const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const long = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
    const directory = long(4);
    for (let n = 0; n < short(directory); n++) {
      const entry = directory + 2 + n * 12;
      if (short(entry) !== orientationTag) continue;
      const value = short(entry + 8);
      return value > upright && value <= 8 ? value : undefined;
    }
  } catch {
    // Broken EXIF says nothing.
  }
  return undefined;
}

/** TIFF data that says how a picture is to be turned, and nothing else. */
export function orientationAlone(value: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*\0\0\0\u0008\0\u0001", "latin1");
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(value, 18);
  return tiff;
}
