import { testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FuzzWorld, fuzzWorld } from "./FuzzWorld.ts";
import { faultsOfAnswer } from "./faultsOfAnswer.ts";
import { fuzz } from "./fuzz.ts";
import { changedTables, tableStates } from "./tableStates.ts";
import { wrongRequest } from "./wrongRequest.ts";

let world: FuzzWorld;
let close: () => Promise<void>;
beforeAll(async () => {
  const database = await testDatabase();
  close = database.close;
  world = await fuzzWorld(database.url);
}, 120_000);
afterAll(async () => {
  await world?.end();
  await close?.();
});

/** The nightly run sends a hundred thousand; these are the first of another seed, on each change. */
const requests = 4_000;

test("wrong requests at every route bring no 5xx, no crash, no write and no personal data", async () => {
  const { sent, counts, faults } = await fuzz(world, { seed: 20_261_126, from: 0, to: requests });
  expect(faults).toEqual([]);
  expect(sent).toBe(requests);
  for (const { method, url } of world.targets) expect(counts.has(`${method} ${url}`), `${method} ${url}`).toBe(true);
}, 300_000);

test("the same seed and number bring the same request again", () => {
  for (const index of [0, 17, 4711]) expect(wrongRequest(world, 5, index)).toEqual(wrongRequest(world, 5, index));
  expect(wrongRequest(world, 6, 17)).not.toEqual(wrongRequest(world, 5, 17));
});

test("a write is seen, whatever its table", async () => {
  const before = await tableStates(world.owner);
  await world.owner.query("UPDATE files SET name = name");
  expect(changedTables(before, await tableStates(world.owner))).toEqual([]);
  await world.owner.query("INSERT INTO settings (key, value) VALUES ('fuzz', '1')");
  expect(changedTables(before, await tableStates(world.owner))).toEqual([expect.stringContaining("settings")]);
}, 60_000);

const given = { personal: ["言某"], provider: "http://127.0.0.1:1" };
const headers = { "content-security-policy": "x", "x-content-type-options": "nosniff", "content-type": "text/html" };
test.each([
  [{ status: 500, headers, body: "" }, "status 500"],
  [{ status: 404, headers: {}, body: "" }, "no security headers"],
  [{ status: 303, headers: { ...headers, location: "//evil.example" }, body: "" }, "leads away"],
  [{ status: 400, headers, body: "the phone of 言某" }, "personal data"],
  [{ status: 400, headers, body: "TypeError\n    at run (file:///srv/a.ts:1:2)" }, "inside"],
  [{ status: 400, headers: { ...headers, "content-type": "application/json" }, body: "{}" }, "no problem details"],
])("an answer that is wrong is found: %j", (answer, fault) => {
  const request = wrongRequest(world, 1, 0);
  const found = faultsOfAnswer(
    { ...request, method: "GET", stranger: false, raw: undefined } as typeof request,
    answer,
    given,
  );
  expect(found.join()).toContain(fault);
  expect(faultsOfAnswer(request, { status: 200, headers, body: "" }, given)).toEqual([]);
});
