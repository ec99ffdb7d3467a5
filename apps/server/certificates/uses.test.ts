import { randomUUID } from "node:crypto";
import { itemsToApplyFor } from "@wuxing/areas/applications/testing";
import { holderOf, makeUseCode } from "@wuxing/areas/certificates";
import { parseReceipt, verifyReceipt } from "@wuxing/kernel/record";
import type { Item } from "@wuxing/platform/items";
import { browserKeys, openMessage, type PushService, startPushService } from "@wuxing/platform/messages/push/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, browserOf, signedInCitizen } from "../portal/testing/browserOf.ts";
import { deskOf } from "../testing/deskOf.ts";
import { publishItems } from "../testing/publishItems.ts";
import { representative } from "../testing/representative.ts";
import { signedIn, type TestServer, testServer } from "../testServer.ts";
import { itemIssuing } from "./testing/itemIssuing.ts";

const start = "2026-11-02T02:00:00.000Z";
const uscc = "91360300MA35XXXX0X";
/** An item that needs the business licence: its holder and its number, and nothing more. */
const item = itemsToApplyFor[0] as Item;
let server: TestServer;
let firm: Browser;
let service: PushService;
let send: ReturnType<typeof deskOf<Sent>>;

beforeAll(async () => {
  service = await startPushService();
  const push = { vapidKey: undefined, hosts: [], outgoing: [{ origin: service.origin, inner: true }] };
  server = await testServer(start, { push });
  await publishItems(server, [...itemsToApplyFor, itemIssuing("LICENCE")]);
  send = deskOf<Sent>(server);
  firm = await representative(server, "13900007701", uscc);
}, 60_000);
afterAll(async () => {
  await server.end();
  await service.end();
});

const signIn = (phone: string): Promise<Browser> => signedInCitizen(server.http, phone);

interface Sent {
  readonly number: string;
  readonly state: string;
  readonly shown: readonly { readonly fields: readonly { readonly key: string; readonly value: string }[] }[];
  readonly faults?: readonly { readonly column: string; readonly row: number }[];
  readonly issued?: number;
  readonly reason?: { readonly zh: string };
}
const licence = (number: string, name = "样例企业") => ({
  ...{ type: "LICENCE", holder: uscc, validFrom: "2026-11-01" },
  claims: { holder: name, number, "firm.name": name, "firm.capital": "100万元" },
});
const ask = (wants = [{ type: "LICENCE", fields: ["number", "firm.name"] }]) => ({
  ...{ commandId: randomUUID(), mode: "asked", holder: uscc, purpose: "核对营业执照", wants },
});

test("certificates that a unit issued before are taken over all or none, and each fault names row and column", async () => {
  const rows = [licence("1"), { ...licence("2"), holder: "123" }, { ...licence("3"), type: "NOSUCH" }];
  const faulty = await send("officer-scj", "certificates/import", { commandId: randomUUID(), dryRun: false, rows });
  expect(faulty.body.faults?.map(({ row, column }) => [row, column])).toEqual([
    [2, "holder"],
    [3, "type"],
  ]);
  expect(faulty.body.issued).toBe(0);
  const body = { commandId: randomUUID(), rows: [licence("913")] };
  expect((await send("officer-scj", "certificates/import", { ...body, dryRun: true })).body.issued).toBe(0);
  expect((await send("officer-scj", "certificates/import", { ...body, dryRun: false })).body.issued).toBe(1);
  await send("officer-scj", "certificates/import", { ...body, dryRun: false });
  const { rows: there } = await server.platform.pool.query("SELECT id FROM certificates");
  expect(there).toHaveLength(1);
  expect((await firm.get("/my/certificates")).html).toContain("营业执照");
});

test("a use waits for its holder; nothing is seen before he consents, nothing but what he consented to afterwards", async () => {
  const asked = await send("officer-cgj", "certificate-uses", ask());
  expect(asked.status).toBe(201);
  const { number } = asked.body;
  const show = (who = "officer-cgj") => send(who, `certificate-uses/${number}/present`, { commandId: randomUUID() });
  expect((await show()).status).toBe(422);
  expect((await send("officer-scj", `certificate-uses/${number}`)).status, "another unit's").toBe(404);
  expect((await firm.get(`/my/certificates/uses/${number}`)).html).toContain("证照编号");
  expect((await firm.post(`/my/certificates/uses/${number}/consent`, {})).status).toBe(303);
  const shown = await show();
  expect(shown.body.state).toBe("presented");
  expect(shown.body.shown[0]?.fields.map(({ key }) => key)).toEqual(["number", "firm.name"]);
  await server.settle();
  const receipt = await firm.get(`/my/certificates/uses/${number}/receipts/3`);
  const proven = verifyReceipt(parseReceipt(receipt.html), server.platform.log.policy);
  expect(Object.fromEntries(proven.opened.map(({ field, value }) => [field, value]))).toMatchObject({
    ...{ case: number, unit: "px-cgj" },
    input: { via: "page", shown: [{ type: "LICENCE", fields: ["number", "firm.name"] }] },
  });
});

test("what was refused, withdrawn or not answered in time is never shown", async () => {
  const numbers: string[] = [];
  for (const action of ["refuse", "consent", ""]) {
    const { number } = (await send("officer-cgj", "certificate-uses", ask())).body;
    numbers.push(number);
    if (action) await firm.post(`/my/certificates/uses/${number}/${action}`, {});
    if (action === "consent") await firm.post(`/my/certificates/uses/${number}/withdraw`, {});
  }
  server.setNow("2026-11-06T02:00:00.000Z");
  await server.settle();
  const states = await Promise.all(numbers.map((number) => send("officer-cgj", `certificate-uses/${number}`)));
  expect(states.map(({ body }) => body.state)).toEqual(["refused", "withdrawn", "lapsed"]);
  for (const number of numbers)
    expect((await send("officer-cgj", `certificate-uses/${number}/present`, { commandId: randomUUID() })).status).toBe(
      409,
    );
  server.setNow(start);
});

test("a code shows once what its holder ticked, and he sees who looked", async () => {
  const holder = await holderOf(server.platform, uscc);
  const { code } = await makeUseCode(server.platform, holder, [{ type: "LICENCE", fields: ["number"] }]);
  const redeem = { code: code.replace(/(\d{4})/gu, "$1 "), purpose: "窗口核对" };
  const first = await send("officer-cgj", "certificate-uses/redeem", redeem);
  expect(first.body.shown[0]?.fields).toEqual([{ key: "number", label: expect.anything(), value: "913" }]);
  const again = await send("officer-cgj", "certificate-uses/redeem", redeem);
  expect([again.status, again.body.reason?.zh]).toEqual([422, expect.stringContaining("用证码")]);
  expect((await firm.get("/my/certificates")).html).toContain("窗口核对");
  const late = await makeUseCode(server.platform, holder, [{ type: "LICENCE", fields: ["number"] }]);
  server.setNow("2026-11-02T02:06:00.000Z");
  expect((await send("officer-cgj", "certificate-uses/redeem", { ...redeem, code: late.code })).status).toBe(422);
  server.setNow(start);
});

test("whom a holder lets show a certificate shows it by a code, until that is taken back, and the holder sees it", async () => {
  const given = { phone: "13900007702", type: "LICENCE", until: "2026-11-30" };
  expect((await firm.post("/my/certificates/delegations", { ...given, until: "2030-01-01" })).status).toBe(422);
  expect((await firm.post("/my/certificates/delegations", given)).status).toBe(303);
  const helper = await signIn("13900007702");
  const form =
    (await helper.get("/my/certificates")).html.match(/\/my\/certificates\/delegated\/[\w-]+\/code/u)?.[0] ?? "";
  const code = (await helper.post(form, {})).html.match(/shown-digits number">([\d ]+)</u)?.[1] ?? "";
  const shown = await send("officer-cgj", "certificate-uses/redeem", { code, purpose: "代办换照" });
  expect([shown.status, shown.body.state]).toEqual([200, "presented"]);
  const html = (await firm.get("/my/certificates")).html;
  expect(html).toContain("您委托的人");
  const end = html.match(/\/my\/certificates\/delegations\/[\w-]+\/end/u)?.[0] ?? "";
  await firm.post(end, {});
  expect((await helper.post(form, {})).status).toBe(404);
});

test("nobody reads another's certificate by naming it in an entry", async () => {
  const other = { ...licence("914", "别家企业"), holder: "91360300MA35YYYY0Y" };
  await send("officer-scj", "certificates", { commandId: randomUUID(), ...other });
  const { rows } = await server.platform.pool.query("SELECT id FROM certificates WHERE holder = $1", [other.holder]);
  const { number } = (await send("officer-cgj", "certificate-uses", ask())).body;
  const shown = [{ id: rows[0].id, type: "LICENCE", fields: ["number"] }];
  const present = (via: string) =>
    send("officer-cgj", `cases/${number}/actions/present`, { commandId: randomUUID(), input: { shown, via } });
  expect((await present("wallet")).status, "before consent").toBe(422);
  await firm.post(`/my/certificates/uses/${number}/consent`, {});
  expect((await present("page")).status).toBe(422);
  expect((await send("officer-cgj", `certificate-uses/${number}`)).body.shown).toEqual([]);
});

test("a look by function needs an item, and the item must need the type", async () => {
  const body = { ...ask(), mode: "byFunction" };
  expect((await send("officer-cgj", "certificate-uses", body)).status).toBe(422);
  expect(
    (await send("officer-cgj", "certificate-uses", { ...body, item: "1136030000000000004000117051000" })).status,
  ).toBe(400);
});

test("a look by function sees what its item needs and no more, and the holder is told at once", async () => {
  const keys = browserKeys();
  const { rows } = await server.platform.pool.query("SELECT representative AS id FROM firms WHERE uscc = $1", [uscc]);
  const device = { endpoint: `${service.origin}/send/1`, p256dh: keys.p256dh, auth: keys.auth };
  await server.platform.push?.addDevice(
    { id: rows[0].id, session: randomUUID() },
    { ...device, device: "Chrome", language: "zh" },
  );
  const body = { ...ask(), mode: "byFunction", item: item.code };
  const tooMuch = { ...body, wants: [{ type: "LICENCE", fields: ["number", "firm.capital"] }] };
  const refused = await send("officer-scj", "certificate-uses", tooMuch);
  expect([refused.status, refused.body.reason?.zh]).toEqual([422, expect.stringContaining("营业执照的注册资本")]);
  const otherType = { ...body, wants: [{ type: "ID", fields: ["number"] }] };
  expect((await send("officer-scj", "certificate-uses", otherType)).status).toBe(422);
  const fit = { ...body, wants: [{ type: "LICENCE", fields: ["holder", "number"] }] };
  const { number } = (await send("officer-scj", "certificate-uses", fit)).body;
  const shown = await send("officer-scj", `certificate-uses/${number}/present`, { commandId: randomUUID() });
  expect(shown.body.shown[0]?.fields.map(({ value }) => value)).toEqual(["样例企业", "913"]);
  await server.settle();
  const told = service.taken.map(({ body: sealed }) => JSON.parse(openMessage(keys, sealed)));
  expect(
    told.filter(({ body }) => body === number),
    "once; what a delegate showed in the same hour is told too",
  ).toEqual([{ title: "您的证照被使用了", body: number, path: `/my/certificates/uses/${number}` }]);
  expect((await firm.get("/my/certificates")).html).toContain("依职能查验");
});

test("of a firm's certificate all are told who act for it in such matters, and nobody who acts in others or no more", async () => {
  const { pool, push } = server.platform;
  const devices = new Map<string, ReturnType<typeof browserKeys>>();
  const [since, later] = ["2026-11-01", "2026-11-20"];
  for (const [phone, areas, until] of [
    ["13900007721", ["certificates"], later],
    ["13900007722", null, later],
    ["13900007723", ["hotline"], later],
    ["13900007724", ["certificates"], "2026-11-02"],
  ] as const) {
    await signIn(phone);
    const hash = server.platform.casework.vault.hashPhone(phone);
    const account = (await pool.query<{ id: string }>("SELECT id FROM citizens WHERE phone_hash = $1", [hash])).rows[0];
    await pool.query(
      `INSERT INTO mandates (id, uscc, holder, phone_hash, phone_masked, kind, areas, since, until, given_at)
       VALUES (gen_random_uuid(), $1, $2, $3, '139****', 'employee', $4, $5, $6, now())`,
      [uscc, account?.id, hash, areas, since, until],
    );
    const keys = browserKeys();
    devices.set(phone, keys);
    const device = { endpoint: `${service.origin}/send/${phone}`, p256dh: keys.p256dh, auth: keys.auth };
    const own = { id: account?.id ?? "", session: randomUUID() };
    await push?.addDevice(own, { ...device, device: "Chrome", language: "zh" });
  }
  const fit = { ...ask([{ type: "LICENCE", fields: ["holder", "number"] }]), mode: "byFunction", item: item.code };
  const { number } = (await send("officer-scj", "certificate-uses", fit)).body;
  service.taken.length = 0;
  await send("officer-scj", `certificate-uses/${number}/present`, { commandId: randomUUID() });
  await server.settle();
  const told = service.taken.map(({ path }) => path.split("/").at(-1));
  expect(told.sort()).toEqual(["1", "13900007721", "13900007722"]);
  const [phone = ""] = told.filter((one) => devices.has(one ?? ""));
  const sent = service.taken.find(({ path }) => path.endsWith(phone))?.body ?? Buffer.alloc(0);
  expect(JSON.parse(openMessage(devices.get(phone) ?? browserKeys(), sent))).toMatchObject({ body: number });
});

test("a delegation for one item is good for that item alone", async () => {
  const given = { phone: "13900007703", type: "LICENCE", until: "2026-11-30" };
  const other = (itemsToApplyFor[1] as Item).code;
  const wrong = await firm.post("/my/certificates/delegations", { ...given, item: other });
  expect([wrong.status, wrong.html.includes("它不需要这种证照")]).toEqual([422, true]);
  expect((await firm.post("/my/certificates/delegations", { ...given, item: item.code })).status).toBe(303);
  const helper = await signIn("13900007703");
  const page = await helper.get("/my/certificates");
  expect(page.html).toContain(item.name.zh);
  const form = page.html.match(/\/my\/certificates\/delegated\/[\w-]+\/code/u)?.[0] ?? "";
  const redeem = async (more: object) => {
    const code = (await helper.post(form, {})).html.match(/shown-digits number">([\d ]+)</u)?.[1] ?? "";
    return send("officer-cgj", "certificate-uses/redeem", { code, purpose: "代办许可", ...more });
  };
  expect((await redeem({})).status).toBe(422);
  expect((await redeem({ item: other })).status).toBe(422);
  expect((await redeem({ item: item.code })).body.state).toBe("presented");
});

test("a table is checked row by row, and issued as a whole", async () => {
  const template = await server.http.inject({
    ...{ method: "GET", url: "/api/certificate-files/template.csv?type=LICENCE" },
    headers: { cookie: await signedIn(server, "officer-scj") },
  });
  const [head = ""] = template.body.slice(1).split("\r\n");
  expect(head).toMatch(/^证照类型,证件号码,有效期自,有效期至,持证人,证照编号,名称/u);
  const row = (from: string, who = "91360300MA35YYYY0Y") => `营业执照,${who},${from},,某店,JY9`;
  const upload = async (lines: readonly string[], trial: boolean) => {
    const edge = "----wuxing";
    const text = [head, ...lines].join("\r\n");
    const file = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="t.csv"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--${edge}--\r\n`;
    const url = `/api/certificate-files/import?commandId=${randomUUID()}${trial ? "&trial=1" : ""}`;
    const headers = {
      ...{ cookie: await signedIn(server, "officer-scj"), "content-type": `multipart/form-data; boundary=${edge}` },
    };
    return (await server.http.inject({ method: "POST", url, payload: file, headers })).json();
  };
  const faulty = await upload([row("2026-11-01"), row("昨天"), row("2026-11-01", "12")], false);
  expect(faulty).toMatchObject({ issued: 0, done: false });
  expect(faulty.faults.map((one: { row: number; column: string }) => [one.row, one.column])).toEqual([
    [3, "validFrom"],
    [4, "holder"],
  ]);
  expect(await upload([row("2026-11-01")], true)).toEqual({ rows: 1, faults: [], issued: 0, done: false });
  expect(await upload([row("2026-11-01")], false)).toEqual({ rows: 1, faults: [], issued: 1, done: true });
});

test("anybody learns whether a certificate is genuine and valid, and nothing of its holder", async () => {
  const { rows } = await server.platform.pool.query("SELECT id FROM certificates LIMIT 1");
  const stranger = browserOf(server.http);
  const page = await stranger.get(`/verify-certificate/${rows[0].id}`);
  expect(page.html).toContain("有效");
  expect(page.html).not.toContain("样例企业");
  expect(page.html).not.toContain(uscc);
  const forged = rows[0].id.replace(/\.001\..$/u, ".009.");
  expect((await stranger.get(`/verify-certificate?id=${forged}X`)).html).toContain("校验位");
  expect((await stranger.get(`/my/certificates/${rows[0].id}`)).to).toContain("/mine/sign-in");
});
