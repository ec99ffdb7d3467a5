import { randomUUID } from "node:crypto";
import { inflateSync } from "node:zlib";
import { parseReceipt, type Receipt, receiptCodes, verifyReceipt } from "@wuxing/kernel/record";
import { handle } from "@wuxing/platform/casework";
import { parseVerifierKey } from "@wuxing/tlog/note";
import { policyOf } from "@wuxing/tlog/policy";
import { parseProof } from "@wuxing/tlog/proof";
import { TileReader } from "@wuxing/tlog/tiles";
import { encode } from "uqr";
import { afterAll, beforeAll, expect, test } from "vitest";
import { qrPicture } from "../portal/qrPicture.ts";
import { type Browser, browserOf } from "../portal/testing/browserOf.ts";
import { requestCommand, staff, type TestServer, testServer } from "../testServer.ts";

let server: TestServer;
let browser: Browser;
let number: string;
let caseId: number;
beforeAll(async () => {
  server = await testServer();
  browser = browserOf(server.http);
  const opened = await server.platform.intake(requestCommand("后埠街的路灯坏了，我的电话是 13900001234。"));
  number = opened.case.number;
  caseId = opened.case.id;
  await browser.post("/follow", { number, phone: "13900001234" });
});
afterAll(() => server.end());

const policy = async () => {
  const { body } = await server.http.inject("/log/keys");
  return policyOf(body.trim().split("\n").map(parseVerifierKey));
};

test("before it is integrated the page says to wait, and the file's address leads back to it", async () => {
  expect((await browser.get(`/follow/${number}/receipts/1`)).html).toContain("正在写进公开日志");
  const file = await browser.get(`/follow/${number}/receipts/1/file`);
  expect([file.status, file.to]).toEqual([303, `/follow/${number}/receipts/1`]);
});

test("a request's receipt is offered where it is followed, and holds offline what was said, in which case, by which phone", async () => {
  await server.settle();
  const follow = await browser.get(`/follow/${number}`);
  expect(follow.html).toContain(`href="/follow/${number}/receipts/1"`);
  const page = await browser.get(`/follow/${number}/receipts/1`);
  expect(page.html).toContain("下载回执文件");
  expect(page.headers["cache-control"]).toBe("no-store");
  const file = await browser.get(`/follow/${number}/receipts/1/file`);
  expect(file.headers).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`回执-${number}-1.json`)}`,
    "cache-control": "no-store",
  });
  const verified = verifyReceipt(parseReceipt(file.html), await policy());
  expect(verified.record).toMatchObject({ type: "hotline.request", seq: 1, action: "open", actor: "citizen" });
  const opened = Object.fromEntries(verified.opened.map(({ field, value }) => [field, value]));
  expect(opened).toMatchObject({ case: number, reporter: { phone: "13900001234" } });
  // The entry never had the number that was typed.
  expect(JSON.stringify(opened.input)).not.toContain("13900001234");
  expect(opened).not.toHaveProperty("effects");
});

test("each of his own steps has one; those of others have none, nor has anybody who has not shown that the case is his", async () => {
  const { casework } = server.platform;
  const actor = staff("px-12345", "agent");
  await handle(casework, { caseId, action: "accept", input: {}, actor, commandId: randomUUID() });
  const commandId = randomUUID();
  await browser.post(`/follow/${number}/actions/addInformation`, { commandId, note: "第二盏也坏了。" });
  await server.settle();
  const { html } = await browser.get(`/follow/${number}`);
  expect(html.match(/receipts\/\d+/gu)).toEqual(["receipts/3", "receipts/1"]);
  const third = verifyReceipt(
    parseReceipt((await browser.get(`/follow/${number}/receipts/3/file`)).html),
    await policy(),
  );
  expect(third.opened.map(({ field }) => field)).toEqual(["case", "input"]);
  for (const path of ["", "/file"]) {
    expect((await browser.get(`/follow/${number}/receipts/2${path}`)).status).toBe(404);
    expect((await browser.get(`/follow/${number}/receipts/99${path}`)).status).toBe(404);
    const stranger = await browserOf(server.http).get(`/follow/${number}/receipts/1${path}`);
    expect([stranger.status, stranger.to]).toEqual([303, `/follow?number=${number}`]);
  }
});

test("the records of one case belong together, and no others: by the commitment to its number alone", async () => {
  await server.platform.intake(requestCommand());
  await server.settle();
  const { rows } = await server.platform.pool.query<{ record: string }>("SELECT record FROM log_leaves ORDER BY index");
  const cases = rows.map(({ record }) => JSON.parse(record).sealed.case);
  expect(new Set(cases.slice(0, 3)).size).toBe(1);
  expect(new Set(cases).size).toBe(2);
});

test("a confidential report leaves records like those of any other, and its receipt opens what its holder said", async () => {
  const command = requestCommand("有人收钱办事。");
  const report = { ...command, input: { ...command.input, kind: "report", about: "px-cgj", publish: false } };
  const { case: sealed } = await server.platform.intake(report);
  const { case: open } = await server.platform.intake(requestCommand());
  expect(sealed.sealedFrom).toEqual(["px-cgj"]);
  const actor = staff("px-12345", "agent");
  for (const { id } of [sealed, open]) {
    await handle(server.platform.casework, { caseId: id, action: "accept", input: {}, actor, commandId: randomUUID() });
    const input = { unit: id === sealed.id ? "px-gaj" : "px-cgj" };
    await handle(server.platform.casework, { caseId: id, action: "dispatch", input, actor, commandId: randomUUID() });
    const officer = staff(input.unit, "officer");
    await handle(server.platform.casework, {
      caseId: id,
      action: "sign",
      input: {},
      actor: officer,
      commandId: randomUUID(),
    });
  }
  await server.settle();
  const clear = async (id: number) => {
    const { rows } = await server.platform.pool.query<{ record: string }>(
      "SELECT record FROM log_leaves JOIN entries USING (id) WHERE case_id = $1 ORDER BY seq",
      [id],
    );
    return rows.map(({ record }) => {
      const { sealed: commitments, ...said } = JSON.parse(record);
      return { ...said, commitments: Object.keys(commitments) };
    });
  };
  expect(await clear(sealed.id)).toEqual(await clear(open.id));
  const proven = await server.platform.log.receipt(sealed.id, 1, ["case", "input", "reporter"]);
  const verified = verifyReceipt(proven?.receipt as Receipt, await policy());
  expect(verified.opened.find(({ field }) => field === "input")?.value).toMatchObject({ about: "px-cgj" });
});

test("the page's codes for paper are the whole receipt, as the file has it", async () => {
  const { html } = await browser.get(`/follow/${number}/receipts/1`);
  const file = await browser.get(`/follow/${number}/receipts/1/file`);
  const codes = receiptCodes(parseReceipt(file.html)) ?? [];
  expect(parseReceipt(codes.join("\n"))).toEqual(parseReceipt(file.html));
  const pictures = [...html.matchAll(/src="(data:image\/png;base64,[^"]+)"/gu)].map(([, src]) => src);
  expect(pictures).toEqual(await Promise.all(codes.map(qrPicture)));
});

test("a picture of a code is a PNG with a square of four dots for each module", async () => {
  const text = "WXR1:1/1:AAAAAA:0123456789";
  const png = Buffer.from((await qrPicture(text)).split(",")[1] ?? "", "base64");
  const { data } = encode(text, { ecc: "L", boostEcc: true, border: 4 });
  const side = png.readUInt32BE(16);
  expect(side).toBe(data.length * 4);
  const start = png.indexOf("IDAT");
  const lines = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  const width = 1 + Math.ceil(side / 8);
  const isDark = (x: number, y: number): boolean => ((lines[y * width + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
  for (let y = 0; y < side; y += 1) for (let x = 0; x < side; x += 1) expect(isDark(x, y)).toBe(data[y >> 2]?.[x >> 2]);
});

test("the code on paper leads to the record, and tells whether it is the one of the receipt", async () => {
  const { html } = await browser.get(`/follow/${number}/receipts/1`);
  const path = /http:\/\/127\.0\.0\.1(\/log\/leaf\/\d+\/[\w-]{43})/u.exec(html)?.[1] ?? "";
  const page = await browserOf(server.http).get(path);
  expect(page.html).toContain("对得上");
  expect(page.html).not.toContain("路灯");
  const last = path.at(-1) === "A" ? "B" : "A";
  expect((await browser.get(`${path.slice(0, -1)}${last}`)).html).toContain("对不上");
  expect((await browser.get(path.replace(/leaf\/\d+/u, "leaf/999999"))).html).toContain("日志里还没有这个位置");
  const proof = await server.http.inject(path.replace(/leaf\/(\d+)\/.*/u, "proof/$1"));
  expect(parseProof(proof.body).index).toBe(Number(/leaf\/(\d+)/u.exec(path)?.[1]));
});

test("an outsider rebuilds the whole log from what is served, and may keep its tiles for ever", async () => {
  const fetch = async (path: string): Promise<Uint8Array> => {
    const answer = await server.http.inject(`/log/${path}`);
    expect(answer.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "access-control-allow-origin": "*",
      "content-type": "application/octet-stream",
    });
    return new Uint8Array(answer.rawPayload);
  };
  const head = await server.platform.log.newest();
  const reader = await TileReader.open(fetch, { size: head?.size ?? 0, root: new Uint8Array(head?.root ?? []) });
  const records: string[] = [];
  for await (const { record } of reader.entries()) records.push(Buffer.from(record).toString());
  const { rows } = await server.platform.pool.query<{ record: string }>("SELECT record FROM log_leaves ORDER BY index");
  expect(records).toEqual(rows.map(({ record }) => record));
  for (const path of ["0/000", "0/000.p/255", "9/000", "entries/001", "entries/000.p/0", "0/../keys", "x", ""])
    expect((await server.http.inject(`/log/tile/${path}`)).statusCode, path).toBe(404);
});
