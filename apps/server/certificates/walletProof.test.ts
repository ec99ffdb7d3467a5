import { itemsToApplyFor } from "@wuxing/areas/applications/testing";
import { sweep } from "@wuxing/areas/certificates";
import type { Actor } from "@wuxing/kernel/procedure";
import { parseReceipt, verifyReceipt } from "@wuxing/kernel/record";
import { t } from "@wuxing/kernel/text";
import { outgoing } from "@wuxing/platform/http";
import type { Item } from "@wuxing/platform/items";
import { changeRegister } from "@wuxing/platform/registers";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { commandOf } from "../administration/testing/commandOf.ts";
import { type Browser, signedInCitizen } from "../portal/testing/browserOf.ts";
import { listeningServer } from "../testing/listeningServer.ts";
import { publishItems } from "../testing/publishItems.ts";
import { representative } from "../testing/representative.ts";
import { signedIn, staff, type TestServer } from "../testServer.ts";
import { OtherIssuer } from "./testing/OtherIssuer.ts";
import { type Answer, Wallet } from "./testing/Wallet.ts";

const start = "2026-11-02T02:00:00.000Z";
const uscc = "91360300MA35XXXX0X";
const admin: Actor = { ...staff("px-ggj", "administrator"), id: "admin1" };
const sample = itemsToApplyFor[0] as Item;
/** The food licence: its business licence is proven by a certificate, which says the firm's address too. */
const item: Item = {
  ...sample,
  code: sample.code.replace("000131022000", "000131022008"),
  materials: sample.materials.filter(({ key }) => key === "licence"),
  questions: [
    {
      ...{ key: "address", label: t("住所", "Registered address"), type: "text", required: true },
      concept: "firm.address",
    },
  ],
};
const url = `/apply/${item.code}`;
const shown = ["company_code", "company", "licence_no", "seat"];
const claims = { company_code: uscc, company: "样例企业", licence_no: "NC-1", seat: "南昌市样例路 8 号" };
const paths = { holder: "company", number: "licence_no", "firm.address": "seat" };
let server: TestServer;
let other: OtherIssuer;
let wallet: Wallet;
let firm: Browser;
const move = (at: string): void => {
  server.setNow(at);
  vi.setSystemTime(Date.parse(at));
};
const seconds = () => Math.floor(Date.parse(server.platform.casework.now()) / 1000);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(start) });
  other = await OtherIssuer.make(() => Math.floor(Date.now() / 1000));
  const hosts = [{ origin: other.origin, inner: true }];
  server = await listeningServer(start, { attached: { hosts, ask: outgoing(hosts) } });
  wallet = await Wallet.make(seconds);
  await publishItems(server, [item]);
  await trust();
  firm = await representative(server, "13900007811", uscc);
}, 60_000);
afterAll(async () => {
  vi.useRealTimers();
  await other.end();
  await server.end();
});
beforeEach(async () => {
  other.standing = 0;
  await server.platform.pool.query("DELETE FROM certificate_presented");
  await firm.post(url, { step: "1", go: "drop" });
});

const trust = (more: object = {}) =>
  changeRegister(
    server.registers,
    commandOf(
      [
        {
          ...{ register: "certificateIssuers", key: "nanchang" },
          after: {
            ...{ code: "nanchang", name: t("南昌市", "Nanchang"), url: other.origin, keys: [other.jwk] },
            types: [{ vct: `${other.origin}/licence`, type: "LICENCE", holder: "company_code", claims: paths }],
            ...{ since: "2026-11-01", until: null, ...more },
          },
        },
      ],
      admin,
    ),
  );

/** The page with the code for the wallet, got by the button beside the material. */
async function asked(form: Readonly<Record<string, string>> = { step: "2" }) {
  const pressed = await firm.post(url, { ...form, go: "wallet.licence" });
  expect(pressed.status).toBe(303);
  const { html } = await firm.get(pressed.to);
  const here = html.match(/href="(openid4vp:[^"]*)"/u)?.[1]?.replaceAll("&amp;", "&") ?? "";
  return { path: pressed.to, html, here };
}

/** What a wallet is answered that shows this credential; the page's state after it. */
async function presented(
  said: Readonly<Record<string, string>> = claims,
  more: object = {},
  answer: Answer = {},
  form?: Readonly<Record<string, string>>,
) {
  const page = await asked(form);
  const credential = await other.issue(wallet.publicKey, said, more);
  const reply = await wallet.present(page.here, credential, { fields: shown, nth: 1, ...answer });
  const body = (await reply.json()) as { code?: string; redirect_uri?: string };
  return { ...page, status: reply.status, ...body };
}

async function handIn(): Promise<string> {
  const sent = await firm.post(url, { step: "3", go: "send", delivery: "counter" });
  await server.settle();
  return sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
}
const usesFor = async (number: string) =>
  (await server.platform.pool.query("SELECT number, state, shown FROM certificate_uses WHERE for_case = $1", [number]))
    .rows;

test("a certificate of another issuer proves a material in the form, is used by handing it in, and leaves a receipt", async () => {
  const before = (await firm.get(`${url}?step=2`)).html;
  for (const words of ["“南昌市”颁发的这种证照", 'value="wallet.licence"']) expect(before).toContain(words);
  const page = await presented();
  for (const words of ["市市场监管局", "证照编号", "住所", "不提交就不会给人看"]) expect(page.html).toContain(words);
  expect([page.status, page.redirect_uri]).toEqual([200, `${server.platform.certificates.origin}${page.path}`]);
  const back = await firm.get(page.path);
  expect(back.to).toBe(`${url}?step=2&presented=1`);
  const proven = (await firm.get(back.to)).html;
  for (const words of ["您出示的“南昌市”证照已经证明", "nanchang:other-42", "材料算交了"])
    expect(proven).toContain(words);
  expect((await firm.get(url)).html, "and answers what it says").toContain("南昌市样例路");

  const uses = async (who: string) =>
    (
      await server.http.inject({ url: "/api/certificate-uses", headers: { cookie: await signedIn(server, who) } })
    ).json();
  expect((await uses("officer-scj")).uses, "nobody sees it before it is handed in").toEqual([]);
  const number = await handIn();
  const [use] = await usesFor(number);
  expect(use).toMatchObject({
    state: "presented",
    shown: [{ id: "nanchang:other-42", issuer: "nanchang", fields: ["holder", "number", "firm.address"] }],
  });
  const headers = { cookie: await signedIn(server, "officer-scj") };
  const seen = (await server.http.inject({ url: `/api/certificate-uses/${use.number}`, headers })).json();
  expect(seen.shown[0].fields.map(({ value }: { value: string }) => value)).toEqual(["样例企业", "NC-1", claims.seat]);
  const detail = (await server.http.inject({ url: `/api/applications/${number}`, headers })).json();
  expect(detail.materials).toMatchObject([{ proof: "certificate", issuer: { zh: "南昌市" } }]);
  const own = (await firm.get(`/my/certificates/uses/${use.number}`)).html;
  for (const words of ["您自己办事", "南昌市", number]) expect(own).toContain(words);
  const receipt = await firm.get(`/my/certificates/uses/${use.number}/receipts/2`);
  const { opened } = verifyReceipt(parseReceipt(receipt.html), server.platform.log.policy);
  expect(Object.fromEntries(opened.map(({ field, value }) => [field, value]))).toMatchObject({
    input: { via: "application", shown: [{ id: "nanchang:other-42", issuer: "nanchang" }] },
  });
  const written = await server.platform.pool.query(
    "SELECT e::text AS t FROM entries e UNION ALL SELECT c::text FROM cases c",
  );
  expect(written.rows.some(({ t: text }) => text.includes("南昌市样例路"))).toBe(false);
}, 60_000);

test("step 1 offers the wallet for what it would answer, keeps what was typed, and is come back to", async () => {
  const before = (await firm.get(url)).html;
  for (const words of [
    '<label for="q.address">住所',
    "“住所”就不用填",
    "“南昌市”颁发的“营业执照”",
    'value="wallet.licence"',
  ])
    expect(before).toContain(words);
  const [returnKey] = before.match(/<button[^>]*type="submit"[^>]*>/u) ?? [];
  expect(returnKey, "the return key goes on").toContain('value="2"');
  const page = await presented(claims, {}, {}, { step: "1" });
  expect(page.html).toContain(`href="${url}?step=1"`);
  const back = await firm.get(page.path);
  expect(back.to).toBe(`${url}?step=1&presented=1`);
  const after = (await firm.get(back.to)).html;
  for (const words of ["不用再填", "南昌市样例路"]) expect(after).toContain(words);
  for (const words of ["wallet.licence", '<label for="q.address">住所']) expect(after).not.toContain(words);
  await server.platform.pool.query("DELETE FROM certificate_presented");
  await firm.post(url, { step: "1", go: "wallet.licence", "q.address": "先填的住所 1 号" });
  expect((await firm.get(url)).html, "nothing typed is lost").toContain("先填的住所 1 号");
});

test("what was presented already is used again without asking, for as long as the rule says", async () => {
  await presented();
  await firm.post(url, { step: "1", go: "2" });
  const first = await handIn();
  await firm.post(url, { step: "1", go: "2" });
  expect((await firm.get(`${url}?step=2`)).html).toContain("您出示的“南昌市”证照已经证明");
  const second = await handIn();
  expect(second).not.toBe(first);
  expect((await usesFor(second))[0].shown).toMatchObject([{ id: "nanchang:other-42" }]);
  move("2026-12-05T02:00:00.000Z");
  await firm.post(url, { step: "1", go: "2" });
  expect((await firm.get(`${url}?step=2`)).html).not.toContain("已经证明");
  move(start);
}, 60_000);

test.each([
  ["another holder's", "wrongHolder", { ...claims, company_code: "91360300MA0000001X" }, {}, {}],
  ["of another type", "wrongType", claims, { vct: "https://elsewhere.example/licence" }, {}],
  ["that has run out", "expired", claims, { exp: 1_700_000_000 }, {}],
  ["that shows more", "overBroad", { ...claims, capital: "9" }, {}, { fields: [...shown, "capital"] }],
  ["that shows too little", "missing", claims, {}, { fields: ["company_code", "company"] }],
  ["for another request", "nonce", claims, {}, { nonce: "other" }],
  ["for somebody else", "audience", claims, {}, { audience: "https://elsewhere.example" }],
  ["that was sent before", "replayed", claims, {}, { twice: true }],
] as const)("a presentation %s is refused as %s, and the page says why", async (_name, code, said, more, answer) => {
  const page = await presented(said, more, answer as Answer);
  expect([page.status, page.code]).toEqual([400, code]);
  if (code === "replayed") return;
  expect((await firm.get(page.path)).html).toContain("没有采用：");
  expect((await firm.get(`${url}?step=2`)).html).not.toContain("已经证明");
});

test("a credential that another wallet holds is refused", async () => {
  const thief = await Wallet.make(seconds);
  expect((await presented(claims, {}, { signWith: thief })).code).toBe("signature");
});

test.each([
  ["suspended", 2, "证照已暂停使用"],
  ["ended", 1, "证照已撤销"],
  ["not told of", "down", "问不到颁发方"],
] as const)(
  "one that is %s when it is handed in proves nothing, the form says so and loses nothing",
  async (_name, standing, words) => {
    await presented();
    await firm.post(url, { step: "1", go: "2", "q.address": "改过的住所 1 号" });
    other.standing = standing;
    const sent = await firm.post(url, { step: "3", go: "send", delivery: "counter" });
    expect([sent.status, sent.html.includes(words)]).toEqual([422, true]);
    expect((await firm.get(url)).html).toContain("改过的住所 1 号");
    await firm.post(url, { step: "2", go: "3", "by.licence": "counter" });
    const number = await handIn();
    expect(number, "and it goes on without it").not.toBe("");
    expect(await usesFor(number)).toEqual([]);
  },
);

test("whom the city trusts no longer proves nothing, presented before or not", async () => {
  await presented();
  await trust({ until: "2026-11-02" });
  const page = (await firm.get(`${url}?step=2`)).html;
  expect(page).not.toContain("已经证明");
  expect(page).not.toContain("wallet.licence");
  const refused = await firm.post(url, { step: "2", go: "wallet.licence" });
  expect([refused.status, refused.html.includes("不能用钱包里的证照证明")]).toEqual([422, true]);
  await trust();
});

test("nobody opens another's request or uses what another presented; who is not known by name is told so", async () => {
  const { path } = await presented();
  const stranger = await signedInCitizen(server.http, "13900007812");
  expect((await stranger.get(path)).status).toBe(404);
  const page = (await stranger.get(`${url}?step=2`)).html;
  expect(page).not.toContain("已经证明");
  expect(page, "a person holds no business licence").not.toContain("wallet.licence");
});

test("what was presented and never handed in is deleted with what it said", async () => {
  await presented();
  const count = async () =>
    (await server.platform.pool.query("SELECT count(*)::int AS n FROM certificate_claims")).rows[0].n;
  const held = await count();
  await sweep(server.platform);
  expect(await count()).toBe(held);
  move("2026-12-05T02:00:00.000Z");
  await sweep(server.platform);
  expect(await count()).toBeLessThan(held);
  move(start);
});
