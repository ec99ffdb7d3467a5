import { randomUUID } from "node:crypto";
import { Refusal } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staff } from "../testServer.ts";
import { PolicyWorld } from "./testing/policyWorld.ts";

let world: PolicyWorld;
beforeAll(async () => {
  world = await PolicyWorld.open("2026-11-02T02:00:00.000Z");
}, 60_000);
afterAll(() => world.server.end());

test("200 approvals at once, from two servers' pools, take no more of a budget than there is", async () => {
  // Enough for 23 of 200 claims of 10 万元, and a little over that pays for none.
  const policy = await world.policy({ budget: 239 });
  const { platform, database } = world.server;
  const uscc = await world.firm(9, { aboveSize: true, revenue: 5000, abnormal: false });
  const claims = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const { case: opened } = await platform.intake({
        ...{ type: "policies.claim", actor: { kind: "citizen", id: "citizen", posts: [] }, commandId: randomUUID() },
        input: {
          ...{ policy, clause: 0, title: "上规模奖励", kind: "instant", uscc, firm: "样例企业9", unit: "px-gxj" },
          ...{ payer: "px-czj", amountFen: 10_000_000, noticeDays: 3 },
        },
      });
      return opened.id;
    }),
  );
  const other = openPool(database.url, { role: "wuxing_server", max: 12 });
  const pools = [platform.pool, other];
  const outcomes = await Promise.all(
    claims.map((caseId, i) =>
      handle(
        { ...platform.casework, pool: pools[i % 2] ?? other },
        { caseId, action: "approve", input: {}, actor: staff("px-gxj", "officer"), commandId: randomUUID() },
      ).then(
        () => "approved",
        (fault: unknown) => {
          if (fault instanceof Refusal) return fault.reason.zh;
          throw fault;
        },
      ),
    ),
  );
  await other.end();
  const approved = outcomes.filter((one) => one === "approved").length;
  const refused = outcomes.filter((one) => one.startsWith("预算余额不足")).length;
  expect([approved, refused]).toEqual([23, 177]);
  expect(await world.budget(policy)).toEqual({ total: 239_000_000, setAside: 230_000_000, paid: 0 });
  const states = (await world.claims(policy)).map(({ state }) => state);
  expect(states.filter((state) => state === "noticed")).toHaveLength(23);

  // The table's own word, should some other statement ever forget to ask.
  const overdraw = platform.pool.query("UPDATE policy_budgets SET set_aside_fen = total_fen + 1 WHERE number = $1", [
    policy,
  ]);
  await expect(overdraw).rejects.toMatchObject({ constraint: "policy_budget_not_overdrawn" });
}, 120_000);
