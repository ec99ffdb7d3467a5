import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { readTable } from "./readTable.ts";

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
