import { randomUUID } from "node:crypto";
import { awaitedPieces } from "@wuxing/areas/applications/testing";
import { handle } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../portal/testing/browserOf.ts";
import { publishItems } from "../testing/publishItems.ts";
import { representative } from "../testing/representative.ts";
import { staff, type TestServer, testServer } from "../testServer.ts";
import { actOn, applyForFood, foodItem } from "./testing/foodApplication.ts";
import { issued } from "./testing/issued.ts";

const uscc = "91360300MA35XXXX0X";
let server: TestServer;
let firm: Browser;
beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z");
  await publishItems(server, [foodItem]);
  firm = await representative(server, "13900007801", uscc);
}, 60_000);
afterAll(() => server.end());

const move = async (day: string) => {
  server.setNow(`${day}T02:00:00.000Z`);
  await server.settle();
};
const food = (number: string, validUntil: string) =>
  issued(server, {
    ...{ type: "FOODSALE", holder: { kind: "firm", id: uscc }, unit: "px-scj", validFrom: "2021-12-08", validUntil },
    claims: { holder: "样例企业", number },
  });

test("silence renews what stands; it brings nothing back that ended meanwhile, and makes nothing of a number in no register", async () => {
  const [stands, suspended, revoked] = [
    await food("一", "2026-12-07"),
    await food("二", "2026-12-08"),
    await food("三", "2026-12-09"),
  ];
  const numbers: string[] = [];
  for (const [renews, expiresOn] of [
    [stands.id, "2026-12-07"],
    [suspended.id, "2026-12-08"],
    [revoked.id, "2026-12-09"],
    ["某纸质证 1 号", "2026-12-10"],
  ] as const) {
    const number = await applyForFood(server, firm, { renewsHeld: "", renews, expiresOn });
    await actOn(server, number, "recordBrought", await awaitedPieces(server.platform.pool, number));
    await actOn(server, number, "accept", {});
    numbers.push(number);
  }
  const decided = { reason: "伪造材料", paper: "萍市监罚〔2026〕1号" };
  for (const [{ caseId }, action, role, more] of [
    [suspended, "suspend", "officer", {}],
    [revoked, "end", "head", { status: "revoked" }],
  ] as const)
    await handle(server.platform.casework, {
      ...{ caseId, action, input: { ...decided, ...more }, actor: staff("px-scj", role), commandId: randomUUID() },
    });
  for (const day of ["2026-12-01", "2026-12-11", "2026-12-14", "2026-12-15"]) await move(day);
  const { pool } = server.platform;
  const { rows } = await pool.query("SELECT state, data->>'deemed' AS deemed FROM cases WHERE number = ANY($1)", [
    numbers,
  ]);
  expect(rows, "the law renewed all").toEqual(numbers.map(() => ({ state: "granted", deemed: "true" })));
  const found = await pool.query("SELECT source, replaces, status FROM certificates WHERE source = ANY($1)", [numbers]);
  expect(found.rows).toEqual([{ source: numbers[0], replaces: stands.id, status: "valid" }]);
  const kept = await pool.query(
    "SELECT status, replaced_by FROM certificates WHERE id = ANY($1) ORDER BY valid_until",
    [[suspended.id, revoked.id]],
  );
  expect(kept.rows).toEqual([
    { status: "suspended", replaced_by: null },
    { status: "revoked", replaced_by: null },
  ]);
  const faults = await pool.query("SELECT fault FROM follower_faults WHERE follower = 'certificates.applications'");
  expect(faults.rows.filter(({ fault }) => fault.includes("issue by hand"))).toHaveLength(3);
}, 60_000);
