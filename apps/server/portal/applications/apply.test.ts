import { randomUUID } from "node:crypto";
import { findDraft } from "@wuxing/areas/applications";
import { awaitedPieces, itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import { issueCertificate } from "@wuxing/areas/certificates";
import { systemActor } from "@wuxing/kernel/procedure";
import { type Item, openAnswers } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "../../testServer.ts";
import { type Browser, browserOf, hiddenOf } from "../testing/browserOf.ts";

const [foodItem, atOnceItem, jointItem, feeItem] = itemsToApplyFor as [Item, Item, Item, Item];
let server: TestServer;
let now = Date.parse("2026-11-02T02:00:00.000Z");
beforeAll(async () => {
  server = await testServer();
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, itemsToApplyFor);
  await owner.end();
  server.follow();
}, 60_000);
afterAll(() => server.end());

const move = (day: string): void => {
  now = Date.parse(`${day}T02:00:00.000Z`);
  server.setNow(new Date(now).toISOString());
};
const codeOf = (html: string): string => html.match(/data-code>(\d{6})</u)?.[1] ?? "";
const [place, area] = ["跃进北路 88 号临街铺面", "46"];

async function citizen(phone: string): Promise<Browser> {
  now += 120_000;
  server.setNow(new Date(now).toISOString());
  const browser = browserOf(server.http);
  const sent = await browser.post("/mine/sign-in", { phone, next: "/mine" });
  await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code: codeOf(sent.html) });
  return browser;
}

async function act(username: string, number: string, action: string, input: object = {}) {
  const headers = { cookie: await signedIn(server, username) };
  const payload = { commandId: randomUUID(), input };
  return server.http.inject({ method: "POST", url: `/api/cases/${number}/actions/${action}`, payload, headers });
}

/** A step's form with files, as a browser without scripts sends it. */
async function upload(
  browser: Browser,
  url: string,
  fields: Record<string, string>,
  field: string,
  texts: readonly string[] = ["申请书正文。"],
) {
  const edge = "----wuxing";
  const part = (head: string, body: string) =>
    `--${edge}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const words = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  const files = texts.map((text) => part(`name="${field}"; filename="form.txt"\r\nContent-Type: text/plain`, text));
  return server.http.inject({
    ...{ method: "POST", url, payload: `${words.join("")}${files.join("")}--${edge}--\r\n` },
    headers: {
      "content-type": `multipart/form-data; boundary=${edge}`,
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    },
  });
}

/** Fills in the food licence's three steps and hands it in; the number. */
async function apply(browser: Browser): Promise<string> {
  const url = `/apply/${foodItem.code}`;
  const first = await browser.post(url, { step: "1", go: "2", "q.place": place, "q.area": area, "q.kind": "shop" });
  expect([first.status, first.to]).toEqual([303, `${url}?step=2&saved=1`]);
  const ways = { "by.form": "file", "by.licence": "counter", "by.rules": "promise" };
  const second = await upload(browser, url, { step: "2", go: "3", ...ways }, "m.form");
  expect([second.statusCode, second.headers.location]).toEqual([303, `${url}?step=3&saved=1`]);
  const check = await browser.get(`${url}?step=3`);
  for (const words of [place, "食品安全制度", "书面承诺", "已上传 1 个文件", "承诺 8 个工作日"])
    expect(check.html).toContain(words);
  const sent = await browser.post(url, { step: "3", go: "send", delivery: "counter", promised: "true" });
  expect(sent.status).toBe(303);
  return sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
}

const caseOf = async (number: string) =>
  (await server.platform.pool.query("SELECT id, state, data FROM cases WHERE number = $1", [number])).rows[0];

/** The licence, which the applicant chose to bring: nothing is accepted before it has come. */
async function bringToCounter(browser: Browser, number: string): Promise<void> {
  const early = await act("officer-scj", number, "accept");
  expect([early.statusCode, early.json().reason?.zh], "what has not come is not accepted").toEqual([
    ...[422, expect.stringContaining("还没有收到“营业执照”")],
  ]);
  expect((await browser.get(`/follow/${number}`)).html).toContain("还没有收到，请带到窗口");
  const strange = await act("officer-scj", number, "recordBrought", { pieces: "户口本" });
  expect(strange.json().reason?.zh).toContain("在等的有：“营业执照”");
  expect((await act("officer-scj", number, "recordBrought", { pieces: "营业执照" })).statusCode).toBe(200);
  expect((await browser.get(`/follow/${number}`)).html).toContain("2026年11月3日 周二 已交到窗口");
}

/** A page in English; the browser is left in Chinese. */
async function inEnglish(browser: Browser, path: string): Promise<string> {
  await browser.get(`${path}?lang=en`);
  const { html } = await browser.get(path);
  await browser.get(`${path}?lang=zh`);
  return html;
}

test("applied for in three steps without scripts, decided, fetched with a code and rated; no answer stands in an entry", async () => {
  const browser = await citizen("13900007001");
  const start = await browser.get(`/apply/${foodItem.code}`);
  expect(start.html, "what the account says is not asked").toContain("139****7001");
  expect(start.html).not.toContain('name="q.phone"');
  const number = await apply(browser);
  const { id, data } = await caseOf(number);
  expect(data.materials.map(({ key, proof }: { key: string; proof: string }) => [key, proof])).toEqual([
    ...[
      ["form", "file"],
      ["licence", "counter"],
      ["rules", "promise"],
    ],
  ]);
  const { pool, casework } = server.platform;
  expect(await openAnswers(pool, casework.vault, id)).toEqual({ phone: "13900007001", place, area, kind: "shop" });
  const written = await pool.query("SELECT e::text AS t FROM entries e UNION ALL SELECT c::text FROM cases c");
  expect(written.rows.some(({ t }) => t.includes(place) || t.includes("13900007001"))).toBe(false);
  const files = await pool.query("SELECT case_id FROM files WHERE case_id = $1", [id]);
  expect(files.rows, "the file is the case's").toHaveLength(1);

  move("2026-11-03");
  await bringToCounter(browser, number);
  expect((await act("officer-scj", number, "accept")).statusCode).toBe(200);
  const page = await browser.get(`/follow/${number}`);
  for (const words of ["办理中", "本单位承诺", "行政许可法", "受理通知书"]) expect(page.html).toContain(words);
  const paper = await browser.get(`/applications/${number}/papers/3`);
  for (const words of ["应于 2026年11月13日 周五 前作出决定", "萍乡市市场监督管理局"])
    expect(paper.html).toContain(words);
  expect(await inEnglish(browser, `/applications/${number}/papers/3`), "by its English name").toContain(
    "On your application “Food operation licence”",
  );
  move("2026-11-09");
  const past = await act("officer-scj", number, "grant", {
    decision: "符合条件，准予许可。",
    validUntil: "2026-11-09",
  });
  expect(past.json().reason?.zh).toContain("有效期应在今天以后");
  await act("officer-scj", number, "grant", { decision: "符合条件，准予许可。", validUntil: "2031-11-08" });
  const granted = await browser.get(`/follow/${number}`);
  expect(granted.html, "days in the history are in words").toContain("有效期至：2031年11月8日 周六");
  expect(granted.html).not.toContain("2031-11-08");
  const said = await inEnglish(browser, `/follow/${number}`);
  for (const words of [
    ...["Food operation licence", "Business licence"],
    "Valid until: 8 Nov 2031, Sat",
    "Grant the permit",
  ])
    expect(said, "in English what has English words").toContain(words);
  const code = granted.html.match(/取件码.*?(\d{6})/su)?.[1] ?? "";
  const wrong = await act("officer-scj", number, "deliver", {
    method: "counter",
    code: code === "000000" ? "1" : "000000",
  });
  expect(wrong.statusCode).toBe(400);
  expect((await act("officer-scj", number, "deliver", { method: "counter", code })).statusCode).toBe(200);
  await expect.poll(async () => (await browser.get(`/follow/${number}`)).html, { timeout: 10_000 }).toContain("评价");
}, 60_000);

test("an officer sees the answers by saying what for, and the applicant sees that he did; others see nothing", async () => {
  move("2026-11-10");
  const browser = await citizen("13900007002");
  const number = await apply(browser);
  const ask = async (username: string, purpose: string) => {
    const headers = { cookie: await signedIn(server, username) };
    const payload = { purpose, commandId: randomUUID() };
    return server.http.inject({ method: "POST", url: `/api/applications/${number}/answers`, payload, headers });
  };
  const told = await act("officer-scj", number, "tellCorrection", { pieces: "营业执照：没有带来\n填报内容：面积不对" });
  expect(told.statusCode, "what was filled in can be told as well").toBe(200);
  const mend = (await browser.get(`/follow/${number}`)).html;
  expect(mend).toMatch(/要补正的[\s\S]*营业执照：没有带来[\s\S]*填报内容：面积不对[\s\S]*去补正/u);
  const seen = await ask("officer-scj", "核对经营场所");
  expect(seen.json().answers).toContainEqual({ label: expect.objectContaining({ zh: "经营场所地址" }), value: place });
  expect((await ask("officer-scj", "")).statusCode, "nothing is seen without a purpose").toBe(400);
  expect((await ask("officer-jyj", "看看")).statusCode).toBe(404);
  expect((await browser.get(`/follow/${number}`)).html).toContain("核对经营场所");
  const stranger = await citizen("13900007003");
  expect((await stranger.get(`/follow/${number}`)).html).not.toContain("食品经营许可");
  expect((await stranger.get(`/applications/${number}/papers/1`)).status).toBe(303);
}, 60_000);

test("a draft is kept sealed for the account alone, and what is missing is said step by step", async () => {
  const browser = await citizen("13900007004");
  const url = `/apply/${foodItem.code}`;
  const kept = await browser.post(`${url}/draft`, { step: "1", "q.place": place });
  expect(kept.status).toBe(200);
  expect((await browser.get(url)).html).toContain(place);
  const [typed, sent] = await Promise.all([
    browser.post(`${url}/draft`, { step: "2", "by.licence": "counter" }),
    upload(browser, `${url}/draft`, { step: "2" }, "m.rules"),
  ]);
  expect([typed.status, sent.statusCode]).toEqual([200, 200]);
  const material = await browser.get(`${url}?step=2`);
  expect(material.html, "neither takes the other back").toContain("form.txt");
  expect(material.html).toMatch(/name="by.licence" value="counter" checked/u);
  const missing = await browser.post(url, { step: "1", go: "2", "q.place": place });
  expect([missing.status, missing.html.includes("请填写“经营方式”")]).toEqual([422, true]);
  const early = await browser.post(url, { step: "3", go: "send", "q.kind": "shop" });
  expect([early.status, early.html.includes("请上传“申请书”")]).toEqual([422, true]);
  const { rows } = await server.platform.pool.query("SELECT citizen, sealed FROM application_drafts");
  expect(rows).toHaveLength(1);
  expect(rows[0].sealed.toString("latin1")).not.toContain(Buffer.from(place).toString("latin1"));
  await browser.post(url, { go: "drop" });
  const owner = { citizen: rows[0].citizen, uscc: null };
  expect(await findDraft(server.platform, owner, foodItem.code)).toBeUndefined();
}, 60_000);

test("a fee holds the delivery and not the decision, and is paid once", async () => {
  move("2026-11-12");
  const browser = await citizen("13900007005");
  const url = `/apply/${feeItem.code}`;
  await browser.post(url, { step: "2", go: "3", "by.form": "counter" });
  const sent = await browser.post(url, { step: "3", go: "send", delivery: "post", address: "安源区某路 1 号" });
  const number = sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
  await act("officer-zrj", number, "recordBrought", await awaitedPieces(server.platform.pool, number));
  await act("officer-zrj", number, "accept");
  await act("officer-zrj", number, "grant", { decision: "予以登记。" });
  expect((await caseOf(number)).state).toBe("awaitingFee");
  const follow = await browser.get(`/follow/${number}`);
  for (const words of ["应缴 80.00 元", "予以确认决定书"]) expect(follow.html).toContain(words);
  const page = await browser.get(`/applications/${number}/pay`);
  const address = page.html.match(/action="(\/demo\/pay[^"]*)"/u)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const paid = await browser.post(address, {});
  expect(paid.to).toBe(`/follow/${number}`);
  expect((await caseOf(number)).state).toBe("granted");
  await browser.post(address, {});
  expect((await browser.get(`/follow/${number}`)).html).toContain(`已缴 80.00 元，票据号 SJ-${number}`);
  const forged = { number, payment: "X", amount: 8000, signature: "00" };
  expect((await server.http.inject({ method: "POST", url: "/api/payments", payload: forged })).statusCode).toBe(403);
}, 60_000);

test("a material that a certificate proves is never asked for; what is decided at once is then accepted by rule, and decided by a person", async () => {
  move("2026-11-13");
  const browser = await citizen("13900007006");
  const newest = await server.platform.pool.query("SELECT id FROM citizens ORDER BY opened_at DESC, id LIMIT 1");
  const certificate = {
    ...{
      type: "ID",
      holder: { kind: "person" as const, id: String(newest.rows[0]?.id) },
      unit: "px-gaj",
      claims: { holder: "老人", number: "T1" },
    },
    ...{ validFrom: "2020-01-01", validUntil: null },
  } as const;
  await issueCertificate(server.platform, certificate, systemActor, randomUUID());
  const url = `/apply/${atOnceItem.code}`;
  const second = await browser.get(`${url}?step=2`);
  expect(second.html).toContain("您的电子证照已经证明，不用交");
  expect(second.html).not.toContain('type="file"');
  const sent = await browser.post(url, { step: "3", go: "send", delivery: "counter" });
  const number = sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
  expect((await caseOf(number)).data.materials).toMatchObject([{ key: "identity", proof: "certificate" }]);
  await expect.poll(async () => (await caseOf(number)).state, { timeout: 10_000 }).toBe("inProgress");
  expect((await act("officer-mzj", number, "grant", { decision: "符合条件，准予发证。" })).statusCode).toBe(200);
  expect((await caseOf(number)).state).toBe("granted");
}, 60_000);

test("pressed twice or sent again from another tab, it is handed in once; in somebody else's name nothing is kept", async () => {
  move("2026-11-14");
  const browser = await citizen("13900007008");
  const url = `/apply/${feeItem.code}`;
  await browser.post(url, { step: "2", go: "3", "by.form": "counter" });
  const form = hiddenOf((await browser.get(`${url}?step=3`)).html);
  expect(form).toMatchObject({ draft: expect.stringMatching(/^[0-9a-f-]{36}$/u), owner: "self" });
  const strange = await browser.post(url, { ...form, owner: "91360300TEST000014", go: "send", delivery: "counter" });
  expect([strange.status, strange.html.includes("用另一个身份填的")]).toEqual([409, true]);
  const first = await browser.post(url, { ...form, go: "send", delivery: "counter" });
  const second = await browser.post(url, { ...form, go: "send", delivery: "counter" });
  expect([first.status, second.status, second.to]).toEqual([303, 303, first.to]);
  expect((await upload(browser, `${url}/draft`, { ...form, step: "2" }, "m.form")).statusCode).toBe(409);
  const account = await browser.get("/mine");
  expect(account.html.match(/BJ-[0-9-]+/gu)?.length, "one case").toBeGreaterThan(0);
  expect(account.html, "no second draft").not.toContain(`href="${url}"`);
}, 60_000);

test("a script whose session is over is told so and not shown as saved; a form's words come back with the page", async () => {
  const url = `/apply/${foodItem.code}`;
  const kept = await browserOf(server.http).post(`${url}/draft`, { step: "1", "q.place": place });
  expect([kept.status, kept.html.includes("登录已过期")]).toEqual([401, true]);
  const sent = await browserOf(server.http).post(url, {
    step: "1",
    go: "2",
    "q.place": place,
    draft: "",
    owner: "self",
  });
  expect(sent.status).toBe(401);
  const words = hiddenOf(sent.html);
  expect(words).toEqual({ step: "1", go: "2", "q.place": place, draft: "", owner: "self" });
  expect(sent.html).toContain(`href="${url}?step=1"`);
  // Signed in beside it, the page is sent again as it is.
  const browser = await citizen("13900007009");
  expect((await browser.post(url, words)).html).toContain(place);
  const bare = await browserOf(server.http).post(url, {});
  expect(bare.to).toBe(`/mine/sign-in?next=${encodeURIComponent(`${url}?step=1`)}`);
}, 60_000);

test("of two windows neither takes back what the other wrote, and what was typed back counts", async () => {
  const browser = await citizen("13900007010");
  const url = `/apply/${foodItem.code}`;
  const shown = (html: string) => [...html.matchAll(/name="seen" value="([^"]+)"/gu)].map((found) => found[1] ?? "");
  const [old] = shown((await browser.get(url)).html).filter((one) => one.startsWith("q.place="));
  await browser.post(`${url}/draft`, { step: "1", "q.place": place });
  await browser.post(url, { step: "1", go: "1", "q.place": "", "q.area": area, seen: old ?? "" });
  const both = await browser.get(url);
  for (const words of [place, `value="${area}"`]) expect(both.html).toContain(words);
  // Without its mark, as a script leaves it, the empty field is meant.
  await browser.post(url, { step: "1", go: "1", "q.place": "" });
  expect((await browser.get(url)).html).not.toContain(place);
}, 60_000);

test("a file that comes twice is there once, and what is too many is said", async () => {
  const browser = await citizen("13900007011");
  const url = `/apply/${foodItem.code}`;
  const texts = ["一", "二", "三", "四", "五"];
  await upload(browser, `${url}/draft`, { step: "2" }, "m.form", texts);
  const again = await upload(browser, url, { step: "2", go: "2" }, "m.form", ["五", "六"]);
  expect(again.statusCode).toBe(303);
  const files = (html: string) => html.match(/name="drop"/gu)?.length;
  expect(files((await browser.get(`${url}?step=2`)).html)).toBe(6);
  const over = await upload(browser, url, { step: "2", go: "3" }, "m.form", ["七"]);
  expect([over.statusCode, over.body.includes("最多 6 个文件，“form.txt”没有收"), files(over.body)]).toEqual([
    422,
    true,
    6,
  ]);
}, 60_000);

test("an answer that cannot be one is told at its question, and nothing typed is lost", async () => {
  const browser = await citizen("13900007012");
  const url = `/apply/${foodItem.code}`;
  const wrong = await browser.post(url, { step: "1", go: "2", "q.place": place, "q.area": "很大", "q.kind": "castle" });
  expect(wrong.status).toBe(422);
  for (const words of ["场所面积（平方米）：请只填数字", "经营方式：请从选项里选一个", "很大", place])
    expect(wrong.html).toContain(words);
  await browser.post(url, { step: "1", go: "2", "q.area": area, "q.kind": "shop" });
  await browser.post(url, { step: "2", go: "3", "by.form": "counter", "by.licence": "counter", "by.rules": "counter" });
  const renewal = async (renews: string, expiresOn: string) =>
    (await browser.post(url, { step: "3", go: "send", delivery: "counter", renews, expiresOn })).html;
  expect(await renewal("JY0001", "")).toContain("延续的请填证上的有效期至");
  expect(await renewal("", "2027-01-31")).toContain("延续的请填证号");
  const past = await renewal("JY0001", "2020-01-31");
  for (const words of ["已经过期，不能延续", "JY0001", "2020-01-31"]) expect(past).toContain(words);
}, 60_000);

test("what is for firms alone a person is told of before he fills anything in, and cannot send", async () => {
  const browser = await citizen("13900007014");
  const url = `/apply/${jointItem.code}`;
  expect((await browser.get(url)).html).toContain("这件事只办给企业和单位");
  const sent = await browser.post(url, { step: "3", go: "send", delivery: "counter", "by.form": "counter" });
  expect([sent.status, sent.html.includes("这件事只办给企业和单位")]).toEqual([422, true]);
}, 60_000);

test("refused, it says where that can be taken to, and no result to come; nor is a certificate delivered that there is not", async () => {
  const browser = await citizen("13900007015");
  const apply = async (): Promise<string> => {
    const url = `/apply/${feeItem.code}`;
    await browser.post(url, { step: "2", go: "3", "by.form": "counter" });
    const sent = await browser.post(url, { step: "3", go: "send", delivery: "counter" });
    const number = sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
    await act("officer-zrj", number, "recordBrought", await awaitedPieces(server.platform.pool, number));
    await act("officer-zrj", number, "accept");
    return number;
  };
  const refused = await apply();
  await act("officer-zrj", refused, "deny", { decision: "权属有争议，依不动产登记暂行条例第二十二条不予登记。" });
  const page = (await browser.get(`/follow/${refused}`)).html;
  for (const words of ["现在：不予确认", "六十日内申请行政复议", "不予确认决定书"])
    expect(page.replace(/<[^>]+>/gu, "")).toContain(words);
  expect(page).not.toContain("办好后到窗口领取");
  const granted = await apply();
  await act("head-zrj", granted, "waiveFee", { reason: "依法免收。" });
  await act("officer-zrj", granted, "grant", { decision: "予以登记。" });
  const delivered = await act("officer-zrj", granted, "deliver", { method: "certificate" });
  expect(delivered.json().reason?.zh).toContain("不发电子证照");
}, 60_000);

test("there is nothing to pay for what was withdrawn: its pay page leads back", async () => {
  move("2026-11-16");
  const browser = await citizen("13900007013");
  const url = `/apply/${feeItem.code}`;
  await browser.post(url, { step: "2", go: "3", "by.form": "counter" });
  const sent = await browser.post(url, { step: "3", go: "send", delivery: "counter" });
  const number = sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
  expect((await browser.get(`/applications/${number}/pay`)).status).toBe(200);
  const page = await browser.get(`/follow/${number}`);
  const [, commandId = ""] = page.html.match(/name="commandId" value="([^"]+)"/u) ?? [];
  await browser.post(`/follow/${number}/actions/withdraw`, { commandId });
  expect((await caseOf(number)).state).toBe("withdrawn");
  expect((await browser.get(`/applications/${number}/pay`)).to).toBe(`/follow/${number}`);
}, 60_000);
