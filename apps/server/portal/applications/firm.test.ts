import { randomUUID } from "node:crypto";
import { itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import { issueCertificate } from "@wuxing/areas/certificates";
import { systemActor } from "@wuxing/kernel/procedure";
import type { Item } from "@wuxing/platform/items";
import { keyOfPerson, seal } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../../testServer.ts";
import { addPerson, sessionOf } from "../../testSession.ts";
import { type Browser, signedInCitizen } from "../testing/browserOf.ts";

const [uscc, other] = ["91360300MA35XXXX0X", "91360300MA35YYYY0Y"];
const sample = itemsToApplyFor[0] as Item;
const item: Item = { ...sample, code: sample.code.replace("000131022000", "000131022017"), questions: [] };
const url = `/apply/${item.code}`;
const draftedItem: Item = { ...sample, code: sample.code.replace("000131022000", "000131022018") };
const drafted = `/apply/${draftedItem.code}`;
let server: TestServer;
let head: Browser;
beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z");
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, [item, draftedItem]);
  await owner.end();
  await addPerson(server.platform.pool, "officer-firm", [{ unit: "px-scj", role: "officer" }]);
  head = await signedInCitizen(server.http, "13900007501");
  await server.platform.pool.query(
    `INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at)
     SELECT code, '样例企业' || code, id, now(), now() FROM citizens, unnest($1::text[]) code`,
    [[uscc, other]],
  );
}, 60_000);
afterAll(() => server.end());

async function act(number: string, action: string, input: object = {}): Promise<void> {
  const headers = { cookie: await sessionOf(server.platform.pool, "officer-firm") };
  const payload = { commandId: randomUUID(), input };
  const path = `/api/cases/${number}/actions/${action}`;
  const answer = await server.http.inject({ method: "POST", url: path, payload, headers });
  expect(answer.statusCode, answer.body).toBe(200);
}
async function apply(browser: Browser, more: Record<string, string> = {}) {
  await browser.post(url, { step: "2", go: "3", "by.form": "counter", "by.licence": "counter", "by.rules": "counter" });
  return browser.post(url, { step: "3", go: "send", delivery: "counter", ...more });
}
const numberIn = ({ to }: { to: string }): string => to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";

/** A mandate of the firm for a phone whose account is there. */
async function mandate(phone: string, areas: string[] | null, [since, until]: [string, string], revoked?: string) {
  await server.platform.pool.query(
    `INSERT INTO mandates (id, uscc, kind, phone_hash, phone_masked, holder, areas, since, until, given_at, revoked_on)
     SELECT gen_random_uuid(), $1, 'employee', phone_hash, '', id, $3, $4, $5, now(), $6 FROM citizens
     WHERE phone_hash = $2`,
    [uscc, server.platform.casework.vault.hashPhone(phone), areas, since, until, revoked ?? null],
  );
}

/** Who they are to the firm on 2 November, and whether its applications are theirs to see and to go on with. */
const people = [
  { who: "of all areas", phone: "13900007511", areas: null, days: ["2026-01-01", "2027-01-01"], sees: true },
  {
    who: "of applications",
    phone: "13900007512",
    areas: ["applications"],
    days: ["2026-11-02", "2026-11-03"],
    sees: true,
  },
  { who: "of other areas", phone: "13900007513", areas: ["hotline"], days: ["2026-01-01", "2027-01-01"], sees: false },
  { who: "until today", phone: "13900007514", areas: null, days: ["2026-01-01", "2026-11-02"], sees: false },
  { who: "from tomorrow", phone: "13900007515", areas: null, days: ["2026-11-03", "2027-01-01"], sees: false },
  {
    who: "revoked",
    phone: "13900007516",
    areas: null,
    days: ["2026-01-01", "2027-01-01"],
    revoked: "2026-11-02",
    sees: false,
  },
  { who: "of none", phone: "13900007517", sees: false },
] as const;

test("a firm's application is the firm's: who has a mandate for applications sees it and goes on with it, nobody else", async () => {
  const sender = await signedInCitizen(server.http, "13900007510");
  await mandate("13900007510", ["applications"], ["2026-01-01", "2026-11-05"]);
  await sender.post("/mine/acting", { uscc });
  const number = numberIn(await apply(sender));
  const headers = { cookie: await sessionOf(server.platform.pool, "officer-firm") };
  const detail = await server.http.inject({ url: `/api/applications/${number}`, headers });
  expect(detail.json().firm, "the officer reads which firm applies").toEqual({ uscc, name: `样例企业${uscc}` });
  await act(number, "tellCorrection", { pieces: "申请书：没有带来" });
  const browsers = new Map<string, Browser>();
  for (const person of people) {
    const browser = await signedInCitizen(server.http, person.phone);
    browsers.set(person.who, browser);
    if ("areas" in person)
      await mandate(
        person.phone,
        person.areas && [...person.areas],
        [...person.days],
        "revoked" in person ? person.revoked : undefined,
      );
    await browser.post("/mine/acting", { uscc });
    const seen = async (path: string): Promise<boolean> => (await browser.get(path)).html.includes(number);
    const pages = ["/mine", `/follow/${number}`, `/applications/${number}/mend`, `/applications/${number}/papers/2`];
    for (const path of pages) expect(await seen(path), `${person.who}: ${path}`).toBe(person.sees);
    // By number and the sender's phone alone it opens to nobody.
    await browser.post("/follow", { number, phone: "13900007510" });
    expect(await seen(`/follow/${number}`), `${person.who}, by number and phone`).toBe(person.sees);
  }
  const clerk = browsers.get("of applications") as Browser;
  const form = await clerk.get(`/applications/${number}/mend`);
  const commandId = form.html.match(/name="commandId" value="([^"]+)"/u)?.[1] ?? "";
  const mended = await clerk.post(`/applications/${number}/mend`, { commandId, note: "申请书明天带到窗口。" });
  expect(mended.to, "another goes on with what one began").toBe(`/follow/${number}?done=supply`);
  expect((await head.get(`/follow/${number}`)).html, "the representative sees it").toContain(number);
  // The sender's own mandate ends: the firm's application stays with the firm.
  server.setNow("2026-11-05T02:00:00.000Z");
  for (const path of ["/mine", `/follow/${number}`]) expect((await sender.get(path)).html).not.toContain(number);
  expect((await head.get(`/follow/${number}`)).html).toContain(number);
}, 90_000);

test("a firm's draft is the firm's: who has a mandate for applications goes on with it, whoever began it, and nobody else sees it", async () => {
  server.setNow("2026-11-02T02:00:00.000Z");
  const [beginner, ...others] = await Promise.all(
    ["13900007521", "13900007522", "13900007523", "13900007524"].map((phone) => signedInCitizen(server.http, phone)),
  );
  const [colleague, ofHotline, stranger] = others as [Browser, Browser, Browser];
  await mandate("13900007521", ["applications"], ["2026-01-01", "2026-11-05"]);
  await mandate("13900007522", null, ["2026-01-01", "2027-01-01"]);
  await mandate("13900007523", ["hotline"], ["2026-01-01", "2027-01-01"]);
  for (const browser of [beginner as Browser, ...others]) await browser.post("/mine/acting", { uscc });
  await beginner?.post(`${drafted}/draft`, { step: "1", "q.place": "样例路 9 号的铺面" });
  const sees = async (browser: Browser | undefined) => [
    (await browser?.get("/mine"))?.html.includes(`href="${drafted}"`),
    (await browser?.get(drafted))?.html.includes("样例路 9 号的铺面"),
  ];
  expect(await sees(colleague)).toEqual([true, true]);
  expect(await sees(ofHotline), "a mandate for other matters opens none").toEqual([false, false]);
  expect(await sees(stranger)).toEqual([false, false]);
  await colleague.post("/mine/acting", { uscc: "self" });
  expect(await sees(colleague), "for himself he has none").toEqual([false, false]);
  await colleague.post("/mine/acting", { uscc });
  await colleague.post(`${drafted}/draft`, { step: "1", "q.area": "46" });
  const both = (await beginner?.get(drafted))?.html ?? "";
  for (const words of ["样例路 9 号的铺面", 'value="46"']) expect(both).toContain(words);
  // His mandate ends, then his account: the firm's draft stays, and is closed to him.
  server.setNow("2026-11-05T02:00:00.000Z");
  expect(await sees(beginner)).toEqual([false, false]);
  const begun = await server.platform.pool.query(
    "SELECT citizen, sealed_by = citizen AS by_account FROM application_drafts WHERE code = $1",
    [draftedItem.code],
  );
  expect(begun.rows).toEqual([{ citizen: expect.any(String), by_account: false }]);
  expect((await beginner?.post("/mine/account/close", { confirm: "true" }))?.status).toBe(303);
  const ended = await server.platform.pool.query("SELECT closed_at FROM citizens WHERE id = $1", [
    begun.rows[0].citizen,
  ]);
  expect(ended.rows[0].closed_at).not.toBeNull();
  expect(await sees(colleague)).toEqual([true, true]);
  const ways = { "by.form": "counter", "by.licence": "counter", "by.rules": "counter" };
  await colleague.post(drafted, { step: "2", go: "3", ...ways });
  const sent = await colleague.post(drafted, { step: "3", go: "send", delivery: "counter", "q.kind": "shop" });
  expect(numberIn(sent)).toMatch(/^BJ-/u);
  expect((await server.platform.pool.query("SELECT 1 FROM application_drafts WHERE uscc = $1", [uscc])).rowCount).toBe(
    0,
  );
  server.setNow("2026-11-02T02:00:00.000Z");
}, 90_000);

test("two of a firm who begin the same at once have one draft of it", async () => {
  const pair = await Promise.all(["13900007531", "13900007532"].map((phone) => signedInCitizen(server.http, phone)));
  for (const phone of ["13900007531", "13900007532"]) await mandate(phone, null, ["2026-01-01", "2027-01-01"]);
  for (const browser of pair) await browser.post("/mine/acting", { uscc });
  const [first, second] = pair as [Browser, Browser];
  await Promise.all([
    first.post(`${drafted}/draft`, { step: "1", "q.place": "甲写的地址" }),
    second.post(`${drafted}/draft`, { step: "1", "q.area": "51" }),
  ]);
  const { html } = await first.get(drafted);
  for (const words of ["甲写的地址", 'value="51"']) expect(html).toContain(words);
  const { rows } = await server.platform.pool.query("SELECT id FROM application_drafts WHERE uscc = $1", [uscc]);
  expect(rows).toHaveLength(1);
  await second.post(drafted, { go: "drop" });
  const key = await server.platform.pool.query("SELECT wrapped_key FROM people_keys WHERE person = $1", [rows[0].id]);
  expect(key.rows, "with the draft its key goes").toEqual([{ wrapped_key: null }]);
}, 60_000);

test("a firm's draft of before, sealed with its beginner's key, is sealed with its own once somebody goes on with it", async () => {
  const [first, second] = await Promise.all(
    ["13900007541", "13900007542"].map((phone) => signedInCitizen(server.http, phone)),
  );
  for (const phone of ["13900007541", "13900007542"]) await mandate(phone, null, ["2026-01-01", "2027-01-01"]);
  const { pool, casework } = server.platform;
  const words = { answers: { place: "老草稿里的地址" }, materials: {} };
  const { rows } = await pool.query("SELECT id FROM citizens WHERE phone_hash = $1", [
    casework.vault.hashPhone("13900007541"),
  ]);
  const [id, account] = [randomUUID(), String(rows[0]?.id)];
  const key = await keyOfPerson(casework.vault, pool, account);
  await pool.query(
    `INSERT INTO application_drafts (id, citizen, uscc, code, sealed, sealed_by, updated_at)
     VALUES ($1, $2, $3, $4, $5, $2, now())`,
    [id, account, uscc, draftedItem.code, seal(key, `application_drafts/${id}`, JSON.stringify(words))],
  );
  for (const browser of [first, second]) await browser?.post("/mine/acting", { uscc });
  await second?.post(`${drafted}/draft`, { step: "1", "q.area": "60" });
  const sealed = await pool.query("SELECT sealed_by FROM application_drafts WHERE id = $1", [id]);
  expect(sealed.rows).toEqual([{ sealed_by: id }]);
  const { html } = (await first?.get(drafted)) ?? { html: "" };
  for (const said of ["老草稿里的地址", 'value="60"']) expect(html).toContain(said);
  await first?.post(drafted, { go: "drop" });
}, 60_000);

test("a renewal is held against the register: of another, of another kind, of another day, of none", async () => {
  server.setNow("2026-11-02T02:00:00.000Z");
  await head.post("/mine/acting", { uscc });
  const issue = async (type: string, holder: string, number: string, validUntil: string | null) =>
    issueCertificate(
      server.platform,
      {
        ...{ type, holder: { kind: "firm" as const, id: holder }, unit: "px-scj", validFrom: "2022-01-01", validUntil },
        claims: { holder: "样例企业", number },
      },
      systemActor,
      randomUUID(),
    );
  await issue("FOODSALE", uscc, "JY0001", "2027-01-31");
  await issue("HYGIENE", uscc, "WS0001", "2027-01-31");
  await issue("FOODSALE", other, "JY0002", "2027-01-31");
  await issue("FOODSALE", uscc, "JY0003", null);
  const renewal = (renews: string, expiresOn: string) => apply(head, { renews, expiresOn });
  const wrong = [
    ["JY0001", "2027-03-31", "本市登记的有效期至是 2027年1月31日 周日", "expiresOn"],
    ["WS0001", "2027-01-31", "这是“公共场所卫生许可证”的证号", "renews"],
    ["JY0002", "2027-01-31", "但持证人不是您", "renews"],
    ["JY0003", "2027-01-31", "长期有效，不用延续", "renews"],
  ] as const;
  for (const [renews, expiresOn, words, field] of wrong) {
    const answer = await renewal(renews, expiresOn);
    expect([answer.status, answer.html.includes(words)], `${renews} ${expiresOn}`).toEqual([422, true]);
    expect(answer.html, "it stands at the field").toContain(`id="${field}-error"`);
  }
  const dataOf = async (number: string) =>
    (await server.platform.pool.query("SELECT data FROM cases WHERE number = $1", [number])).rows[0].data;
  const right = await dataOf(numberIn(await renewal("JY0001", "2027-01-31")));
  expect(right.renews).toMatchObject({ certificate: "JY0001", registered: expect.stringContaining("1.2.156.3005.2.") });
  const elsewhere = await dataOf(numberIn(await renewal("外市JY0009", "2027-01-31")));
  expect(elsewhere.renews, "not issued here: the officer checks the original").toEqual({
    ...{ certificate: "外市JY0009", expiresOn: "2027-01-31" },
  });
}, 60_000);
