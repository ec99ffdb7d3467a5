import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { Refusal } from "@wuxing/kernel/procedure";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { type Clamd, eicar, startClamd } from "@wuxing/platform/testing/clamd";
import { zipSync } from "fflate";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clamdScan } from "./clamdScan.ts";
import { type Files, folderFiles } from "./Files.ts";

let database: TestDatabase;
let folder: string;
let scannerFolder: string;
let clamd: Clamd;
let faults: unknown[] = [];
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "wuxing-files-"));
  scannerFolder = await mkdtemp(join(tmpdir(), "clamd-"));
  clamd = await startClamd(scannerFolder);
  if (!clamd.real)
    console.info("no clamd on this machine (apt-get install clamav-daemon): a stand-in speaks its protocol");
});
afterEach(async () => {
  faults = [];
  await database.pool.query("DELETE FROM files");
  for (const name of await readdir(folder)) await rm(join(folder, name));
});
afterAll(async () => {
  await clamd.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
  await rm(scannerFolder, { recursive: true, force: true });
});

const filesWith = (address: string | undefined): Files =>
  folderFiles(database.pool, folder, {
    scan: address === undefined ? undefined : clamdScan(address),
    onFault: (fault) => void faults.push(fault),
  });
const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
const bytes = (words: string): Buffer => Buffer.from(words, "latin1");
const keep = (content: Buffer, name: string, files = filesWith(undefined)) =>
  files.keep(Readable.from([content]), name, "sender");
const refusal = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => expect.fail("it was not refused"),
    (error: unknown) => (error instanceof Refusal ? error : expect.fail(String(error))),
  );
const zip = (names: readonly string[]): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, bytes("<x/>")]))));
const contentTypes = (main: string): Uint8Array =>
  bytes(`<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`);
const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const docx = (more: Record<string, Uint8Array> = {}): Buffer =>
  Buffer.from(
    zipSync({
      "[Content_Types].xml": contentTypes(`${docxType}.main+xml`),
      "word/document.xml": bytes("<w/>"),
      ...more,
    }),
  );

describe("what a file is", () => {
  test.each([
    ["a picture under a false name gets its own ending", png, "report.pdf", "report.png", "image/png"],
    ["a right ending stays as it is written", png, "现场.PNG", "现场.PNG", "image/png"],
    ["PDF", bytes("%PDF-1.7\n%%EOF"), "a.pdf", "a.pdf", "application/pdf"],
    ["OFD", zip(["OFD.xml", "Doc_0/Document.xml"]), "回执.ofd", "回执.ofd", "application/ofd"],
    ["Word", docx(), "总结.docx", "总结.docx", docxType],
    [
      "older Word",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
      "a.doc",
      "a.doc",
      "application/msword",
    ],
    ["UTF-8 text", Buffer.from("路灯坏了"), "a.txt", "a.txt", "text/plain; charset=utf-8"],
    ["GB18030 text", Buffer.from("c2b7b5c6bbb5c1cb", "hex"), "a.txt", "a.txt", "text/plain; charset=gb18030"],
    ["markup in a text is text", bytes("<b>hello</b>"), "a.txt", "a.txt", "text/plain; charset=utf-8"],
  ])("%s", async (_what, content, name, shown, mediaType) => {
    const kept = await keep(content, name);
    expect(kept).toMatchObject({ name: shown, mediaType, size: content.length });
    expect((await filesWith(undefined).find([kept.id])).get(kept.id)).toMatchObject({ mediaType, state: "clean" });
  });

  test.each([
    ["SVG", bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "a.png"],
    ["HTML", bytes("<!doctype html><script>alert(1)</script>"), "a.html"],
    ["a program", bytes("MZ\u0090\0\u0003".padEnd(300, "\0")), "a.jpg"],
    ["an archive", zip(["a.txt"]), "a.zip"],
    ["an archive that calls itself a document", zip(["a.txt"]), "a.docx"],
    ["a document with macros", docx({ "word/vbaProject.bin": bytes("x") }), "a.docx"],
    ["a text with a NUL", bytes("a\0b"), "a.txt"],
    ["a name of the prototype", bytes("x"), "a.constructor"],
    ["nothing", Buffer.alloc(0), "a.png"],
  ])("%s is not taken, and nothing of it stays", async (_what, content, name) => {
    expect((await refusal(keep(content, name))).code).toBe("refused");
    expect(await readdir(folder)).toEqual([]);
  });

  test("what is too large ends while it comes", async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1024 * 1024, 1);
      })(),
    );
    expect((await refusal(filesWith(undefined).keep(endless, "a.png", "sender"))).code).toBe("tooLarge");
    expect(await readdir(folder)).toEqual([]);
  });

  test("an archive is not unpacked: of a bomb its directory alone is read", async () => {
    const bomb = Buffer.from(
      zipSync({ "OFD.xml": bytes("<x/>"), "big.xml": new Uint8Array(15 * 1024 * 1024) }, { level: 9 }),
    );
    // Whoever unpacked it would stumble here.
    bomb.fill(0xff, 1000, 9000);
    expect((await keep(bomb, "a.ofd")).mediaType).toBe("application/ofd");
  });
});

test("a document that would fill whoever's computer opens it is not taken, by what its directory says", async () => {
  const bomb = docx({ "word/media/big.bin": bytes("x") });
  const directory = bomb.readUInt32LE(bomb.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1")) + 16);
  bomb.writeUInt32LE(300 * 1024 * 1024, directory + 24);
  expect((await refusal(keep(bomb, "a.docx"))).reason.zh).toContain("256 MB");
  expect(await readdir(folder)).toEqual([]);
});

describe("quarantine", () => {
  test("a clean file is for everybody at once", async () => {
    const files = filesWith(clamd.address);
    const kept = await keep(png, "a.png", files);
    expect(kept).not.toHaveProperty("state");
    const given = await files.give(kept.id, "somebody else");
    expect(await text(given.content)).toBe(png.toString());
    expect(given).toMatchObject({ name: "a.png", mediaType: "image/png", size: png.length });
    expect(faults).toEqual([]);
  });

  test("an infected file is refused, and nothing of it stays", async () => {
    const refused = await refusal(keep(bytes(eicar), "a.txt", filesWith(clamd.address)));
    expect(refused.reason.zh).toContain("病毒");
    expect(await readdir(folder)).toEqual([]);
    expect((await database.pool.query("SELECT 1 FROM files")).rows).toEqual([]);
  });

  test("an infected file that comes in pieces, none of which shows it, is refused when it is whole, and nothing of it stays", async () => {
    const { uploads } = filesWith(clamd.address);
    const whole = bytes(eicar);
    const said = { keeper: "form:x", field: "m.a", name: "a.txt", length: whole.length, print: "a" };
    const begun = await uploads.begin(said, randomUUID(), () => false);
    const half = await uploads.append(begun, 0, Readable.from([whole.subarray(0, 30)]));
    await uploads.append({ ...begun, offset: half }, half, Readable.from([whole.subarray(30)]));
    expect((await refusal(uploads.keep(begun))).reason.zh).toContain("病毒");
    expect(await readdir(folder)).toEqual([]);
    expect((await refusal(uploads.get(begun.id, () => true))).code).toBe("notFound");
    expect((await database.pool.query("SELECT 1 FROM files")).rows).toEqual([]);
  });

  test("without the scanner a file waits, for its sender alone, and is given out once it is scanned", async () => {
    const down = filesWith(join(scannerFolder, "nobody.sock"));
    const kept = await keep(png, "a.png", down);
    expect(kept.state).toBe("waiting");
    expect(faults).toHaveLength(1);
    expect((await refusal(down.give(kept.id, "somebody else"))).code).toBe("conflict");
    (await down.give(kept.id, "sender")).content.destroy();
    expect(await down.scan()).toEqual({ clean: 0, infected: 0 });
    const up = filesWith(clamd.address);
    expect(await up.scan()).toEqual({ clean: 1, infected: 0 });
    (await up.give(kept.id, "somebody else")).content.destroy();
    expect(await up.scan()).toEqual({ clean: 0, infected: 0 });
  });

  test("what turns out infected later is removed, and its row says so", async () => {
    const kept = await keep(bytes(eicar), "a.txt", filesWith(join(scannerFolder, "nobody.sock")));
    const up = filesWith(clamd.address);
    expect(await up.scan()).toEqual({ clean: 0, infected: 1 });
    expect((await refusal(up.give(kept.id, "sender"))).reason.zh).toContain("病毒");
    expect((await up.find([kept.id])).get(kept.id)?.state).toBe("infected");
    expect(await readdir(folder)).toEqual([]);
  });

  test("a file of 19 MB goes to the scanner in chunks", async () => {
    const large = Buffer.concat([png, Buffer.alloc(19 * 1024 * 1024)]);
    expect(await keep(large, "a.png", filesWith(clamd.address))).not.toHaveProperty("state");
  });

  test("a scanner that says something else gives no verdict", async () => {
    const { createServer } = await import("node:net");
    const address = join(scannerFolder, "odd.sock");
    const odd = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("INSTREAM size limit exceeded. ERROR\0");
    }).listen(address);
    const kept = await keep(png, "a.png", filesWith(address));
    odd.close();
    expect(kept.state).toBe("waiting");
  });
});

test("after a day what no case has claimed is removed, and what never arrived whole", async () => {
  const files = filesWith(undefined);
  const [old, fresh] = [await keep(png, "a.png"), await keep(png, "b.png")];
  await database.pool.query("UPDATE files SET uploaded_at = now() - interval '25 hours' WHERE id = $1", [old.id]);
  await writeFile(join(folder, "old.part"), "x");
  await utimes(join(folder, "old.part"), new Date(0), new Date(0));
  await writeFile(join(folder, "arriving.part"), "x");
  expect(await files.sweep()).toBe(1);
  expect((await readdir(folder)).sort()).toEqual([fresh.id, "arriving.part"].sort());
});

test("a file that is gone from the disk is told of, to who asks and to the log", async () => {
  const files = filesWith(undefined);
  const kept = await keep(png, "a.png");
  await rm(join(folder, kept.id));
  const refused = await refusal(files.give(kept.id, "sender"));
  expect([refused.code, refused.reason.zh]).toEqual(["refused", expect.stringContaining("管理员")]);
  expect(faults).toHaveLength(1);
  expect((await refusal(files.give(randomUUID(), "sender"))).code).toBe("notFound");
});
