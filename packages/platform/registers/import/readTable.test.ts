import fc from "fast-check";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { readTable } from "./readTable.ts";
import { unpack } from "./unpack.ts";

test("a small file that unpacks to more than a server holds is refused before it is unpacked", async () => {
  const bomb = zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(64 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(128 * 1024);
  await expect(readTable(bomb)).rejects.toMatchObject({ code: "tooLarge" });
});

test("of a table of millions of lines no more is read than may be imported", async () => {
  await expect(readTable(Buffer.from("a,b\n".repeat(2_000_000)))).rejects.toMatchObject({ code: "tooLarge" });
});

test("what only begins like a zip is told to be no table", async () => {
  await expect(readTable(Buffer.from("PK and nothing more"))).rejects.toMatchObject({ code: "refused" });
});

/** A zip whose one file says in both its heads that it unpacks to a hundred bytes. */
function lying(real: number): Buffer {
  const zip = Buffer.from(zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(real) }));
  zip.writeUInt32LE(100, 22);
  zip.writeUInt32LE(100, zip.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1")) + 24);
  return zip;
}

test("a file that lies about its size is unpacked no further than what may be imported", async () => {
  const most = 1024 * 1024;
  expect(unpack(lying(most + 1), most)).toBe("tooLarge");
  expect(Object.values(unpack(lying(most), most)).map((file) => file.length)).toEqual([most]);
  await expect(readTable(lying(64 * 1024 * 1024))).rejects.toMatchObject({ code: "tooLarge" });
});

test("what several files of a zip unpack to is counted together", () => {
  const zip = zipSync({ a: new Uint8Array(600), b: new Uint8Array(600) });
  expect(Object.entries(unpack(zip, 1200)).map(([name, { length }]) => [name, length])).toEqual([
    ["a", 600],
    ["b", 600],
  ]);
  expect(unpack(zip, 1199)).toBe("tooLarge");
});

test("whatever is broken off or changed in a zip, it is read rightly or told to be broken", () => {
  const [text, most] = [Buffer.from("五型".repeat(200)), 100_000];
  const whole = Buffer.from(zipSync({ a: text, b: [text, { level: 0 }] }));
  let broken = 0;
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, change, cut) => {
      const zip = Buffer.from(whole);
      zip[at] = (zip[at] ?? 0) ^ change;
      const files = unpack(cut ? zip.subarray(0, at) : zip, most);
      if (typeof files === "string") broken++;
      else for (const file of Object.values(files)) expect(Buffer.from(file).equals(text)).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(broken).toBeGreaterThan(50);
});
