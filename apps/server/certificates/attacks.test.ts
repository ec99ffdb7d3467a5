import { randomUUID } from "node:crypto";
import { itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import { issueCertificate } from "@wuxing/areas/certificates";
import { systemActor } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, browserOf, signedInCitizen } from "../portal/testing/browserOf.ts";
import { signedIn, staff, type TestServer, testServer } from "../testServer.ts";

const start = "2026-11-02T02:00:00.000Z";
const uscc = "91360300MA35XXXX0X";
const item = itemsToApplyFor[0] as Item;
let server: TestServer;
let head: Browser;
const cookies = new Map<string, string>();

beforeAll(async () => {
  server = await testServer(start);
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, itemsToApplyFor);
  await owner.end();
  for (const name of ["officer-scj", "officer-cgj"]) cookies.set(name, await signedIn(server, name));
  head = await signIn("13900008001");
  await server.platform.pool.query(
    `INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at) SELECT $1, '样例企业', id, now(), now() FROM citizens`,
    [uscc],
  );
  await head.post("/mine/acting", { uscc });
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
async function issued(number: string, type = "LICENCE"): Promise<string> {
  const { case: c } = await issueCertificate(
    server.platform,
    {
      ...{ type, holder: { kind: "firm", id: uscc }, unit: "px-scj", claims: { holder: "样例企业", number } },
      ...{ validFrom: "2026-11-01", validUntil: null },
    },
    systemActor,
    randomUUID(),
  );
  const { rows } = await server.platform.pool.query("SELECT id FROM certificates WHERE case_id = $1", [c.id]);
  return rows[0].id;
}

async function send(who: string, url: string, payload?: object) {
  const headers = { cookie: cookies.get(who) ?? "" };
  const answer = await server.http.inject({
    ...{ method: payload ? "POST" : "GET", url: `/api/${url}`, headers },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const ask = async () => {
  const wants = [{ type: "LICENCE", fields: ["number"] }];
  const body = { commandId: randomUUID(), mode: "asked", holder: uscc, purpose: "核对营业执照", wants };
  return (await send("officer-cgj", "certificate-uses", body)).body.number as string;
};
const digitsIn = (html: string): string => html.match(/shown-digits number">([\d ]+)</u)?.[1] ?? "";
const redeem = (code: string, more: object = {}) =>
  send("officer-cgj", "certificate-uses/redeem", { code, purpose: "窗口核对", ...more });

test("no page, code, copy or receipt of another's certificate is got by its address", async () => {
  const id = await issued("913");
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
  const id = await issued("913A");
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
  const [first, second] = [await issued("甲证"), await issued("乙证")];
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

test("what a certificate says is given to its own unit for correcting it, and the look is written down", async () => {
  const id = await issued("旧号");
  const read = await send("officer-scj", `certificates/${id}/claims`);
  expect(read.body).toEqual({ claims: { holder: "样例企业", number: "旧号" } });
  const { rows } = await server.platform.pool.query(
    "SELECT actor_id AS who, purpose, fields FROM access_records ORDER BY id DESC LIMIT 1",
  );
  expect(rows).toEqual([{ who: "officer-scj", purpose: "更正证照", fields: ["holder", "number"] }]);
});
