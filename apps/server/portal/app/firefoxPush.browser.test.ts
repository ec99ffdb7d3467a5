import { randomUUID } from "node:crypto";
import { openRequestCase } from "@wuxing/areas/hotline";
import { anonymous } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { type Autopush, browserKeys, startAutopush } from "@wuxing/platform/messages/push/testing";
import { type Firefox, findFirefox, noFirefox, startFirefox } from "@wuxing/platform/testing/firefox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../testing/freePort.ts";
import { requestCommand, staff, type TestServer, testServer } from "../../testServer.ts";

/**
 * From our entry to the telephone's screen with nothing left out: a real Firefox subscribes at a push service of the
 * test's own, our server encrypts and signs, the browser opens it and the worker shows it.
 */
const program = findFirefox();
const phone = "13900009911";
const patience = { timeout: 20_000 };

const what = "notifications in a real Firefox";
if (!program) console.log(`${noFirefox}${what}`);

describe.skipIf(program === undefined)(what, () => {
  let [server, service, firefox, origin] = [] as unknown as [TestServer, Autopush, Firefox, string];
  beforeAll(async () => {
    service = await startAutopush();
    const outgoing = [{ origin: service.origin, inner: true }];
    const push = { vapidKey: undefined, hosts: [], outgoing };
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    server = await testServer(undefined, { origin, push });
    await server.http.listen({ host: "127.0.0.1", port });
    firefox = await startFirefox(program ?? "", {
      "dom.push.serverURL": service.socketUrl,
      "dom.push.testing.allowInsecureServerURL": true,
      "dom.push.retryBaseInterval": 100,
      // As if the person had pressed “allow”, which stands outside of the page.
      "permissions.default.desktop-notification": 1,
      "intl.accept_languages": "zh-CN",
    });
  }, 90_000);
  afterAll(async () => {
    await firefox?.end();
    await server?.end();
    await service?.end();
  });

  const said = async (): Promise<{ id: number; number: string }> => {
    const { input, commandId } = requestCommand("跃进北路公交站旁三盏路灯不亮。");
    return (await openRequestCase(server.platform, anonymous, commandId, input, { phone })).case;
  };
  const answered = async ({ id }: { id: number }): Promise<void> => {
    const input = { answer: "三盏路灯已修好。", asked: "satisfied" };
    const actor = staff("px-12345", "agent");
    await handle(server.platform.casework, {
      ...{ caseId: id, action: "answerDirectly", input, actor, commandId: randomUUID() },
    });
    await server.settle();
    await server.platform.push?.sending.catchUp();
  };
  const devices = async (): Promise<number> =>
    (await server.platform.pool.query("SELECT 1 FROM push_devices")).rows.length;
  const shown = ({ number }: { number: string }) =>
    expect.poll(async () => (await firefox.alerts()).filter(({ body }) => body === number), patience);
  const result = ({ number }: { number: string }) => [{ title: "您的办件有结果了", body: number }];

  test("switched on by one press, a result is shown with its number, leads to its page, and nothing of it is readable on the way", async () => {
    const own = await said();
    await firefox.open(`${origin}/mine/sign-in`);
    await firefox.type("#phone", phone);
    await firefox.press("main form button[type=submit]");
    await expect.poll(() => firefox.evaluate(`Boolean(document.querySelector("[data-code]"))`), patience).toBe(true);
    await firefox.type("#code", await firefox.evaluate<string>(`document.querySelector("[data-code]").textContent`));
    await firefox.press("main form button[type=submit]");
    await expect.poll(() => firefox.evaluate("location.pathname"), patience).toBe("/mine");
    await firefox.open(`${origin}/mine/account`);
    await firefox.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await firefox.press("form[data-push] button");
    await expect.poll(() => firefox.evaluate("location.search"), patience).toBe("?done=push");
    expect(await devices()).toBe(1);

    await answered(own);
    await shown(own).toEqual(result(own));
    await expect.poll(() => service.acknowledged, patience).toEqual([100]);
    expect(service.posted.map(({ status }) => status)).toEqual([201]);
    await firefox.pressAlert(own.number);
    await expect.poll(firefox.addresses, patience).toContain(`${origin}/follow/${own.number}`);
    const passed = service.posted[0]?.body.toString("latin1") ?? "";
    expect(passed).not.toContain(own.number);
  });

  test("what comes while the line is cut is shown when it is there again, once", async () => {
    const own = await said();
    service.cut();
    await answered(own);
    await shown(own).toEqual(result(own));
    await expect.poll(() => service.acknowledged, patience).toEqual([100, 100]);
  });

  test("what is encrypted for another browser is not opened and shows nothing", async () => {
    const { rows } = await server.platform.pool.query("SELECT id, p256dh FROM push_devices");
    const change = (p256dh: string) =>
      server.platform.pool.query("UPDATE push_devices SET p256dh = $2 WHERE id = $1", [rows[0].id, p256dh]);
    await change(browserKeys().p256dh);
    const own = await said();
    await answered(own);
    await expect.poll(() => service.acknowledged, patience).toEqual([100, 100, 101]);
    expect((await firefox.alerts()).filter(({ body }) => body === own.number)).toEqual([]);
    await change(rows[0].p256dh);
  });

  test("the push service takes nothing that another has signed: what it took was ours", async () => {
    const [endpoint = ""] = service.endpoints();
    const { status } = await fetch(endpoint, {
      ...{ method: "POST", body: Buffer.alloc(100) },
      headers: { ttl: "60", "content-encoding": "aes128gcm", authorization: "vapid t=a.b.c, k=AAAA" },
    });
    expect(status).toBe(401);
  });

  test("who takes it back in the browser is forgotten with the next message", async () => {
    await firefox.evaluate(
      "navigator.serviceWorker.ready.then((one) => one.pushManager.getSubscription()).then((one) => one.unsubscribe())",
    );
    await expect.poll(() => service.endpoints(), patience).toEqual([]);
    expect(await devices()).toBe(1);
    await answered(await said());
    expect(service.posted.at(-1)?.status).toBe(410);
    expect(await devices()).toBe(0);
  });
});
