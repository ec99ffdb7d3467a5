import { randomUUID } from "node:crypto";
import { awaitedPieces } from "@wuxing/areas/applications/testing";
import { issueCertificate } from "@wuxing/areas/certificates";
import { systemActor } from "@wuxing/kernel/procedure";
import { parseReceipt, verifyReceipt } from "@wuxing/kernel/record";
import { type CertificateRow, certificatesPage, getClaims } from "@wuxing/platform/certificates";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, browserOf, signedInCitizen } from "../portal/testing/browserOf.ts";
import { publishItems } from "../testing/publishItems.ts";
import { representative } from "../testing/representative.ts";
import { type TestServer, testServer } from "../testServer.ts";
import { actOn, applyForFood, foodItem, foodUrl } from "./testing/foodApplication.ts";

const uscc = "91360300MA35XXXX0X";
const holder = { kind: "firm", id: uscc } as const;
let server: TestServer;
let firm: Browser;

beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z");
  await publishItems(server, [foodItem]);
  firm = await representative(server, "13900007801", uscc);
  const licence = {
    ...{ type: "LICENCE", holder, unit: "px-scj", validFrom: "2020-01-01", validUntil: null },
    claims: { holder: "样例企业", number: uscc, "firm.name": "样例企业", "firm.capital": "100万元" },
  };
  await issueCertificate(server.platform, licence, systemActor, randomUUID());
}, 60_000);
afterAll(() => server.end());

const signIn = (phone: string): Promise<Browser> => signedInCitizen(server.http, phone);

const apply = (browser: Browser, more: Record<string, string> = {}, scope = "热食类"): Promise<string> =>
  applyForFood(server, browser, more, scope);
const act = (number: string, action: string, input: object): Promise<void> => actOn(server, number, action, input);

async function grant(number: string, validUntil: string): Promise<void> {
  await act(number, "recordBrought", await awaitedPieces(server.platform.pool, number));
  await act(number, "accept", {});
  await act(number, "grant", { decision: "符合条件，准予许可。", validUntil });
  // What the grant replaced calls for its next version.
  await server.settle();
}

const at = (day: string) => server.setNow(`${day}T02:00:00.000Z`);
const heldNow = async (): Promise<CertificateRow | undefined> => {
  const { pool, casework } = server.platform;
  const sought = { type: "FOODSALE", written: "" };
  const { rows } = await certificatesPage(pool, casework.vault, holder, sought, { from: 0, size: 20 });
  return rows.find(({ status }) => status === "valid");
};
const certificate = async (): Promise<CertificateRow> => {
  const row = await heldNow();
  if (!row) throw new Error("no food licence is valid");
  return row;
};
const claimsOf = async ({ claims }: CertificateRow) =>
  getClaims(server.platform.pool, server.platform.casework.vault, claims);
const faults = async (): Promise<readonly { follower: string; fault: string }[]> =>
  (await server.platform.pool.query("SELECT follower, fault FROM follower_faults")).rows;

test("what the holder's certificate proves is not asked for, is a use that he sees with a receipt, and counts as saved", async () => {
  await firm.post(foodUrl, { step: "1", go: "2", "q.scope": "热食类", "q.name": "个人" });
  const page = await firm.get(`${foodUrl}?step=2`);
  expect(page.html).toContain("您的电子证照已经证明，不用交");
  expect(page.html).not.toContain('name="m.licence"');
  const number = await apply(firm);
  const { html } = await firm.get("/my/certificates");
  for (const words of ["您自己办事", foodItem.name.zh]) expect(html).toContain(words);
  const use = html.match(/\/my\/certificates\/uses\/[\w-]+/u)?.[0] ?? "";
  expect((await firm.get(use)).html).toContain(number);
  const receipt = verifyReceipt(parseReceipt((await firm.get(`${use}/receipts/2`)).html), server.platform.log.policy);
  const opened = Object.fromEntries(receipt.opened.map(({ field, value }) => [field, value]));
  expect(opened.input, "no field that the item does not ask for").toMatchObject({
    ...{ via: "application", shown: [{ type: "LICENCE", fields: ["holder", "number", "firm.name"] }] },
  });
  const { rows } = await server.platform.pool.query("SELECT item, month, required, proven FROM certificate_savings");
  expect(rows).toEqual([{ item: foodItem.code, month: "2026-11", required: 2, proven: 1 }]);
  const savings = await browserOf(server.http).get("/certificates");
  expect(savings.html).toContain(foodItem.name.zh);
  expect(savings.html.replace(/<[^>]+>/gu, " ")).toMatch(/1\D+2/u);

  await grant(number, "2026-12-15");
  const row = await certificate();
  expect(row).toMatchObject({ source: number, unit: "px-scj", validUntil: "2026-12-15", replaces: null });
  expect(await claimsOf(row)).toEqual({ holder: "样例企业", number, "firm.foodScope": "热食类" });
  expect(await faults()).toEqual([]);
}, 60_000);

test("a renewal takes the place of the holder's certificate, named by its number or its identifier", async () => {
  at("2026-11-04");
  const before = await certificate();
  const { number: written = "" } = await claimsOf(before);
  await firm.post(foodUrl, { step: "1", go: "2", "q.scope": "热食类", "q.name": "个人" });
  const page = (await firm.get(`${foodUrl}?step=3`)).html;
  const chosen = `${before.id} 2026-12-15`;
  expect(page, "what one holds is offered, and typing is still there").toContain(`<option value="${chosen}"`);
  for (const words of [`${written}（有效期至 2026-12-15）`, 'name="renews"']) expect(page).toContain(words);
  const number = await apply(firm, { renewsHeld: chosen, renews: "", expiresOn: "" }, "热食类、冷食类");
  await grant(number, "2026-12-20");
  const after = await certificate();
  expect(after).toMatchObject({ replaces: before.id, validUntil: "2026-12-20" });
  expect(after.id).toMatch(/\.002\.[0-9A-Z]$/u);
  expect(await claimsOf(after)).toMatchObject({ number, "firm.foodScope": "热食类、冷食类" });
  const old = await firm.get(`/my/certificates/${before.id}`);
  for (const words of ["已换证", after.id]) expect(old.html).toContain(words);
  expect((await firm.get(`/my/certificates/${after.id}`)).html).toContain(`延续 ${number}`);
}, 60_000);

test("who names another's certificate renews nothing, and what cannot be issued is noted where operators look", async () => {
  at("2026-11-05");
  const { id } = await certificate();
  const person = await signIn("13900007802");
  expect(await apply(person, { renews: id, expiresOn: "2026-12-20" }), "it is another's").toBe("");
  // A food licence is a firm's: what was granted to a person has none to issue.
  await grant(await apply(person, { renews: "", expiresOn: "" }), "2026-12-31");
  expect((await certificate()).id, "the firm's is as it was").toBe(id);
  expect(await faults()).toEqual([{ follower: "certificates.applications", fault: expect.any(String) }]);
  const answer = await server.http.inject({ method: "GET", url: "/readyz" });
  expect(answer.json()).toMatchObject({ reactionFaults: 1 });
}, 60_000);

test("what the law renewed because nobody decided says so, and is valid as long again", async () => {
  at("2026-11-06");
  const before = await certificate();
  const number = await apply(firm, { renews: before.id, expiresOn: "2026-12-20" });
  await act(number, "recordBrought", await awaitedPieces(server.platform.pool, number));
  await act(number, "accept", {});
  for (const day of ["2026-12-18", "2026-12-22", "2026-12-23"]) {
    at(day);
    await server.settle();
  }
  const after = await certificate();
  // From 4 November to 20 December are 47 days; as many after the 20th end on 5 February.
  expect(after).toMatchObject({ source: number, replaces: before.id, validUntil: "2027-02-05" });
  // Weeks later one signs in anew.
  firm = await signIn("13900007801");
  await firm.post("/mine/acting", { uscc });
  expect((await firm.get(`/my/certificates/${after.id}`)).html).toContain("届满未决定，依法视为准予延续");
}, 60_000);
