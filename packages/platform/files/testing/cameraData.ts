/** What a telephone writes beside a picture, as EXIF (TIFF) data: its maker, how the picture is to be turned, and where it was taken. */
export function cameraData(orientation: number): Buffer {
  const maker = Buffer.from("SecretCamera\0", "latin1");
  const [first, gps, texts] = [8, 8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 2 + 2 * 12 + 4];
  const tiff = Buffer.alloc(texts + 24 + maker.length);
  tiff.write("II*\0", "latin1");
  tiff.writeUInt32LE(first, 4);
  const directory = (
    at: number,
    entries: readonly (readonly [tag: number, type: number, count: number, value: number])[],
  ) => {
    tiff.writeUInt16LE(entries.length, at);
    for (const [n, [tag, type, count, value]] of entries.entries()) {
      const entry = at + 2 + n * 12;
      tiff.writeUInt16LE(tag, entry);
      tiff.writeUInt16LE(type, entry + 2);
      tiff.writeUInt32LE(count, entry + 4);
      tiff.writeUInt32LE(value, entry + 8);
    }
  };
  directory(first, [
    [0x01_0f, 2, maker.length, texts + 24],
    [0x01_12, 3, 1, orientation],
    [0x88_25, 4, 1, gps],
  ]);
  directory(gps, [
    [1, 2, 2, 0x4e],
    [2, 5, 3, texts],
  ]);
  for (const [n, value] of [27, 37, place].entries()) {
    tiff.writeUInt32LE(value, texts + n * 8);
    tiff.writeUInt32LE(1, texts + n * 8 + 4);
  }
  maker.copy(tiff, texts + 24);
  return tiff;
}

const place = 987_654_321;
/** What must not be left of it. */
export const cameraSecrets: readonly Buffer[] = [
  Buffer.from("SecretCamera", "latin1"),
  Buffer.from(Uint32Array.of(place).buffer),
];
