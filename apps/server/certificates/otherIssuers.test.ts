import { randomUUID } from "node:crypto";
import { askUse, askWallet } from "@wuxing/areas/certificates";
import type { Actor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { outgoing } from "@wuxing/platform/http";
import { changeRegister, replayRegisters, tryRegister } from "@wuxing/platform/registers";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { commandOf, reasonsOf } from "../administration/testing/commandOf.ts";
import { listeningServer } from "../testing/listeningServer.ts";
import { signedIn, staff, type TestServer } from "../testServer.ts";
import { OtherIssuer } from "./testing/OtherIssuer.ts";
import { Wallet } from "./testing/Wallet.ts";

const start = "2026-11-02T02:00:00.000Z";
const firm = { kind: "firm", id: "91360300MA0000000X" } as const;
const admin: Actor = { ...staff("px-ggj", "administrator"), id: "admin1" };
let server: TestServer;
let other: OtherIssuer;
let wallet: Wallet;
const seconds = () => Math.floor(Date.parse(server.platform.casework.now()) / 1000);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(start) });
  other = await OtherIssuer.make(() => Math.floor(Date.parse(start) / 1000));
  const hosts = [{ origin: other.origin, inner: true }];
  server = await listeningServer(start, { attached: { hosts, ask: outgoing(hosts) } });
  wallet = await Wallet.make(seconds);
  await changeRegister(server.registers, commandOf([issuer()], admin));
}, 60_000);
afterAll(async () => {
  vi.useRealTimers();
  await other.end();
  await server.end();
});
beforeEach(() => {
  other.standing = 0;
});

const accepted = () => ({
  ...{ vct: `${other.origin}/licence`, type: "LICENCE", holder: "company_code" },
  claims: { number: "licence_no", "firm.name": "company" },
});
const issuer = (more: object = {}) => ({
  register: "certificateIssuers" as const,
  key: "nanchang",
  after: {
    ...{ code: "nanchang", name: t("南昌市", "Nanchang"), url: other.origin, keys: [other.jwk], types: [accepted()] },
    ...{ since: "2026-11-01", until: null, ...more },
  },
});
const claims = { company_code: firm.id, licence_no: "NC-1", company: "样例企业", capital: "9" };
const shown = ["company_code", "licence_no", "company"];

async function asked() {
  const wants = [{ type: "LICENCE", fields: ["number", "firm.name"] }];
  const use = { mode: "asked", unit: "px-cgj", holder: firm, purpose: "核对营业执照", wants } as const;
  const { case: c } = await askUse(server.platform, use, staff("px-cgj", "officer"), randomUUID());
  return { id: c.id, number: c.number, request: await askWallet(server.platform, c.id) };
}
/** What a presentation of the other issuer's certificate is answered. */
async function presented(said: Readonly<Record<string, string>> = claims, more: object = {}, fields = shown) {
  const use = await asked();
  const credential = await other.issue(wallet.publicKey, said, more);
  const answer = await wallet.present(use.request, credential, { fields, nth: 1 });
  const { code } = (await answer.json()) as { code?: string };
  return { ...use, status: answer.status, code };
}

test("a certificate of a trusted issuer proves what ours does, and the unit reads it under our names", async () => {
  const { status, number } = await presented();
  expect(status).toBe(200);
  const headers = { cookie: await signedIn(server, "officer-cgj") };
  const seen = (await server.http.inject({ url: `/api/certificate-uses/${number}`, headers })).json();
  expect(seen.state).toBe("presented");
  expect(seen.shown).toMatchObject([
    {
      id: "nanchang:other-42",
      type: "LICENCE",
      issuer: { zh: "南昌市" },
      fields: [{ value: "NC-1" }, { value: "样例企业" }],
    },
  ]);
});

test.each([
  ["suspended", 2],
  ["ended", 1],
  ["statusUnknown", "down"],
  ["statusUnknown", "forged"],
] as const)("one is refused as %s where its issuer's list says or answers %s", async (code, standing) => {
  other.standing = standing;
  expect((await presented()).code).toBe(code);
});

test("an issuer that does not answer in time is not waited for", async () => {
  other.standing = "slow";
  expect((await presented()).code).toBe("statusUnknown");
}, 20_000);

test.each([
  ["another holder's", "wrongHolder", { ...claims, company_code: "91360300MA0000001X" }, {}, shown],
  ["of a type that is not taken", "wrongType", claims, { vct: "https://elsewhere.example/licence" }, shown],
  ["without who holds it", "missing", claims, {}, ["licence_no", "company"]],
  ["that shows more", "overBroad", claims, {}, [...shown, "capital"]],
  ["that has run out", "expired", claims, { exp: 1_700_000_000 }, shown],
  [
    "whose list lies inside",
    "statusUnknown",
    claims,
    { status: { status_list: { uri: "http://169.254.169.254/s", idx: 0 } } },
    shown,
  ],
] as const)("one %s is refused as %s", async (_name, code, said, more, fields) => {
  expect((await presented(said, more, [...fields])).code).toBe(code);
});

test("whom the city trusts no longer, or never did, proves nothing", async () => {
  await changeRegister(server.registers, commandOf([issuer({ until: "2026-11-02" })], admin));
  const use = await asked();
  const credential = await other.issue(wallet.publicKey, claims);
  const answer = await wallet.present(use.request, credential, { fields: shown });
  expect(((await answer.json()) as { code?: string }).code).toBe("otherIssuer");
  await changeRegister(server.registers, commandOf([issuer()], admin));
  expect((await replayRegisters(server.platform.pool)).differing).toEqual([]);
});

test("what is entered of an issuer is checked, and keys are fetched from known addresses alone", async () => {
  const faults = async (more: object) =>
    reasonsOf((await tryRegister(server.registers, commandOf([issuer(more)], admin))).faults);
  expect(await faults({})).toEqual([]);
  expect((await faults({ keys: [{ ...other.jwk, d: "secret" }] })).join()).toContain("这是私钥");
  expect((await faults({ keys: [{ ...other.jwk, x: "A".repeat(43) }] })).join()).toContain("公钥读不了");
  expect((await faults({ types: [{ ...accepted(), type: "NOSUCH" }] })).join()).toContain("没有“NOSUCH”这种证照");
  expect((await faults({ types: [{ ...accepted(), claims: { weight: "x" } }] })).join()).toContain("没有字段“weight”");
  const headers = { cookie: await signedIn(server, "admin1") };
  const fetchKeys = (url: string) =>
    server.http.inject({ method: "POST", url: "/api/admin/certificate-issuers/keys", headers, payload: { url } });
  expect((await fetchKeys(other.origin)).json().keys).toEqual([other.jwk]);
  const inside = await fetchKeys("http://169.254.169.254/latest");
  expect([inside.statusCode, inside.json().reason.zh]).toEqual([422, expect.stringContaining("OUTGOING_HOSTS")]);
});
