import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat, utimes } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../../testServer.ts";
import { type Browser, hiddenOf, signedInCitizen } from "../testing/browserOf.ts";

const [foodItem] = itemsToApplyFor as [Item];
const address = `/apply/${foodItem.code}/uploads`;
let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wuxing-uploads-"));
  server = await testServer(undefined, { filesFolder: folder });
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, itemsToApplyFor);
  await owner.end();
}, 60_000);
afterAll(async () => {
  await server.end();
  await rm(folder, { recursive: true, force: true });
});

/** A text that has come whole or not: no two parts of it are alike. */
const scan = (bytes: number): Buffer => Buffer.from(randomBytes(bytes).toString("base64").slice(0, bytes));
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const cookieOf = ({ cookies }: Browser): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
const tus = (browser: Browser) => ({ cookie: cookieOf(browser), "tus-resumable": "1.0.0" });

interface Announced {
  readonly length: number;
  readonly name?: string;
  readonly field?: string;
  readonly print?: string;
}
async function begin(
  browser: Browser,
  { length, name = "扫描件.txt", field = "m.form", print = name }: Announced,
  more = {},
) {
  const metadata = Object.entries({ filename: name, field, print, ...more });
  return server.http.inject({
    ...{ method: "POST", url: address },
    headers: {
      ...tus(browser),
      "upload-length": String(length),
      "upload-metadata": metadata.map(([key, value]) => `${key} ${base64(String(value))}`).join(","),
    },
  });
}
async function piece(browser: Browser, url: string, offset: number, payload: Buffer, { http } = server) {
  return http.inject({
    ...{ method: "PATCH", url, payload },
    headers: { ...tus(browser), "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
  });
}
const hereOf = async (browser: Browser, url: string, { http } = server) => {
  const { headers, statusCode } = await http.inject({ method: "HEAD", url, headers: tus(browser) });
  return statusCode === 200 ? Number(headers["upload-offset"]) : statusCode;
};

/** A piece whose line breaks after some of its bytes. */
async function cutPiece(browser: Browser, url: string, offset: number, all: Buffer, until: number): Promise<void> {
  const { port } = server.http.server.address() as { port: number };
  const socket = connect(port, "127.0.0.1");
  const head = [
    ...[`PATCH ${url} HTTP/1.1`, "Host: a", "Sec-Fetch-Site: same-origin", `Cookie: ${cookieOf(browser)}`],
    ...["Tus-Resumable: 1.0.0", `Upload-Offset: ${offset}`, "Content-Type: application/offset+octet-stream"],
    `Content-Length: ${all.length - offset}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  await new Promise((resolve) => socket.write(all.subarray(offset, until), resolve));
  await expect.poll(() => sizeOnDisk(url)).toBeGreaterThan(offset);
  socket.destroy();
}
const sizeOnDisk = async (url: string): Promise<number> =>
  (await stat(join(folder, `${url.split("/").at(-1)}.upload`)).catch(() => ({ size: 0 }))).size;

/** The files of the draft's form, by name and content. */
async function inDraft(browser: Browser): Promise<{ name: string; content: string }[]> {
  const { html } = await browser.get(`/apply/${foodItem.code}?step=2`);
  const ids = [...html.matchAll(/name="drop" value="([^"]+)"/gu)].map((found) => found[1] ?? "");
  const { files, pool } = server.platform;
  const { rows } = await pool.query<{ id: string; name: string; by: string }>(
    "SELECT id, name, uploaded_by AS by FROM files WHERE id = ANY($1::uuid[]) ORDER BY name",
    [ids],
  );
  return Promise.all(
    rows.map(async ({ id, name, by }) => {
      const chunks: Buffer[] = [];
      for await (const chunk of (await files.give(id, by)).content) chunks.push(chunk as Buffer);
      return { name, content: Buffer.concat(chunks).toString() };
    }),
  );
}

test("cut several times, and the server gone in between, it goes on where it stopped and is there once, byte for byte", async () => {
  const browser = await signedInCitizen(server.http, "13900007601");
  const all = scan(3_000_000);
  await server.http.listen({ port: 0, host: "127.0.0.1" });
  const begun = await begin(browser, { length: all.length });
  expect(begun.statusCode).toBe(201);
  const url = String(begun.headers.location);
  let here = 0;
  for (const until of [700_000, 1_100_000, 1_900_000]) {
    await cutPiece(browser, url, here, all, until);
    const now = await hereOf(browser, url);
    expect(now).toBeGreaterThan(here);
    expect(now).toBeLessThanOrEqual(until);
    here = now;
  }
  const page = await browser.get(`/apply/${foodItem.code}?step=2`);
  expect(page.html, "who comes back sees how far it is").toMatch(/>扫描件\.txt<\/strong> 上次没有传完/u);
  // Another process on the same folder, as after a restart.
  const after = await testServer(undefined, { databaseUrl: server.database.url, filesFolder: folder });
  expect(await hereOf(browser, url, after)).toBe(here);
  const again = await begin(browser, { length: all.length });
  expect([again.headers.location, Number(again.headers["upload-offset"])], "chosen again, it is the same").toEqual([
    url,
    here,
  ]);
  const end = await piece(browser, url, here, all.subarray(here), after);
  expect([end.statusCode, end.headers["upload-offset"]]).toEqual([204, String(all.length)]);
  await after.end();
  expect(await inDraft(browser)).toEqual([{ name: "扫描件.txt", content: all.toString() }]);
  // The answer was lost: asked again it is there, and nothing comes twice.
  expect(await hereOf(browser, url)).toBe(all.length);
  expect((await piece(browser, url, all.length, Buffer.alloc(0))).statusCode).toBe(204);
  const third = await begin(browser, { length: all.length });
  expect(Number(third.headers["upload-offset"]), "chosen once more it need not be sent").toBe(all.length);
  expect(await inDraft(browser)).toHaveLength(1);
  expect((await readdir(folder)).filter((name) => name.endsWith(".upload"))).toEqual([]);
}, 60_000);

test("of two windows that end it at once one puts it in its place", async () => {
  const browser = await signedInCitizen(server.http, "13900007602");
  const all = scan(40_000);
  const urls = await Promise.all(
    [1, 2].map(async () => (await begin(browser, { length: all.length })).headers.location),
  );
  expect(urls[0]).toBe(urls[1]);
  const url = String(urls[0]);
  await piece(browser, url, 0, all.subarray(0, 30_000));
  // Whoever comes on another line takes the place of those before, whose lines are closed (0).
  const end = (from: number) => piece(browser, url, from, all.subarray(from)).then((answer) => answer.statusCode);
  for (let turn = 0; turn < 3; turn++) {
    const here = await hereOf(browser, url);
    const ends = await Promise.all([1, 2, 3].map(() => end(here).catch(() => 0)));
    for (const status of ends) expect([204, 409, 0]).toContain(status);
  }
  expect(await end(await hereOf(browser, url))).toBe(204);
  expect(await inDraft(browser)).toEqual([{ name: "扫描件.txt", content: all.toString() }]);
});

test("bytes that are all here when the server falls become the file with an empty piece", async () => {
  const browser = await signedInCitizen(server.http, "13900007603");
  const all = scan(5_000);
  const url = String((await begin(browser, { length: all.length })).headers.location);
  await piece(browser, url, 0, all.subarray(0, 4_000));
  const { rows } = await server.platform.pool.query("SELECT id, keeper FROM uploads WHERE id = $1", [
    url.split("/").at(-1),
  ]);
  const { uploads } = server.platform.files;
  const upload = await uploads.get(rows[0].id, (keeper) => keeper === rows[0].keeper);
  await uploads.append(upload, 4_000, Readable.from([all.subarray(4_000)]));
  expect(await inDraft(browser)).toEqual([]);
  expect((await piece(browser, url, 5_000, Buffer.alloc(0))).statusCode).toBe(204);
  expect(await inDraft(browser)).toHaveLength(1);
});

test("in pieces nothing gets around what holds for a file that comes at once", async () => {
  const browser = await signedInCitizen(server.http, "13900007604");
  const refusals = [
    [{ length: 10 * 1024 * 1024 + 1 }, 413, "不能超过 10 MB"],
    [{ length: 0 }, 422, "文件是空的"],
    [{ length: 5, field: "m.nothing" }, 400, "没有这份材料"],
  ] as const;
  for (const [announced, status, words] of refusals) {
    const answer = await begin(browser, announced);
    expect([answer.statusCode, answer.json().reason.zh]).toEqual([status, expect.stringContaining(words)]);
  }
  const program = Buffer.from("MZ\u0000\u0001 a program");
  const url = String((await begin(browser, { length: program.length, name: "章程.pdf" })).headers.location);
  const end = await piece(browser, url, 0, program);
  expect([end.statusCode, end.json().reason.zh]).toEqual([422, expect.stringContaining("只收图片")]);
  expect(await hereOf(browser, url), "it is gone").toBe(404);
  const long = String((await begin(browser, { length: 10, name: "长.txt" })).headers.location);
  expect((await piece(browser, long, 0, scan(11))).statusCode).toBe(413);
  const other = "0".repeat(64);
  const digested = String((await begin(browser, { length: 4, name: "另.txt", print: other })).headers.location);
  const changed = await piece(browser, digested, 0, Buffer.from("另"));
  expect(changed.statusCode).toBe(204);
  expect((await piece(browser, digested, 3, Buffer.from("x"))).json().reason.zh).toContain("和您选的文件不一样");
  expect(await inDraft(browser)).toEqual([]);
});

test("the protocol is tus: wrong place 409, wrong version 412, wrong type 415, given up 404", async () => {
  const browser = await signedInCitizen(server.http, "13900007605");
  const all = scan(2_000);
  const begun = await begin(browser, { length: all.length });
  const url = String(begun.headers.location);
  expect(begun.headers).toMatchObject({ "tus-resumable": "1.0.0", "upload-expires": expect.stringContaining("GMT") });
  expect((await piece(browser, url, 7, all.subarray(7))).statusCode).toBe(409);
  const headers = { ...tus(browser), "upload-offset": "0" };
  const asks = [
    [{ ...headers, "tus-resumable": "0.2.2", "content-type": "application/offset+octet-stream" }, 412],
    [{ ...headers, "content-type": "application/octet-stream" }, 415],
  ] as const;
  for (const [said, status] of asks)
    expect((await server.http.inject({ method: "PATCH", url, headers: said, payload: all })).statusCode).toBe(status);
  const can = await server.http.inject({ method: "OPTIONS", url: address });
  expect(can.headers).toMatchObject({ "tus-version": "1.0.0", "tus-max-size": String(10 * 1024 * 1024) });
  expect((await server.http.inject({ method: "DELETE", url, headers: tus(browser) })).statusCode).toBe(204);
  expect(await hereOf(browser, url)).toBe(404);
});

test("what somebody sends is his alone, for the draft that is there, and is given up with it", async () => {
  const [browser, stranger] = [
    await signedInCitizen(server.http, "13900007606"),
    await signedInCitizen(server.http, "13900007607"),
  ];
  const all = scan(2_000);
  const url = String((await begin(browser, { length: all.length })).headers.location);
  await piece(browser, url, 0, all.subarray(0, 1_000));
  expect(await hereOf(stranger, url)).toBe(404);
  await begin(stranger, { length: all.length });
  expect((await piece(stranger, url, 1_000, all.subarray(1_000))).statusCode).toBe(404);
  const anonymous = await server.http.inject({ method: "HEAD", url, headers: { "tus-resumable": "1.0.0" } });
  expect(anonymous.statusCode).toBe(401);
  const form = hiddenOf((await browser.get(`/apply/${foodItem.code}?step=2`)).html);
  const wrong = await begin(browser, { length: 5 }, { owner: "91360300TEST000014", draft: form.draft });
  expect([wrong.statusCode, wrong.json().reason.zh]).toEqual([409, expect.stringContaining("用另一个身份填的")]);
  await browser.post(`/apply/${foodItem.code}`, { go: "drop" });
  expect(await hereOf(browser, url)).toBe(404);
});

test("an account has twelve on the way at most: the oldest goes, and what has expired is swept", async () => {
  const browser = await signedInCitizen(server.http, "13900007608");
  const urls: string[] = [];
  for (let n = 0; n < 13; n++) {
    urls.push(String((await begin(browser, { length: 100, name: `${n}.txt` })).headers.location));
    await piece(browser, urls[n] ?? "", 0, scan(50));
  }
  expect(await hereOf(browser, urls[0] ?? "")).toBe(404);
  expect(await hereOf(browser, urls[1] ?? "")).toBe(50);
  await server.platform.pool.query("UPDATE uploads SET expires_at = now() - interval '1 second'");
  expect(await hereOf(browser, urls[1] ?? "")).toBe(404);
  const lie = (await readdir(folder)).filter((name) => name.endsWith(".upload"));
  expect(lie.length).toBeGreaterThanOrEqual(12);
  const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
  for (const name of lie) await utimes(join(folder, name), old, old);
  await server.platform.files.sweep();
  expect((await readdir(folder)).filter((name) => name.endsWith(".upload"))).toEqual([]);
  expect((await server.platform.pool.query("SELECT 1 FROM uploads")).rowCount).toBe(0);
});
