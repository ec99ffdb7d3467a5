import { randomUUID } from "node:crypto";
import { itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import { issueCertificate } from "@wuxing/areas/certificates";
import { systemActor } from "@wuxing/kernel/procedure";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../../testServer.ts";
import { addPerson, sessionOf } from "../../testSession.ts";
import { type Browser, signedInCitizen } from "../testing/browserOf.ts";

const [uscc, other] = ["91360300MA35XXXX0X", "91360300MA35YYYY0Y"];
const sample = itemsToApplyFor[0] as Item;
const item: Item = { ...sample, code: sample.code.replace("000131022000", "000131022017"), questions: [] };
const url = `/apply/${item.code}`;
let server: TestServer;
let head: Browser;
beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z");
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, [item]);
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
