import { randomUUID } from "node:crypto";
import { itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import { type Item, openAllAnswers } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../../testServer.ts";
import { addPerson, sessionOf } from "../../testSession.ts";
import { type Browser, browserOf, hiddenOf, signedInCitizen } from "../testing/browserOf.ts";

const sample = itemsToApplyFor[0] as Item;
const item: Item = { ...sample, code: sample.code.replace("000131022000", "000131022016"), promised: undefined };
const url = `/apply/${item.code}`;
let server: TestServer;
let officer = "";
beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z");
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, [item]);
  await owner.end();
  await addPerson(server.platform.pool, "officer-mend", [{ unit: "px-scj", role: "officer" }]);
  officer = await sessionOf(server.platform.pool, "officer-mend");
}, 60_000);
afterAll(() => server.end());

const [place, moved] = ["跃进北路 88 号临街铺面", "跃进北路 90 号临街铺面"];
async function apply(browser: Browser): Promise<string> {
  await browser.post(url, { step: "1", go: "2", "q.place": place, "q.area": "46", "q.kind": "shop" });
  await browser.post(url, { step: "2", go: "3", "by.form": "counter", "by.licence": "counter", "by.rules": "counter" });
  const sent = await browser.post(url, { step: "3", go: "send", delivery: "counter" });
  return sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
}
const ask = async (path: string, payload: object) =>
  server.http.inject({ method: "POST", url: path, payload, headers: { cookie: officer } });
async function act(number: string, action: string, input: object = {}): Promise<void> {
  const answer = await ask(`/api/cases/${number}/actions/${action}`, { commandId: randomUUID(), input });
  expect(answer.statusCode, answer.body).toBe(200);
}
const caseOf = async (number: string) =>
  (await server.platform.pool.query("SELECT id, state, data, due_at AS due FROM cases WHERE number = $1", [number]))
    .rows[0];

/** A form with a file, as a browser without scripts sends it. */
async function upload(browser: Browser, path: string, fields: Record<string, string>, field: string) {
  const edge = "----wuxing";
  const part = (head: string, body: string) =>
    `--${edge}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const words = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  const file = part(`name="${field}"; filename="licence.txt"\r\nContent-Type: text/plain`, "执照正文。");
  return server.http.inject({
    ...{ method: "POST", url: path, payload: `${words.join("")}${file}--${edge}--\r\n` },
    headers: {
      "content-type": `multipart/form-data; boundary=${edge}`,
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    },
  });
}

test("what a notice names is open in the form and filled in, the rest is shown; the older answer stays, and the officer sees what changed", async () => {
  const browser = await signedInCitizen(server.http, "13900007301");
  const number = await apply(browser);
  const path = `/applications/${number}/mend`;
  expect((await browser.get(path)).to, "nothing is to be mended yet").toBe(`/follow/${number}`);
  expect((await browser.get("/mine")).html).not.toContain("请补正");
  await act(number, "tellCorrection", {
    pieces: "经营场所地址：与图纸不一致\n营业执照：看不清，请重新上传\n申请书：没有带来",
  });
  expect((await browser.get(`/follow/${number}`)).html).toContain(`href="${path}"`);
  expect((await browser.get("/mine")).html).toContain("请补正");
  const english = await signedInCitizen(server.http, "13900007311", "en");
  await apply(english);
  expect((await english.get("/mine")).html, "by the item's name in his language").toContain(`>${item.name.en}</a>`);
  const page = await browser.get(path);
  expect(page.html).toMatch(new RegExp(`name="q\\.place"[^>]*value="${place}"`, "u"));
  for (const closed of ["q.area", "q.kind", "m.rules"]) expect(page.html).not.toContain(`name="${closed}"`);
  expect(page.html, "the rest is shown").toMatch(/不用改的[\s\S]*46[\s\S]*销售[\s\S]*食品安全制度/u);
  const hidden = hiddenOf(page.html);
  const bare = await browser.post(path, { ...hidden, "q.place": place });
  expect(bare.status).toBe(422);
  for (const words of ["“经营场所地址”还没有改", "“营业执照”还没有改", "“申请书”还没有改"])
    expect(bare.html).toContain(words);
  // A file that came with a form that was not right is not lost.
  const half = await upload(browser, path, { ...hidden, "q.place": "" }, "m.licence");
  expect(half.statusCode).toBe(422);
  expect(half.body).toContain("请填写“经营场所地址”");
  const again = hiddenOf(half.body);
  expect(again["kept.licence"]).toMatch(/^[0-9a-f-]{36}$/u);
  const sent = await browser.post(path, { ...again, "q.place": moved, "q.area": "999", "by.form": "counter" });
  expect([sent.status, sent.to]).toEqual([303, `/follow/${number}?done=supply`]);

  const { id, state, data } = await caseOf(number);
  expect([state, data.toMend], "it waits for what is to be brought").toEqual(["correcting", ["申请书"]]);
  expect(data.mended).toEqual(["place"]);
  const { pool, casework } = server.platform;
  const all = await openAllAnswers(pool, casework.vault, id);
  expect(all.map(({ answers }) => [answers.place, answers.area])).toEqual([
    [place, "46"],
    [moved, "46"],
  ]);
  const written = await pool.query("SELECT e::text AS t FROM entries e UNION ALL SELECT c::text FROM cases c");
  expect(written.rows.some(({ t }) => t.includes("跃进北路"))).toBe(false);
  await act(number, "recordBrought", { pieces: "申请书" });
  expect((await caseOf(number)).state).toBe("received");

  const headers = { cookie: officer };
  const detail = (await server.http.inject({ url: `/api/applications/${number}`, headers })).json();
  expect(detail.mended).toEqual(["经营场所地址"]);
  const licence = detail.materials.find(({ key }: { key: string }) => key === "licence");
  expect([licence.mended, licence.proof, licence.files.length]).toEqual([true, "file", 1]);
  const seen = await ask(`/api/applications/${number}/answers`, { purpose: "核对补正", commandId: randomUUID() });
  expect(seen.json().answers).toContainEqual({ label: expect.anything(), value: moved, was: place });
}, 60_000);

test("a notice of the form as a whole opens every question; sent twice it is mended once, and a stranger is shown nothing", async () => {
  const browser = await signedInCitizen(server.http, "13900007302");
  const number = await apply(browser);
  const path = `/applications/${number}/mend`;
  await act(number, "tellCorrection", { pieces: "填报内容：面积和方式不一致" });
  const page = await browser.get(path);
  for (const open of ["q.place", "q.area", "q.kind"]) expect(page.html).toContain(`name="${open}"`);
  const stranger = await signedInCitizen(server.http, "13900007303");
  expect((await stranger.get(path)).html).not.toContain(place);
  expect((await browserOf(server.http).get(path)).to).toContain("/mine/sign-in?next=");
  const hidden = hiddenOf(page.html);
  const wrong = await browser.post(path, { ...hidden, "q.area": "四十" });
  expect([wrong.status, wrong.html.includes("请只填数字")]).toEqual([422, true]);
  const [first, second] = await Promise.all([1, 2].map(() => browser.post(path, { ...hidden, "q.area": "40" })));
  expect([first?.status, second?.status]).toEqual([303, 303]);
  const { id, state } = await caseOf(number);
  expect(state).toBe("received");
  const { rows } = await server.platform.pool.query("SELECT command_id FROM sealed_answers WHERE case_id = $1", [id]);
  expect(rows, "one version beside the first").toHaveLength(2);
  const late = await browser.post(path, { ...hidden, commandId: randomUUID(), "q.area": "41" });
  expect(late.to, "it is mended already").toBe(`/follow/${number}`);
}, 60_000);

test("words are not lost when the session has ended", async () => {
  const browser = await signedInCitizen(server.http, "13900007304");
  const number = await apply(browser);
  await act(number, "tellCorrection", { pieces: "经营场所地址：不一致" });
  const path = `/applications/${number}/mend`;
  const hidden = hiddenOf((await browser.get(path)).html);
  const ended = await browserOf(server.http).post(path, { ...hidden, "q.place": moved });
  expect(ended.status).toBe(401);
  const words = hiddenOf(ended.html);
  expect(ended.html).toContain(`action="${path}"`);
  expect((await browser.post(path, words)).to).toBe(`/follow/${number}?done=supply`);
}, 60_000);

test("what a notice asks for comes by pieces too: it waits over a reload, is named by the form, and nobody else comes near it", async () => {
  const browser = await signedInCitizen(server.http, "13900007309");
  const stranger = await signedInCitizen(server.http, "13900007310");
  const number = await apply(browser);
  const path = `/applications/${number}/mend`;
  await act(number, "tellCorrection", { pieces: "营业执照：看不清，请重新上传" });
  const form = hiddenOf((await browser.get(path)).html);
  const text = Buffer.from("执照正文，重新扫描。");
  const headersOf = ({ cookies }: Browser) => ({
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    "tus-resumable": "1.0.0",
  });
  const begin = (from: Browser, field: string, commandId = form.commandId ?? "") => {
    const said = { filename: "执照.txt", field, print: "a", commandId };
    const metadata = Object.entries(said).map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`);
    const headers = { "upload-length": String(text.length), "upload-metadata": metadata.join(",") };
    return server.http.inject({ method: "POST", url: `${path}/uploads`, headers: { ...headersOf(from), ...headers } });
  };
  const piece = (from: Browser, at: string, offset: number, payload: Buffer) =>
    server.http.inject({
      ...{ method: "PATCH", url: at, payload },
      headers: {
        ...headersOf(from),
        "upload-offset": String(offset),
        "content-type": "application/offset+octet-stream",
      },
    });
  expect((await begin(browser, "m.rules")).statusCode, "what no notice names").toBe(404);
  expect((await begin(browser, "m.licence", randomUUID())).statusCode, "a command of nobody").toBe(404);
  expect((await begin(stranger, "m.licence")).statusCode).toBe(404);
  const place = String((await begin(browser, "m.licence")).headers.location);
  expect((await piece(browser, place, 0, text.subarray(0, 9))).statusCode).toBe(204);
  expect((await piece(stranger, place, 9, text.subarray(9))).statusCode).toBe(404);
  // Somebody looks meanwhile: the form is loaded anew, and is the same.
  await ask(`/api/applications/${number}/answers`, { purpose: "核对", commandId: randomUUID() });
  const reloaded = await browser.get(path);
  expect(reloaded.html).toMatch(/>执照\.txt<\/strong> 上次没有传完/u);
  expect(hiddenOf(reloaded.html).commandId).toBe(form.commandId);
  const end = await piece(browser, place, 9, text.subarray(9));
  expect([end.statusCode, end.headers["upload-file"]]).toEqual([204, expect.stringMatching(/^[0-9a-f-]{36}$/u)]);
  const kept = hiddenOf((await browser.get(path)).html);
  expect(kept["kept.licence"]).toBe(end.headers["upload-file"]);
  expect((await browser.post(path, kept)).to).toBe(`/follow/${number}?done=supply`);
  const { id, state, data } = await caseOf(number);
  const licence = data.materials.find(({ key }: { key: string }) => key === "licence");
  expect([state, licence.files]).toEqual(["received", [end.headers["upload-file"]]]);
  const { rows } = await server.platform.pool.query("SELECT case_id FROM files WHERE id = $1", [licence.files[0]]);
  expect(rows, "it is the case's").toEqual([{ case_id: id }]);
  expect((await begin(browser, "m.licence")).statusCode, "mended, nothing is taken").toBe(409);
}, 60_000);
