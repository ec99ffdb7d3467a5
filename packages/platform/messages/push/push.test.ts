import { createPublicKey, randomUUID, verify } from "node:crypto";
import { ruleBook } from "@wuxing/kernel/rules";
import { citizenRules, citizensOf } from "@wuxing/platform/citizens";
import { demoSms } from "@wuxing/platform/messages";
import { openVault } from "@wuxing/platform/personal";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { askToSignIn } from "../../citizens/accounts.ts";
import { type Notification, openPush, openVapidKeys, type Push, usualPushHosts, vapidKeysOf } from "./index.ts";
import { pushHostOf } from "./pushHosts.ts";
import { browserKeys, openMessage, type PushService, startPushService } from "./testing/index.ts";

let database: TestDatabase;
let service: PushService;
let push: Push;
let citizens: ReturnType<typeof citizensOf>;
let now = Date.parse("2026-11-02T02:00:00.000Z");
const clock = (): string => new Date(now).toISOString();
const faults: unknown[] = [];
const subject = "https://wx.example";

beforeAll(async () => {
  database = await testDatabase();
  service = await startPushService();
  const { pool } = database;
  const vault = await openVault(pool, undefined);
  citizens = citizensOf(
    { pool, vault, now: clock, almanac: { rules: ruleBook(citizenRules) }, sms: demoSms },
    undefined,
  );
  push = openPush({
    ...{ pool, now: clock, subject, hosts: usualPushHosts, keys: await openVapidKeys(pool, undefined) },
    inner: [{ origin: service.origin, inner: true }],
    onFault: (fault) => faults.push(fault),
  });
}, 60_000);
afterAll(async () => {
  await push.sending.stop();
  await service.end();
  await database.close();
});
beforeEach(() => {
  service.taken.length = 0;
  service.answerWith(201);
  now += 60 * 60_000;
});

let last = 0;
/** Somebody new who has signed in. */
async function somebody() {
  const phone = `1390000${String(++last).padStart(4, "0")}`;
  const { ticket, shown } = await askToSignIn(citizens.codes, phone, `10.0.0.${last}`);
  const entered = await citizens.accounts.signIn(phone, { ticket, code: shown ?? "" }, "Firefox");
  const citizen = await citizens.sessions.find(entered?.token ?? "");
  if (!citizen) throw new Error("not signed in");
  return citizen;
}

/** A device of his on the test's push service. */
async function device(citizen: { id: string; session: string }, language: "zh" | "en" = "zh") {
  const keys = browserKeys();
  const endpoint = `${service.origin}/send/${randomUUID()}`;
  await push.addDevice(citizen, {
    endpoint,
    p256dh: keys.p256dh,
    auth: keys.auth,
    device: "Chrome · Android",
    language,
  });
  return { keys, endpoint };
}

const moved = (citizen: { id: string }, more: Partial<Notification> = {}): Notification => ({
  ...{ citizen: citizen.id, kind: "answered", number: "RX-20261102-0000001-1", path: "/follow/RX-20261102-0000001-1" },
  ...{ once: randomUUID(), at: clock() },
  ...more,
});

test("what a browser opens is the example of RFC 8291", () => {
  const keys = browserKeys("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94", "BTBZMqHH6r4Tts7J_aSIgg");
  const message =
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
  expect(openMessage(keys, Buffer.from(message, "base64url"))).toBe("When I grow up, I want to be a watermelon");
});

test("a notification reaches each device of the account in its language, encrypted, and says nothing but number and page", async () => {
  const citizen = await somebody();
  const [first, second] = [await device(citizen), await device(citizen, "en")];
  expect(await push.notify(moved(citizen))).toBe(2);
  await push.sending.catchUp();
  expect(service.taken).toHaveLength(2);
  const read = ({ keys, endpoint }: typeof first) => {
    const got = service.taken.find(({ path }) => endpoint.endsWith(path));
    return JSON.parse(openMessage(keys, got?.body ?? Buffer.alloc(0)));
  };
  const [body, path] = ["RX-20261102-0000001-1", "/follow/RX-20261102-0000001-1"];
  expect(read(first)).toEqual({ title: "您的办件有结果了", body, path });
  expect(read(second)).toEqual({ title: "Your case has a result", body, path });
});

test("the push service can check who sends: a signature for it alone, by the key that the browser agreed to", async () => {
  const citizen = await somebody();
  await device(citizen);
  await push.notify(moved(citizen));
  await push.sending.catchUp();
  const headers = service.taken[0]?.headers ?? {};
  expect(headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: "86400", urgency: "normal" });
  const [, token = "", key = ""] = /^vapid t=([^,]+), k=(.+)$/u.exec(headers.authorization ?? "") ?? [];
  expect(key).toBe(push.publicKey);
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  const signed = (text: string) =>
    verify(
      "sha256",
      Buffer.from(text),
      { key: publicKey, dsaEncoding: "ieee-p1363" },
      Buffer.from(signature, "base64url"),
    );
  expect(signed(`${head}.${claims}`)).toBe(true);
  expect(signed(`${head}.${claims}x`)).toBe(false);
  const said = JSON.parse(Buffer.from(claims, "base64url").toString());
  expect(said).toMatchObject({ aud: service.origin, sub: subject });
});

test("only what was chosen is told, once, and nothing from before the consent", async () => {
  const citizen = await somebody();
  await device(citizen);
  await push.chooseKinds(citizen.id, ["waits"]);
  expect(await push.notify(moved(citizen))).toBe(0);
  const notification = moved(citizen, { kind: "waits" });
  expect([await push.notify(notification), await push.notify(notification)]).toEqual([1, 0]);
  expect(await push.notify(moved(citizen, { kind: "waits", at: "2026-11-01T00:00:00.000Z" }))).toBe(0);
  expect(await push.notify(moved({ id: randomUUID() }, { kind: "waits" }))).toBe(0);
  await push.sending.catchUp();
  expect(await push.notify(notification), "it was sent").toBe(0);
  expect(service.taken).toHaveLength(1);
});

test.each([404, 410])("a device that its push service does not know any more (%i) is forgotten", async (status) => {
  const citizen = await somebody();
  await device(citizen);
  service.answerWith(status);
  await push.notify(moved(citizen));
  await push.sending.catchUp();
  expect(await push.devicesOf(citizen.id)).toEqual([]);
});

test("what a push service cannot take now is tried again later, and given up after five tries", async () => {
  const citizen = await somebody();
  await device(citizen);
  service.answerWith(503);
  await push.notify(moved(citizen));
  for (let hour = 0; hour < 12; hour++) {
    await push.sending.catchUp();
    now += 60 * 60_000;
  }
  expect(service.taken).toHaveLength(5);
  expect(await push.devicesOf(citizen.id)).toHaveLength(1);
});

test("a device that cannot be reached is told of without its address", async () => {
  const citizen = await somebody();
  const gone = await startPushService();
  const { pool } = database;
  const { keys } = await device(citizen);
  await gone.end();
  const nobody = openPush({
    ...{ pool, now: clock, subject, hosts: [], keys: await openVapidKeys(pool, undefined) },
    inner: [{ origin: gone.origin, inner: true }],
    onFault: (fault) => faults.push(fault),
  });
  await pool.query("UPDATE push_devices SET endpoint = $2 WHERE p256dh = $1", [keys.p256dh, `${gone.origin}/secret`]);
  await nobody.notify(moved(citizen));
  await nobody.sending.catchUp();
  expect(faults).toHaveLength(1);
  expect(String((faults[0] as Error).stack) + String((faults[0] as Error).cause)).not.toContain("secret");
});

test("signing out there, and closing the account, end the notifications; another browser's go on", async () => {
  const citizen = await somebody();
  await device(citizen);
  await device({ id: citizen.id, session: randomUUID() });
  await citizens.sessions.end(citizen.id, citizen.session);
  expect(await push.devicesOf(citizen.id)).toHaveLength(1);
  await push.chooseKinds(citizen.id, []);
  await citizens.accounts.close(citizen);
  expect(await push.devicesOf(citizen.id)).toEqual([]);
  const { rows } = await database.pool.query("SELECT 1 FROM push_choices WHERE citizen_id = $1", [citizen.id]);
  expect(rows).toEqual([]);
});

test("a browser that another account agrees in tells that account alone", async () => {
  const [one, other] = [await somebody(), await somebody()];
  const { keys, endpoint } = await device(one);
  await push.addDevice(other, { endpoint, p256dh: keys.p256dh, auth: keys.auth, device: "Chrome", language: "zh" });
  expect([await push.notify(moved(one)), await push.notify(moved(other))]).toEqual([0, 1]);
  expect([(await push.devicesOf(one.id)).length, (await push.devicesOf(other.id)).length]).toEqual([0, 1]);
});

test("nobody is asked but known push services: not a neighbour, nor a name that only looks like one", () => {
  const inner = [
    { origin: "http://10.1.1.1:8000", inner: true },
    { origin: "https://sms.example", inner: false },
  ];
  const asked = (endpoint: string) => pushHostOf(endpoint, usualPushHosts, inner)?.origin;
  expect(asked("https://fcm.googleapis.com/fcm/send/x")).toBe("https://fcm.googleapis.com");
  expect(asked("https://web.push.apple.com/x")).toBe("https://web.push.apple.com");
  expect(asked("https://wns2-par02p.notify.windows.com/w/?token=x")).toBe("https://wns2-par02p.notify.windows.com");
  expect(asked("http://10.1.1.1:8000/x")).toBe("http://10.1.1.1:8000");
  const strangers = [
    "http://fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",
    "https://a@fcm.googleapis.com/x",
  ];
  strangers.push(
    "https://fcm.googleapis.com.evil.example/x",
    "https://evilpush.apple.com/x",
    "https://push.apple.com/x",
  );
  strangers.push("https://127.0.0.1/x", "http://169.254.169.254/x", "http://10.1.1.1/x", "https://sms.example/x", "x");
  expect(strangers.filter((endpoint) => asked(endpoint) !== undefined)).toEqual([]);
});

test("what a browser cannot have said is refused with its field, and keeps nothing", async () => {
  const citizen = await somebody();
  const { p256dh, auth } = browserKeys();
  const told = { endpoint: `${service.origin}/x`, p256dh, auth, device: "Chrome", language: "zh" as const };
  for (const wrong of [{ endpoint: "https://evil.example/x" }, { p256dh: "AAAA" }, { auth: "AAAA" }])
    await expect(push.addDevice(citizen, { ...told, ...wrong })).rejects.toMatchObject({ code: "invalidInput" });
  expect(await push.devicesOf(citizen.id)).toEqual([]);
});

test("the key is made once, or given; a wrong one is refused", async () => {
  const [first, again] = [await openVapidKeys(database.pool, undefined), await openVapidKeys(database.pool, undefined)];
  expect(again).toEqual(first);
  expect(await openVapidKeys(database.pool, first.privateKey)).toEqual(first);
  expect(() => vapidKeysOf("short")).toThrow("32 bytes");
  expect(() => vapidKeysOf(Buffer.alloc(32).toString("base64url"))).toThrow("P-256");
});
