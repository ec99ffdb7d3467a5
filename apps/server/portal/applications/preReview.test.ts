import { randomUUID } from "node:crypto";
import { awaitedPieces, itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../../testServer.ts";
import { addPerson, sessionOf } from "../../testSession.ts";
import { type Browser, signedInCitizen } from "../testing/browserOf.ts";

const sample = itemsToApplyFor[0] as Item;
/** The city's food licence, which counties look at first. */
const item: Item = {
  ...sample,
  code: sample.code.replace("000131022000", "000131022008"),
  ...{ preReview: true, preReviewBy: "county", promised: undefined },
};
const url = `/apply/${item.code}`;
let server: TestServer;

beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z");
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, [item]);
  await owner.end();
  server.follow();
  for (const [name, unit] of [
    ["county", "px-360302"],
    ["elsewhere", "px-360302004"],
    ["neighbour", "px-360313"],
    ["city", "px-scj"],
  ] as const)
    await addPerson(server.platform.pool, name, [{ unit, role: "officer" }]);
}, 60_000);
afterAll(() => server.end());

const citizen = (phone: string): Promise<Browser> => signedInCitizen(server.http, phone);
async function act(username: string, number: string, action: string, input: object = {}) {
  const headers = { cookie: await sessionOf(server.platform.pool, username) };
  const payload = { commandId: randomUUID(), input };
  return server.http.inject({ method: "POST", url: `/api/cases/${number}/actions/${action}`, payload, headers });
}
const caseOf = async (number: string) =>
  (
    await server.platform.pool.query("SELECT state, unit, division, due_at AS due FROM cases WHERE number = $1", [
      number,
    ])
  ).rows[0];

test("the county of the applicant's place takes it in, reviews it and passes it up; the city decides and asks for nothing again", async () => {
  const browser = await citizen("13900007901");
  const answers = { "q.place": "安源区跃进北路 88 号", "q.kind": "shop" };
  const first = await browser.post(url, { step: "1", go: "2", ...answers });
  expect([first.status, first.html.includes("请选择事情在哪里")]).toEqual([422, true]);
  expect(first.html, "the place that the answers name is proposed").toMatch(/<option value="360302" selected/u);
  await browser.post(url, { step: "1", go: "2", place: "360302" });
  await browser.post(url, { step: "2", go: "3", "by.form": "counter", "by.licence": "counter", "by.rules": "counter" });
  const check = await browser.get(`${url}?step=3`);
  expect(check.html).toContain("先由安源区人民政府受理和审查");
  const sent = await browser.post(url, { step: "3", go: "send", delivery: "counter" });
  const number = sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
  expect(await caseOf(number)).toMatchObject({ state: "received", unit: "px-360302", division: "360302" });

  server.setNow("2026-11-03T02:00:00.000Z");
  expect((await act("neighbour", number, "accept")).statusCode).toBe(404);
  expect((await act("city", number, "accept")).statusCode, "nor the city yet").toBe(404);
  const brought = await awaitedPieces(server.platform.pool, number);
  expect((await act("county", number, "recordBrought", brought)).statusCode, "it is brought to the county").toBe(200);
  expect((await act("county", number, "accept")).statusCode).toBe(200);
  // §43 from Tue 3 November: 4–6 (3) 9–13 (8) 16–20 (13) 23–27 (18) 30 (19) 1 December (20).
  expect(await caseOf(number)).toMatchObject({ state: "preReview", due: "2026-12-01T15:59:59.999Z" });
  const page = await browser.get(`/follow/${number}`);
  for (const words of ["下级审查中", "安源区", "行政许可法"]) expect(page.html).toContain(words);
  const accepted = await browser.get(`/applications/${number}/papers/3`);
  expect(accepted.html).toContain("应于 2026年12月1日 周二 前审查完毕，连同全部材料直接报上级机关决定");

  server.setNow("2026-11-06T02:00:00.000Z");
  expect((await act("county", number, "passUp", { opinion: "材料属实，同意上报。" })).statusCode).toBe(200);
  // §42 from Fri 6 November: 9–13 (5) 16–20 (10) 23–27 (15) 30 1–4 December (20).
  expect(await caseOf(number)).toMatchObject({
    ...{ state: "inProgress", unit: "px-scj", due: "2026-12-04T15:59:59.999Z" },
  });
  const again = await act("city", number, "tellCorrection", { pieces: "申请书：再交一份" });
  expect(again.statusCode, "what lies there is not asked for again (§35)").toBe(409);
  const passed = await browser.get(`/applications/${number}/papers/4`);
  for (const words of ["不得要求您重复提供材料", "应于 2026年12月4日 周五 前作出决定"])
    expect(passed.html).toContain(words);
  await readsAlong(number);
  expect((await act("city", number, "grant", { decision: "符合条件，准予许可。" })).statusCode).toBe(200);
  expect((await caseOf(number)).state).toBe("granted");
}, 60_000);

/** Who reviewed reads along and does nothing; nobody else of the county, nor a neighbour, sees it. */
async function readsAlong(number: string): Promise<void> {
  await server.settle();
  const read = async (username: string, url: string) => {
    const headers = { cookie: await sessionOf(server.platform.pool, username) };
    return server.http.inject({ url, headers });
  };
  const seen = await read("county", `/api/cases/${number}`);
  expect([seen.statusCode, seen.json().actions]).toEqual([200, []]);
  for (const url of [`/api/applications/${number}`, `/applications/${number}/papers/4`])
    expect((await read("county", url)).statusCode, url).toBe(200);
  const answers = { purpose: "看看", commandId: randomUUID() };
  const headers = { cookie: await sessionOf(server.platform.pool, "county") };
  const asked = await server.http.inject({
    ...{ method: "POST", url: `/api/applications/${number}/answers`, payload: answers, headers },
  });
  expect(asked.statusCode, "what was filled in is no longer its to open").toBe(403);
  expect((await act("county", number, "grant", { decision: "准予。" })).statusCode).toBe(403);
  for (const other of ["elsewhere", "neighbour"])
    for (const url of [`/api/cases/${number}`, `/api/applications/${number}`])
      expect((await read(other, url)).statusCode, `${other} ${url}`).toBe(404);
}

test("a forged place is no place, and the guide says who looks first", async () => {
  const browser = await citizen("13900007902");
  const forged = await browser.post(url, {
    step: "1",
    go: "2",
    "q.place": "某路",
    "q.kind": "shop",
    place: "360302004",
  });
  expect([forged.status, forged.html.includes("请选择事情在哪里")]).toEqual([422, true]);
  expect((await browser.get(`/items/${item.code}`)).html).toContain("事情所在县区的政府");
});
