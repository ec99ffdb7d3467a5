import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newIssuerKey, parseIssuerKeys } from "./keys/IssuerKeys.ts";
import { makeNonce, takeNonce } from "./walletNonces.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const at = "2026-11-26T02:00:00.000Z";
const [older, newer] = [newIssuerKey("one"), newIssuerKey("two")];
const keys = parseIssuerKeys(older);
const kept = async () => (await database.pool.query("SELECT 1 FROM certificate_codes")).rows.length;

test("a nonce is good once, for five minutes, and nothing is kept before it is used", async () => {
  const nonce = makeNonce(keys, at);
  expect(await kept()).toBe(0);
  const got = await Promise.all(Array.from({ length: 6 }, () => takeNonce(database.pool, keys, nonce, at)));
  expect(got.filter(Boolean)).toHaveLength(1);
  const late = makeNonce(keys, at);
  expect(await takeNonce(database.pool, keys, late, "2026-11-26T02:05:00.000Z")).toBe(false);
});

test("one of another key, or changed, is none; one made before the keys were changed still is", async () => {
  const nonce = makeNonce(keys, at);
  const changed = nonce.replace(/^./u, (sign) => (sign === "z" ? "y" : "z"));
  for (const wrong of ["", "x", changed, makeNonce(parseIssuerKeys(newer), at)])
    expect(await takeNonce(database.pool, keys, wrong, at), wrong).toBe(false);
  expect(await takeNonce(database.pool, parseIssuerKeys(`${newer} ${older}`), nonce, at)).toBe(true);
});
