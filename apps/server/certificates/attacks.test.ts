import { randomUUID } from "node:crypto";
import { itemsToApplyFor } from "@wuxing/areas/applications/testing";
import { holderOf, shippedTemplate } from "@wuxing/areas/certificates";
import { t } from "@wuxing/kernel/text";
import { handle } from "@wuxing/platform/casework";
import { readPdf } from "@wuxing/platform/certificates/paper/testing";
import type { Item } from "@wuxing/platform/items";
import { tryRegister } from "@wuxing/platform/registers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandOf } from "../administration/testing/commandOf.ts";
import { type Browser, browserOf, signedInCitizen } from "../portal/testing/browserOf.ts";
import { deskOf } from "../testing/deskOf.ts";
import { publishItems } from "../testing/publishItems.ts";
import { representative } from "../testing/representative.ts";
import { signedIn, staff, type TestServer, testServer } from "../testServer.ts";
import { issued } from "./testing/issued.ts";
import { itemIssuing } from "./testing/itemIssuing.ts";

const start = "2026-11-02T02:00:00.000Z";
const uscc = "91360300MA35XXXX0X";
const item = itemsToApplyFor[0] as Item;
let server: TestServer;
let head: Browser;
// biome-ignore lint/suspicious/noExplicitAny: each answer is looked at by its own fields.
let send: ReturnType<typeof deskOf<any>>;

beforeAll(async () => {
  server = await testServer(start);
  await publishItems(server, [...itemsToApplyFor, itemIssuing("LICENCE")]);
  send = deskOf(server);
  head = await representative(server, "13900008001", uscc);
}, 60_000);
afterAll(() => server.end());

const signIn = (phone: string): Promise<Browser> => signedInCitizen(server.http, phone);

/** Somebody whom the firm lets act in an area until the end of the month, and who acts for it. */
async function mandated(phone: string, area: string): Promise<Browser> {
  const form = { phone, kind: "employee", area, since: "2026-11-02", until: "2026-11-30" };
  expect((await head.post(`/mine/firms/${uscc}/mandates`, form)).status).toBe(303);
  const browser = await signIn(phone);
  expect((await browser.post("/mine/acting", { uscc })).status).toBe(303);
  return browser;
}

/** The identifier of a certificate of the firm's. */
const firmsOwn = async (number: string, type = "LICENCE"): Promise<string> =>
  (
    await issued(server, {
      ...{ type, holder: { kind: "firm", id: uscc }, unit: "px-scj", claims: { holder: "样例企业", number } },
      ...{ validFrom: "2026-11-01", validUntil: null },
    })
  ).id;

const ask = async () => {
  const wants = [{ type: "LICENCE", fields: ["number"] }];
  const body = { commandId: randomUUID(), mode: "asked", holder: uscc, purpose: "核对营业执照", wants };
  return (await send("officer-cgj", "certificate-uses", body)).body.number as string;
};
const decided = { reason: "核查属实", paper: "萍市监〔2026〕9号" };
/** What somebody of the staff does with a certificate on its case's page. */
async function act(id: string, action: string, input: object, who = "officer-scj") {
  const { rows } = await server.platform.pool.query(
    "SELECT k.number FROM certificates c JOIN cases k ON k.id = c.case_id WHERE c.id = $1",
    [id],
  );
  return send(who, `cases/${rows[0].number}/actions/${action}`, { commandId: randomUUID(), input });
}
const corrected = (validUntil: string | null = null) => ({
  ...{ commandId: randomUUID(), reason: "改有效期", validFrom: "2026-11-01", validUntil },
  claims: { holder: "样例企业", number: "改号" },
});
const standing = async (id: string) =>
  (await server.platform.pool.query("SELECT status, replaced_by, valid_until FROM certificates WHERE id = $1", [id]))
    .rows[0];
const digitsIn = (html: string): string => html.match(/shown-digits number">([\d ]+)</u)?.[1] ?? "";
const redeem = (code: string, more: object = {}) =>
  send("officer-cgj", "certificate-uses/redeem", { code, purpose: "窗口核对", ...more });

test("no page, code, copy or receipt of another's certificate is got by its address", async () => {
  const id = await firmsOwn("913");
  const number = await ask();
  const stranger = await signIn("13900008002");
  const copy = { purpose: "投标", until: "2026-12-31" };
  const answers = [
    await stranger.get(`/my/certificates/${id}`),
    await stranger.post(`/my/certificates/${id}/code`, { field: "number" }),
    await stranger.post(`/my/certificates/${id}/offer`, {}),
    await stranger.post(`/my/certificates/${id}/copy`, copy),
    await stranger.get(`/my/certificates/uses/${number}`),
    await stranger.post(`/my/certificates/uses/${number}/consent`, {}),
    await stranger.get(`/my/certificates/uses/${number}/receipts/1`),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  for (const { html } of answers) expect(html).not.toContain("样例企业");
  const nobody = browserOf(server.http);
  expect((await nobody.get(`/my/certificates/${id}`)).to).toContain("/mine/sign-in");
  expect((await send("officer-cgj", `certificates/${id}/claims`)).status, "an officer of another unit").toBe(404);
  expect((await send("officer-cgj", `certificate-uses/${number}`)).body.state).toBe("asked");
});

test("who acts for a firm in other matters sees none of its certificates; whom it lets see them does", async () => {
  const id = await firmsOwn("913A");
  const number = await ask();
  const other = await mandated("13900008003", "hotline");
  const copy = { purpose: "投标", until: "2026-12-31" };
  const statuses = [
    (await other.get("/my/certificates")).status,
    (await other.get(`/my/certificates/${id}`)).status,
    (await other.post(`/my/certificates/${id}/code`, {})).status,
    (await other.post(`/my/certificates/${id}/copy`, copy)).status,
    (await other.post("/my/certificates/delegations", { phone: "13900008009", type: "LICENCE", until: "2026-11-20" }))
      .status,
    (await other.post(`/my/certificates/uses/${number}/consent`, {})).status,
  ];
  expect(statuses).toEqual([403, 403, 403, 403, 403, 404]);
  const { rows } = await server.platform.pool.query("SELECT 1 FROM certificate_delegations");
  expect(rows).toEqual([]);
  const let_ = await mandated("13900008004", "certificates");
  expect((await let_.get(`/my/certificates/${id}`)).html).toContain("913A");
  await let_.post("/mine/acting", { uscc: "" });
  expect((await let_.get(`/my/certificates/uses/${number}`)).status, "a notification leads there").toBe(200);
});

test("a delegation that is taken back takes the code back that was made under it", async () => {
  const given = { phone: "13900008005", type: "LICENCE", until: "2026-11-30" };
  await head.post("/my/certificates/delegations", given);
  const helper = await signIn("13900008005");
  const form =
    (await helper.get("/my/certificates")).html.match(/\/my\/certificates\/delegated\/[\w-]+\/code/u)?.[0] ?? "";
  const code = digitsIn((await helper.post(form, {})).html);
  const end =
    (await head.get("/my/certificates")).html.match(/\/my\/certificates\/delegations\/[\w-]+\/end/u)?.[0] ?? "";
  await head.post(end, {});
  const refused = await redeem(code);
  expect([refused.status, refused.body.reason?.zh]).toEqual([422, expect.stringContaining("已收回委托")]);
});

test("a code shows the certificate that its holder chose, and none that is not valid", async () => {
  const [first, second] = [await firmsOwn("甲证"), await firmsOwn("乙证")];
  for (const [id, number] of [
    [first, "甲证"],
    [second, "乙证"],
  ] as const) {
    const code = digitsIn((await head.post(`/my/certificates/${id}/code`, { field: "number" })).html);
    expect((await redeem(code)).body.shown[0].fields[0].value).toBe(number);
  }
  const code = digitsIn((await head.post(`/my/certificates/${first}/code`, { field: "number" })).html);
  const { rows } = await server.platform.pool.query("SELECT case_id AS id FROM certificates WHERE id = $1", [first]);
  await handle(server.platform.casework, {
    ...{ caseId: rows[0].id, action: "suspend", input: { reason: "核查", paper: "萍市监〔2026〕9号" } },
    ...{ actor: staff("px-scj", "officer"), commandId: randomUUID() },
  });
  expect((await redeem(code)).status, "suspended after the code was made").toBe(422);
  const late = [
    await head.post(`/my/certificates/${first}/code`, {}),
    await head.post(`/my/certificates/${first}/offer`, {}),
    await head.post(`/my/certificates/${first}/copy`, { purpose: "投标", until: "2026-12-31" }),
  ];
  expect(late.map(({ status }) => status)).toEqual([422, 422, 422]);
});

test("codes are not found by trying: after thirty a minute a counter waits", async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 40; n++) statuses.push((await redeem(String(n).padStart(12, "0"))).status);
  expect(statuses).toContain(429);
  expect(statuses.indexOf(429)).toBeLessThanOrEqual(30);
  expect(statuses.slice(statuses.indexOf(429))).not.toContain(200);
});

test("consent is what was asked, whatever the form says, and twice at once it is given once", async () => {
  const number = await ask();
  const forged = {
    until: "2099-01-01",
    wants: '[{"type":"ID","fields":["number"]}]',
    fields: "holder",
    mode: "byFunction",
  };
  const both = await Promise.all([1, 2].map(() => head.post(`/my/certificates/uses/${number}/consent`, forged)));
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  const { rows } = await server.platform.pool.query(
    `SELECT u.wants, u.state, (u.due_at < '2026-12-10')::boolean AS soon, count(e.*)::int AS given FROM certificate_uses u
     JOIN entries e ON e.case_id = u.case_id AND e.action = 'consent' WHERE u.number = $1 GROUP BY 1, 2, 3`,
    [number],
  );
  expect(rows).toEqual([
    { wants: [{ type: "LICENCE", fields: ["number"] }], state: "consented", soon: true, given: 1 },
  ]);
  const refused = await head.post(`/my/certificates/uses/${number}/refuse`, {});
  expect([refused.status, refused.html.includes("已同意")]).toEqual([422, true]);
});

test("a unit looks by function for its own items alone", async () => {
  const wants = [{ type: "LICENCE", fields: ["holder", "number"] }];
  const body = {
    commandId: randomUUID(),
    mode: "byFunction",
    holder: uscc,
    purpose: "日常监管",
    wants,
    item: item.code,
  };
  const other = await send("officer-cgj", "certificate-uses", body);
  expect([other.status, other.body.reason?.zh]).toEqual([403, expect.stringContaining("不由本单位办理")]);
  expect((await send("officer-scj", "certificate-uses", { ...body, commandId: randomUUID() })).status).toBe(201);
});

test("what a certificate says is opened for correcting it, by its own unit that says why, and its holder sees the look", async () => {
  const id = await firmsOwn("旧号");
  const claims = { holder: "样例企业", number: "旧号" };
  expect((await send("officer-scj", `certificates/${id}/claims`, { purpose: " " })).status).toBe(400);
  expect((await send("officer-cgj", `certificates/${id}/claims`, { purpose: "更正住所" })).status).toBe(404);
  const read = await send("officer-scj", `certificates/${id}/claims`, { purpose: "更正住所" });
  expect(read.body).toEqual({ claims });
  const { rows } = await server.platform.pool.query(
    "SELECT actor_id AS who, purpose, fields FROM access_records ORDER BY id DESC LIMIT 1",
  );
  expect(rows).toEqual([{ who: "officer-scj", purpose: "更正住所", fields: ["holder", "number"] }]);
  const { html } = await head.get("/my/certificates/uses");
  for (const words of ["市市场监管局", "更正住所", "持证人"]) expect(html).toContain(words);
  expect(html, "not which officer").not.toContain("officer-scj");
  await act(id, "end", { ...decided, status: "revoked" }, "head-scj");
  const ended = await send("officer-scj", `certificates/${id}/claims`, { purpose: "更正住所" });
  expect([ended.status, JSON.stringify(ended.body).includes("旧号")]).toEqual([409, false]);
});

test("a unit issues what its items issue, and nobody forges another's, one by one or by a table", async () => {
  const body = (type: string) => ({
    ...{ commandId: randomUUID(), type, holder: uscc, validFrom: "2026-11-01" },
    claims: { holder: "样例企业", number: "假证 1" },
  });
  const forged = await send("officer-cgj", "certificates", body("LICENCE"));
  expect([forged.status, forged.body.faults?.[0]?.field, forged.body.faults?.[0]?.reason.zh]).toEqual([
    ...[400, "type", expect.stringContaining("没有颁发“营业执照”的事项")],
  ]);
  const rows = [body("LICENCE"), body("LICENCE")].map(({ commandId: _, ...row }) => row);
  const table = { commandId: randomUUID(), dryRun: false, rows };
  expect((await send("officer-cgj", "certificates/import", table)).body).toMatchObject({ issued: 0 });
  // In the name of a unit that he does not work for.
  expect((await send("officer-cgj", "certificates", { ...body("LICENCE"), unit: "px-scj" })).status).toBe(403);
  for (const who of ["agent1", "coordinator1", "admin1", "leader1"])
    expect((await send(who, "certificates", body("LICENCE"))).status, who).toBe(403);
  const { rows: there } = await server.platform.pool.query("SELECT 1 FROM certificates WHERE unit = 'px-cgj'");
  expect(there).toEqual([]);
  expect((await send("officer-scj", "certificates", body("LICENCE"))).status).toBe(201);
  const { types } = (await send("officer-cgj", "certificates/types")).body;
  expect(types.filter(({ issued: own }: { issued: boolean }) => own)).toEqual([]);
});

test("who revokes, suspends or corrects another unit's certificate is refused, and an officer ends none alone", async () => {
  const id = await firmsOwn("不许动");
  const statuses = [
    (await act(id, "suspend", decided, "officer-cgj")).status,
    (await act(id, "end", { ...decided, status: "revoked" }, "head-cgj")).status,
    (await act(id, "end", { ...decided, status: "revoked" }, "officer-scj")).status,
    (await act(id, "correct", { claims: randomUUID(), validFrom: "2026-11-01", reason: "改期", by: "x" })).status,
    (await act(id, "expire", {})).status,
    (await send("officer-cgj", `certificates/${id}/correct`, corrected())).status,
  ];
  expect(statuses).toEqual([404, 404, 403, 403, 403, 404]);
  expect(await standing(id)).toEqual({ status: "valid", replaced_by: null, valid_until: null });
});

test("what has ended stays ended: no correction, no resumption, no new days bring it back", async () => {
  const id = await firmsOwn("已吊销");
  expect((await act(id, "end", { ...decided, status: "revoked" }, "head-scj")).status).toBe(200);
  const statuses = [
    (await act(id, "resume", decided)).status,
    (await act(id, "suspend", decided)).status,
    (await act(id, "end", { ...decided, status: "deregistered" }, "head-scj")).status,
    (await send("officer-scj", `certificates/${id}/correct`, corrected("2099-01-01"))).status,
  ];
  expect(statuses).toEqual([409, 409, 409, 409]);
  expect(await standing(id)).toMatchObject({ status: "revoked", replaced_by: null });
});

test("a command that was used once is used for nothing else: no claims are slipped under another's certificate", async () => {
  const ended = await firmsOwn("旧证");
  await act(ended, "end", { ...decided, status: "revoked" }, "head-scj");
  const commandId = randomUUID();
  const smuggled = { ...corrected(), commandId, claims: { holder: "张冠", number: "李戴" } };
  expect((await send("officer-scj", `certificates/${ended}/correct`, smuggled)).status, "sealed, and refused").toBe(
    409,
  );
  const other = { holder: "91360300MA35YYYY0Y", claims: { holder: "别家企业", number: "真号" } };
  const issue = { ...other, commandId, type: "LICENCE", validFrom: "2026-11-01" };
  const answer = await send("officer-scj", "certificates", issue);
  expect([answer.status, answer.body.reason?.zh]).toEqual([409, expect.stringContaining("操作编号")]);
  const found = await server.platform.pool.query("SELECT 1 FROM certificates WHERE holder = $1", [other.holder]);
  expect(found.rows).toEqual([]);
  // The same said twice is done once.
  const again = { ...issue, commandId: randomUUID() };
  const both = await Promise.all([1, 2].map(() => send("officer-scj", "certificates", again)));
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect(new Set(both.map(({ body }) => body.number)).size).toBe(1);
});

test("whoever looks a person up says what for and is seen; others find nothing, and trying numbers is stopped", async () => {
  const number = "11010519491231002X";
  const holder = await holderOf(server.platform, number);
  await issued(server, {
    ...{ type: "HEALTHCARD", holder, unit: "px-scj", claims: { holder: "某某", number: "健 1" } },
    ...{ validFrom: "2026-11-01", validUntil: null },
  });
  const looks = async () =>
    (await server.platform.pool.query("SELECT purpose, fields FROM access_records WHERE fields = '{certificates}'"))
      .rows;
  const silent = await send("officer-scj", "certificates/search", { q: number });
  expect([silent.status, silent.body.faults?.[0]?.field]).toEqual([400, "purpose"]);
  expect(await looks()).toEqual([]);
  const said = await send("officer-scj", "certificates/search", { q: number, purpose: "补证核对" });
  expect(said.body.certificates).toHaveLength(1);
  expect(JSON.stringify(said.body)).not.toContain("某某");
  expect(await looks()).toEqual([{ purpose: "补证核对", fields: ["certificates"] }]);
  const others = await send("officer-cgj", "certificates/search", { q: number, purpose: "好奇" });
  expect(others.body.certificates).toEqual([]);
  const statuses: number[] = [];
  for (let n = 0; n < 35; n++)
    statuses.push((await send("officer-scj", "certificates/search", { q: number, purpose: "逐个试" })).status);
  expect(statuses).toContain(429);
});

test("nobody asks for what there is not, for too much, or in ways that only others may", async () => {
  const body = (more: object) => ({
    ...{ commandId: randomUUID(), mode: "asked", holder: uscc, purpose: "核对", ...more },
  });
  const all = { type: "LICENCE", fields: ["number"] };
  const statuses = await Promise.all(
    [
      { wants: [{ type: "LICENCE", fields: ["person.citizenNumber"] }] },
      { wants: [{ type: "NOSUCH", fields: ["number"] }] },
      { wants: Array.from({ length: 11 }, () => all) },
      { wants: [{ type: "LICENCE", fields: [] }] },
      { wants: [all], purpose: " " },
      { wants: [all], mode: "self" },
      { wants: [all], mode: "delegated" },
      { wants: [all], holder: "123" },
      { wants: [all], unit: "px-scj" },
    ].map(async (more) => (await send("officer-cgj", "certificate-uses", body(more))).status),
  );
  expect(statuses).toEqual([400, 400, 400, 400, 400, 400, 400, 400, 403]);
  for (const who of ["agent1", "coordinator1", "admin1", "leader1"])
    expect((await send(who, "certificate-uses", body({ wants: [all] }))).status, who).toBe(403);
});

test("identifiers that are tried one by one tell whether they are genuine, nothing of the holder, and not for long", async () => {
  const id = await firmsOwn("猜号");
  const stranger = browserOf(server.http);
  const answers = [];
  for (let n = 0; n < 70; n++) answers.push(await stranger.get(`/verify-certificate/${id}`));
  expect(answers.map(({ status }) => status)).toContain(429);
  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(60);
  for (const { html } of answers) for (const words of ["样例企业", uscc, "猜号"]) expect(html).not.toContain(words);
});

test("a template with script, pictures by address, or more than a page is refused or printed as words", async () => {
  const sample = { ...shippedTemplate("LICENCE"), type: "LICENCE", since: "2026-12-01" };
  const tried = (more: object) => {
    const after = { ...sample, ...more };
    const change = { register: "certificateTemplates" as const, key: "LICENCE/2026-12-01", after };
    return tryRegister(server.registers, commandOf([change], { ...staff("px-ggj", "administrator"), id: "admin1" }));
  };
  const long = "字".repeat(5_000);
  for (const more of [
    { wording: t(long, long) },
    { footnote: t(long, long) },
    { seal: long },
    { picture: "https://evil.example/a.png" },
    { code_at: "https://evil.example/a.png" },
    { title: t("{constructor}", "{constructor}") },
  ])
    expect((await tried(more)).faults, JSON.stringify(more).slice(0, 40)).not.toEqual([]);
  const script = "<script>alert(1)</script><img src=x>";
  const payload = { ...sample, wording: t(script, script) };
  const headers = { cookie: await signedIn(server, "admin1") };
  const url = "/api/admin/certificate-templates/sample.pdf";
  const pdf = await server.http.inject({ method: "POST", url, headers, payload });
  expect([pdf.statusCode, pdf.headers["content-type"]]).toEqual([200, "application/pdf"]);
  expect(
    readPdf(pdf.rawPayload)
      .flatMap(({ texts }) => texts)
      .join(""),
  ).toContain("<script>alert(1)</script>");
  expect(pdf.rawPayload.includes("/JavaScript")).toBe(false);
});
