import { afterAll, beforeAll, expect, test } from "vitest";
import { entitled, PolicyWorld } from "./testing/policyWorld.ts";

/** What is said against a claim while it is on notice. */
let world: PolicyWorld;
let phones = 13900009400;
beforeAll(async () => {
  world = await PolicyWorld.open("2026-11-02T02:00:00.000Z");
}, 60_000);
afterAll(() => world.server.end());

test("the same objection is not taken twice: once it is answered, it says so", async () => {
  const policy = await world.policy({ noticeDays: "5" });
  const { number } = await world.approved(30, String(++phones), policy);
  const citizen = await world.citizen(String(++phones));
  const object = (text: string) => citizen.post(`/policies/notices/${number}/object`, { text });
  expect([(await object("与事实不符")).status, (await object("与事实不符")).status]).toEqual([303, 303]);
  await world.server.settle();
  const { rows } = await world.server.platform.pool.query<{ number: string }>(
    "SELECT number FROM cases WHERE type = 'policies.objection' AND state = 'lodged'",
  );
  expect(rows).toHaveLength(1);
  await world.act("head-gxj", rows[0]?.number ?? "", "reject", { answer: "核实后不成立" });
  await world.server.settle();
  const again = await object("与事实不符");
  expect([again.status, again.html.includes("已经答复过")]).toEqual([422, true]);
});

test("whoever objects has one open objection: more words go into it, also from two windows at once, and no more than so many", async () => {
  const policy = await world.policy({ noticeDays: "5" });
  const { number, uscc } = await world.approved(31, String(++phones), policy);
  const citizen = await world.citizen(String(++phones));
  const object = (text: string) => citizen.post(`/policies/notices/${number}/object`, { text });
  const { pool } = world.server.platform;
  const lodged = async () => {
    const { rows } = await pool.query<{ number: string; state: string; text: string }>(
      `SELECT c.number, c.state, c.data->>'text' AS text FROM cases c JOIN cases p ON p.id = c.parent_id
       WHERE c.type = 'policies.objection' AND p.number = $1 ORDER BY c.id`,
      [number],
    );
    return rows;
  };
  const tos = (await Promise.all(["设备是旧的", "发票不实"].map(object))).map(({ to }) => to);
  expect(tos.toSorted()).toEqual(["/policies/notices?done=added", "/policies/notices?done=object"]);
  expect((await object("设备是旧的")).status, "the same words again").toBe(303);
  expect((await object("电话 13900007999 可以作证")).to).toBe("/policies/notices?done=added");
  const [one, ...others] = await lodged();
  expect(others).toEqual([]);
  for (const words of ["设备是旧的", "发票不实", "可以作证"]) expect(one?.text.split(words)).toHaveLength(2);
  expect(one?.text, "a phone does not lie in the entries").not.toContain("13900007999");
  const page = (await citizen.get("/policies/notices?done=added")).html;
  expect([page.includes("已补充到您正在核实的异议里"), page.includes(`您的异议 ${one?.number} 正在核实`)]).toEqual([
    true,
    true,
  ]);
  for (const words of ["第三", "第四", "第五"]) expect((await object(`${words}次补充`)).status).toBe(303);
  const tooMuch = await object("第六次补充");
  expect([tooMuch.status, tooMuch.html.includes("已经补充了 5 次"), tooMuch.html.includes("第六次补充")]).toEqual([
    422,
    true,
    true,
  ]);
  // Another person's is another; the claim waits for both.
  const other = await world.citizen(String(++phones));
  expect((await other.post(`/policies/notices/${number}/object`, { text: "设备是旧的" })).to).toBe(
    "/policies/notices?done=object",
  );
  await world.server.settle();
  const both = await lodged();
  expect(both.map(({ state }) => state)).toEqual(["lodged", "lodged"]);
  const stateOf = async () => (await world.claims(policy)).find((claim) => claim.uscc === uscc)?.state;
  await world.act("head-gxj", both[0]?.number ?? "", "reject", { answer: "核实后不成立" });
  await world.server.settle();
  expect(await stateOf(), "the other's is open").toBe("objected");
  expect((await object("有了新的证据")).to, "answered: a new one").toBe("/policies/notices?done=object");
  expect(await lodged()).toHaveLength(3);
});

test("a firm is one objector, whoever of its people speaks; who has no mandate for policies does not speak for it", async () => {
  const policy = await world.policy({ noticeDays: "5" });
  const { number } = await world.approved(32, String(++phones), policy);
  const uscc = await world.firm(33, entitled);
  const representative = await world.citizen(String(++phones), uscc);
  const phone = String(++phones);
  const agent = await world.citizen(phone);
  const object = (who: typeof agent, text: string) => who.post(`/policies/notices/${number}/object`, { text });
  expect((await object(representative, "同行都知道它没达标")).to).toBe("/policies/notices?done=object");
  await world.mandate(uscc, phone, ["hotline"]);
  await agent.post("/mine/acting", { uscc });
  const refused = await object(agent, "再补充一条");
  expect([refused.status, refused.html.includes("没有授权您办这类事")]).toEqual([422, true]);
  await world.mandate(uscc, phone, ["policies"]);
  expect((await object(agent, "再补充一条")).to).toBe("/policies/notices?done=added");
});

test("a mandate that lapses in the midst of a claim ends with its day: nothing more is done in the firm's name, and nothing is lost", async () => {
  const policy = await world.policy({ noticeDays: "5", title: "授权到期时的政策" });
  const uscc = await world.firm(34, entitled);
  const representative = await world.citizen(String(++phones), uscc);
  await representative.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "6200123456789012" });
  const phone = String(++phones);
  const agent = await world.citizen(phone);
  // `until` is the first day on which it holds no more.
  await world.mandate(uscc, phone, ["policies"], "2026-11-03");
  await agent.post("/mine/acting", { uscc });
  await agent.post("/mine/space/claim", { policy, place: "0" });
  const claim = async () => (await world.claims(policy))[0];
  const { number = "", state } = (await claim()) ?? {};
  expect(state).toBe("filed");
  const space = async (who: typeof agent) => who.get("/mine/space");
  world.server.setNow("2026-11-02T15:59:59.000Z");
  expect((await space(agent)).html, "the last second of its last day").toContain(number);
  world.server.setNow("2026-11-02T16:00:00.000Z");
  const over = await space(agent);
  expect([over.status, over.to, over.html.includes(number)]).toEqual([303, "/mine/firms", false]);
  const withdrawn = await agent.post(`/mine/space/cases/${number}/withdraw`, {});
  expect(withdrawn.to, "not in the firm's name").toBe("/mine/firms");
  expect((await claim())?.state).toBe("filed");
  expect((await agent.get(`/follow/${number}`)).html).not.toContain("样例企业34");
  expect((await space(representative)).html, "the firm's own people go on").toContain(number);
  expect((await world.act("officer-gxj", number, "approve")).status).toBe(200);
  await representative.post(`/mine/space/cases/${number}/withdraw`, {});
  expect((await claim())?.state).toBe("withdrawn");
  world.server.setNow("2026-11-02T02:00:00.000Z");
});
