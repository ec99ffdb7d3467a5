import { randomUUID } from "node:crypto";
import { itemsToApplyFor } from "@wuxing/areas/applications/testing";
import { issueCertificate } from "@wuxing/areas/certificates";
import { systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { type Item, openAnswers } from "@wuxing/platform/items";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishItems } from "../../testing/publishItems.ts";
import { representative } from "../../testing/representative.ts";
import { signedIn, type TestServer, testServer } from "../../testServer.ts";
import type { Browser } from "../testing/browserOf.ts";

const uscc = "91360300MA35XXXX0X";
const holder = { kind: "firm", id: uscc } as const;
const [address, legal] = ["萍乡市安源区样例路 9 号", "样例法人"];
const sample = itemsToApplyFor[0] as Item;
const ask = (key: string, zh: string, en: string, concept: string, type: Item["questions"][number]["type"]) => ({
  ...{ key, label: t(zh, en), type, required: true, concept },
});
/** The food licence, with questions that the business licence answers: one of them by words that are no number. */
const item: Item = {
  ...sample,
  code: sample.code.replace("000131022000", "000131022007"),
  materials: sample.materials.filter(({ key }) => key === "licence"),
  questions: [
    ask("legal", "法定代表人", "Legal representative", "firm.legalRepresentative", "text"),
    ask("address", "住所", "Registered address", "firm.address", "text"),
    ask("capital", "注册资本（万元）", "Capital", "firm.capital", "number"),
    ask("area", "场所面积", "Area", "premises.area", "number"),
  ],
};
const url = `/apply/${item.code}`;
let server: TestServer;
let firm: Browser;

beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z");
  await publishItems(server, [item]);
  firm = await representative(server, "13900007811", uscc);
  for (const [type, claims] of [
    ["LICENCE", { "firm.legalRepresentative": legal, "firm.address": address, "firm.capital": "100万元" }],
    // Proves nothing that this item asks for: what it says is not used.
    ["PROPERTY", { "premises.area": "120" }],
  ] as const) {
    const certificate = { type, holder, unit: "px-scj", validFrom: "2020-01-01", validUntil: null };
    const said = { ...certificate, claims: { holder: "样例企业", number: `${type}1`, ...claims } };
    await issueCertificate(server.platform, said, systemActor, randomUUID());
  }
}, 60_000);
afterAll(() => server.end());

/** Hands it in with these words of the first step; the number. */
async function apply(words: Record<string, string>): Promise<string> {
  const first = await firm.post(url, { step: "1", go: "2", "q.capital": "100", "q.area": "46", ...words });
  expect(first.to).toBe(`${url}?step=2&saved=1`);
  const sent = await firm.post(url, { step: "3", go: "send", delivery: "counter" });
  await server.settle();
  return sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
}
const caseOf = async (number: string) =>
  (await server.platform.pool.query("SELECT id, data FROM cases WHERE number = $1", [number])).rows[0];
const answersOf = async (id: number) => openAnswers(server.platform.pool, server.platform.casework.vault, id);
const fieldsShown = async (number: string) =>
  (await server.platform.pool.query("SELECT shown FROM certificate_uses WHERE for_case = $1", [number])).rows.flatMap(
    ({ shown }) => shown.flatMap(({ fields }: { fields: string[] }) => fields),
  );

test("what a certificate says is not asked, says where it comes from, is used by handing it in, and stands in no entry", async () => {
  const page = (await firm.get(url)).html;
  expect(page).toMatch(/住所[\s\S]*样例路 9 号[\s\S]*由“营业执照”提供/u);
  expect(page, "names are masked").not.toContain(legal);
  expect(page, "what is no number is no answer to a number").toMatch(/<label for="q\.capital"/u);
  expect(page, "nor what no material of the item proves").toMatch(/<label for="q\.area"/u);
  expect(page, "it can be corrected without scripts").toMatch(/<details>[\s\S]*name="q\.address"/u);
  const number = await apply({ "q.address": "", "q.legal": "" });
  const { id, data } = await caseOf(number);
  expect(await answersOf(id)).toEqual({ legal, address, capital: "100", area: "46" });
  expect(data.certified.map(({ key, corrected }: { key: string; corrected?: boolean }) => [key, corrected])).toEqual([
    ...[
      ["legal", undefined],
      ["address", undefined],
    ],
  ]);
  const written = await server.platform.pool.query(
    "SELECT e::text AS t FROM entries e UNION ALL SELECT c::text FROM cases c",
  );
  expect(written.rows.some(({ t: text }) => text.includes("样例路") || text.includes(legal))).toBe(false);
  expect(await fieldsShown(number)).toEqual([
    ...["holder", "number", "firm.legalRepresentative", "firm.address", "firm.capital"],
  ]);
}, 60_000);

test("what is wrong on it the applicant corrects; the officer sees which is which, and the use leaves it out", async () => {
  const moved = "萍乡市湘东区新址 3 号";
  await firm.post(url, { step: "1", go: "1", "q.address": moved });
  const page = (await firm.get(url)).html;
  for (const words of ["您更正过，用您填的", moved, "<details open"]) expect(page).toContain(words);
  expect((await firm.get(`${url}?step=3`)).html).toContain(moved);
  const number = await apply({});
  const { id } = await caseOf(number);
  expect(await answersOf(id)).toMatchObject({ legal, address: moved });
  expect(await fieldsShown(number)).not.toContain("firm.address");
  const headers = { cookie: await signedIn(server, "officer-scj") };
  const payload = { purpose: "核对住所", commandId: randomUUID() };
  const request = { method: "POST", url: `/api/applications/${number}/answers`, payload, headers } as const;
  const { answers } = (await server.http.inject(request)).json();
  expect(answers.slice(0, 3)).toMatchObject([
    { value: legal, corrected: false, certificate: expect.stringContaining("1.2.156.3005.2.") },
    { value: moved, corrected: true },
    { value: "100" },
  ]);
}, 60_000);

test("a certificate that was suspended answers nothing more", async () => {
  await firm.get(url);
  await server.platform.pool.query("UPDATE certificates SET status = 'suspended' WHERE type = 'LICENCE'");
  const first = await firm.post(url, { step: "1", go: "2", "q.capital": "100", "q.area": "46" });
  expect([first.status, first.html.includes("请填写“法定代表人”")]).toEqual([422, true]);
});
