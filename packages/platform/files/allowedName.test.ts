import { expect, test } from "vitest";
import { allowedName, named } from "./allowedName.ts";

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\windows\\win.ini", "win.ini"],
  ["a\u0000b\r\n.png", "ab.png"],
  ["photo\u202egnp.exe", "photognp.exe"],
  [".htaccess", "htaccess"],
  ["..", "file"],
  ["", "file"],
  ['a"<b>|?*.txt', "ab.txt"],
  ["e\u0301.txt", "é.txt"],
  ["half \ud800 pair.txt", "half \ufffd pair.txt"],
  ["现场  照片.jpg ", "现场 照片.jpg"],
])("%j is kept as %j", (said, name) => {
  expect(allowedName(said)).toBe(name);
});

test("a long name is cut in its middle and keeps its ending, by characters and not by halves of them", () => {
  const name = allowedName(`${"𠮷".repeat(200)}.docx`);
  expect([...name]).toHaveLength(120);
  expect(name.endsWith("𠮷.docx")).toBe(true);
  expect(name.isWellFormed()).toBe(true);
});

test("an ending of another kind is replaced, an unknown one is kept before the right one", () => {
  const known = new Set(["pdf", "jpg"]);
  expect(named("a.pdf", ["jpg", "jpeg"], known)).toBe("a.jpg");
  expect(named("a.jpeg", ["jpg", "jpeg"], known)).toBe("a.jpeg");
  expect(named("a.exe", ["jpg", "jpeg"], known)).toBe("a.exe.jpg");
  expect(named("scan", ["jpg", "jpeg"], known)).toBe("scan.jpg");
});
