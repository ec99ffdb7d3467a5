import { afterAll, beforeAll, expect, test } from "vitest";
import { PolicyWorld } from "./testing/policyWorld.ts";

let world: PolicyWorld;
beforeAll(async () => {
  world = await PolicyWorld.open("2026-11-02T02:00:00.000Z");
}, 60_000);
afterAll(() => world.server.end());

const head = "统一社会信用代码,企业名称,指标,值,数据日期,来源";
interface Report {
  readonly done: boolean;
  readonly facts: number;
  readonly unchanged: number;
  readonly older: readonly { row: number; reason: { zh: string } }[];
}
const send = (rows: readonly string[], trial = false) =>
  world.send<Report>(
    "officer-scj",
    `/api/policies/firms/import${trial ? "?trial=1" : ""}`,
    undefined,
    [head, ...rows].join("\n"),
  );

test("a row that a later day overtook is told and kept as history; the others say whose matches and claims change", async () => {
  const policy = await world.policy({ noticeDays: "0" });
  const uscc = await world.firm(1, { aboveSize: true, revenue: 5200, abnormal: false });
  const firm = await world.citizen("13900007701", uscc);
  await firm.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "6200123456789012" });
  await firm.post("/mine/space/claim", { policy, place: "0" });
  const [claim] = await world.claims(policy);
  const row = (name: string, value: string, day: string) => `${uscc},样例企业1,${name},${value},${day},市场监管部门`;
  const rows = [row("上年度营业收入", "1", "2026-10-01"), row("经营异常名录", "是", "2026-10-30")];
  const trial = await send(rows, true);
  expect(trial.body).toMatchObject({
    ...{ done: false, facts: 1, unchanged: 0, gained: 0, lost: 1 },
    older: [{ row: 2, reason: { zh: expect.stringContaining("2026-10-20") } }],
    matches: [{ uscc, policy, clause: "首次上规模奖励", entitled: false }],
    claims: [{ number: claim?.number, before: "yes", after: "no" }],
  });
  const { pool } = world.server.platform;
  const fileOf = async () =>
    (
      await pool.query<{ facts: Record<string, { value: unknown }> }>(
        "SELECT facts FROM policy_firms WHERE uscc = $1",
        [uscc],
      )
    ).rows[0]?.facts;
  expect((await fileOf())?.abnormal?.value, "a trial writes nothing").toBe(false);
  expect((await send(rows)).body).toMatchObject({ done: true, facts: 1, older: [{ row: 2 }] });
  expect((await fileOf())?.abnormal?.value).toBe(true);
  expect((await fileOf())?.revenue?.value, "the newer one stands").toBe(5200);
  const { rows: history } = await pool.query(
    "SELECT action, after FROM policy_firm_entries WHERE uscc = $1 AND action <> 'account' ORDER BY id",
    [uscc],
  );
  expect(history).toMatchObject([
    { action: "facts", after: { abnormal: { value: true } } },
    { action: "olderFacts", after: { revenue: { value: 1, day: "2026-10-01" } } },
  ]);
  const table = await world.send<string>("officer-scj", `/api/policies/firms/${uscc}/facts.csv`);
  const back = table.body.replace("\uFEFF", "").trim().split("\r\n").slice(1);
  expect((await send(back)).body, "what went out comes back and changes nothing").toMatchObject({
    ...{ done: true, facts: 0, unchanged: 3, older: [] },
  });
  expect((await world.send("leader1", `/api/policies/firms/${uscc}/facts.csv`)).status).toBe(403);
});

test("two tables at once leave the later day of each fact", async () => {
  const uscc = await world.firm(2, { aboveSize: true });
  const of = (value: number, day: string) => send([`${uscc},样例企业2,上年度纳税额,${value},${day},税务部门`]);
  await Promise.all([of(1, "2026-10-01"), of(9, "2026-10-31"), of(5, "2026-10-15")]);
  const { rows } = await world.server.platform.pool.query(
    "SELECT facts->'tax' AS tax FROM policy_firms WHERE uscc = $1",
    [uscc],
  );
  expect(rows[0]?.tax).toMatchObject({ value: 9, day: "2026-10-31" });
});
