import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { findChromium } from "@wuxing/platform/testing/chromium";
import fc from "fast-check";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Files, folderFiles } from "../Files.ts";
import { cameraData, cameraSecrets } from "../testing/cameraData.ts";
import { withoutMetadata } from "./withoutMetadata.ts";

let browser: Browser;
let page: Page;
let database: TestDatabase;
let folder: string;
let files: Files;
beforeAll(async () => {
  browser = await chromium.launch(await findChromium());
  page = await browser.newPage();
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "wuxing-pictures-"));
  files = folderFiles(database.pool, folder);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

type Kind = "jpeg" | "png" | "webp";

/** A real picture, 40 by 24, no two corners alike. */
async function drawn(kind: Kind): Promise<Buffer> {
  const url = await page.evaluate((type) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [40, 24];
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    for (let x = 0; x < 40; x += 4)
      for (let y = 0; y < 24; y += 4) {
        context.fillStyle = `rgb(${x * 6} ${y * 10} ${(x * y) % 256})`;
        context.fillRect(x, y, 4, 4);
      }
    return canvas.toDataURL(type, 0.7);
  }, `image/${kind}`);
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

/** What a browser draws of it: its size as it is turned, and its points. */
const looked = (picture: Buffer, kind: Kind): Promise<{ width: number; height: number; points: string }> =>
  page.evaluate(
    async ([base64, type]) => {
      const bytes = Uint8Array.from(atob(base64 ?? ""), (sign) => sign.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: type ?? "" }));
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      const context = canvas.getContext("2d") as CanvasRenderingContext2D;
      context.drawImage(bitmap, 0, 0);
      const { width, height, data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      return { width, height, points: data.join() };
    },
    [picture.toString("base64"), `image/${kind}`],
  );

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
const pngChunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type), body]);
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(body.length);
  tail.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, tail]);
};
const webpChunk = (type: string, body: Buffer): Buffer => {
  const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};
const secretText = Buffer.from("SecretCamera XMP <x:xmpmeta/>");
const exif = (orientation: number): Buffer => Buffer.concat([Buffer.from("Exif\0\0"), cameraData(orientation)]);

/** The picture as a telephone sends it: with camera and place, texts, and another picture behind its end. */
const taken: Readonly<Record<Kind, (picture: Buffer, orientation: number) => Buffer>> = {
  jpeg: (picture, orientation) =>
    Buffer.concat([
      picture.subarray(0, 2),
      segment(0xe1, exif(orientation)),
      segment(0xe1, Buffer.concat([Buffer.from("http://ns.adobe.com/xap/1.0/\0"), secretText])),
      segment(0xfe, secretText),
      picture.subarray(2),
      picture.subarray(0, 2),
      segment(0xe1, exif(orientation)),
      picture.subarray(2),
    ]),
  png: (picture, orientation) =>
    Buffer.concat([
      picture.subarray(0, 33),
      pngChunk("eXIf", cameraData(orientation)),
      pngChunk("tEXt", secretText),
      picture.subarray(33),
      secretText,
    ]),
  webp: (picture, orientation) => {
    const extended = picture.toString("latin1", 12, 16) === "VP8X";
    const head = extended ? Buffer.from(picture.subarray(20, 30)) : Buffer.from([0, 0, 0, 0, 39, 0, 0, 23, 0, 0]);
    head[0] = (head[0] ?? 0) | 0x0c;
    const body = Buffer.concat([
      Buffer.from("WEBP"),
      webpChunk("VP8X", head),
      picture.subarray(extended ? 30 : 12),
      webpChunk("EXIF", cameraData(orientation)),
      webpChunk("XMP ", secretText),
    ]);
    const riff = Buffer.from("RIFF\0\0\0\0", "latin1");
    riff.writeUInt32LE(body.length, 4);
    return Buffer.concat([riff, body]);
  },
};
const holds = (picture: Buffer): boolean => cameraSecrets.some((secret) => picture.includes(secret));

async function kept(picture: Buffer, kind: Kind, by: string): Promise<Buffer> {
  const { id, size } = await files.keep(Readable.from([picture]), `photo.${kind}`, by);
  const found = await readFile(join(folder, id));
  expect(size).toBe(found.length);
  return found;
}

describe.each(["jpeg", "png", "webp"] as const)("a %s that a person sends", (kind) => {
  test.each([1, 6])(
    "says neither where nor with what it was taken, and looks as it did (turned as %i)",
    async (turn) => {
      const sent = taken[kind](await drawn(kind), turn);
      expect(holds(sent)).toBe(true);
      for (const by of ["form:0", "case:1"]) {
        const stored = await kept(sent, kind, by);
        expect(holds(stored)).toBe(false);
        expect(await looked(stored, kind)).toEqual(await looked(sent, kind));
      }
    },
  );

  test("stays as it is where there is nothing to take out", async () => {
    const picture = await drawn(kind);
    expect((await kept(picture, kind, "form:0")).equals(picture)).toBe(true);
  });

  test("may be broken or cut off anywhere: it is never made longer, and nothing of the camera comes back", async () => {
    const sent = taken[kind](await drawn(kind), 6);
    const clean = withoutMetadata(`image/${kind}`) as (picture: Buffer) => Buffer;
    fc.assert(
      fc.property(
        fc.nat(sent.length),
        fc.array(fc.tuple(fc.nat(sent.length - 1), fc.nat(255)), { maxLength: 3 }),
        (end, changes) => {
          const picture = Buffer.from(sent.subarray(0, end));
          for (const [at, value] of changes) if (at < picture.length) picture[at] = value;
          expect(clean(picture).length).toBeLessThanOrEqual(picture.length + 12);
        },
      ),
      { numRuns: 300 },
    );
    for (const end of [60, 100, 140, sent.length - 1]) expect(holds(clean(sent.subarray(0, end)))).toBe(false);
  });
});

test("a picture turned on its side stays turned", async () => {
  const stored = await kept(taken.jpeg(await drawn("jpeg"), 6), "jpeg", "form:0");
  expect(await looked(stored, "jpeg")).toMatchObject({ width: 24, height: 40 });
});

test("what a unit attaches is its record and stays as it came", async () => {
  const sent = taken.jpeg(await drawn("jpeg"), 1);
  expect((await kept(sent, "jpeg", "officer-cgj")).equals(sent)).toBe(true);
});
