import { randomUUID } from "node:crypto";
import type { SecretDraws } from "@wuxing/areas/supervision";
import type { RevealedVisit } from "@wuxing/kernel/draw";
import type { TestServer } from "../../testServer.ts";
import { sessionOf } from "../../testSession.ts";

export const places = [
  { stratum: "office", name: "政务大厅综合窗口", address: "安源区大楼一层", unit: "px-zwb" },
  { stratum: "office", name: "社保服务厅", address: "安源区二楼", unit: "px-rsj" },
  { stratum: "office", name: "车辆管理窗口", address: "安源区三号厅", unit: "px-gaj" },
  { stratum: "firm", name: "安源区便民超市", address: "四号街", unit: "px-scj" },
  { stratum: "community", name: "凤凰街社区服务站", address: "凤凰街", unit: "px-360302" },
] as const;

const supervisors = [
  { username: "sv-lu", name: { zh: "陆明察", en: "Lu Mingcha" }, body: "standing", source: "deputies" },
  { username: "sv-yu", name: { zh: "余直言", en: "Yu Zhiyan" }, body: "standing", source: "press" },
  { username: "sv-he", name: { zh: "何常来", en: "He Changlai" }, body: "added", source: "scholars" },
  { username: "sv-fu", name: { zh: "傅细看", en: "Fu Xikan" }, body: "added", source: "grassroots" },
] as const;

/** A round as a city comes by it: people appointed and agreed, places entered, prepared, proven, diced and drawn. */
export interface DrawnRound {
  readonly server: TestServer;
  readonly cookies: Readonly<Record<string, string>>;
  readonly draw: string;
  /** What nobody may know yet. */
  readonly visits: readonly RevealedVisit[];
  /** User names by appointment. */
  readonly users: ReadonlyMap<string, string>;
  readonly draws: SecretDraws;
}

export const send = (server: TestServer, cookie: string, url: string, payload: object) =>
  server.http.inject({ method: "POST", url, headers: { cookie }, payload });
export const get = (server: TestServer, cookie: string, url: string, accept = "application/json") =>
  server.http.inject({ url, headers: { cookie, accept } });

async function must(answer: ReturnType<typeof send>): Promise<void> {
  const { statusCode, body } = await answer;
  if (statusCode >= 300) throw new Error(`${statusCode}: ${body}`);
}

/** Monday 2 November 2026: a round of the 4th to the 10th, two offices and the community. */
export async function drawnRound(server: TestServer): Promise<DrawnRound> {
  const { pool, draws } = server.platform;
  const coordinator = await sessionOf(pool, "coordinator1");
  const cookies: Record<string, string> = { coordinator1: coordinator };
  for (const one of supervisors) {
    const appointment = { ...one, commandId: randomUUID(), since: "2026-11-02", basis: "市政府聘任通知" };
    await must(send(server, coordinator, "/api/supervision/appointments", appointment));
    await pool.query(
      `INSERT INTO account (id, "accountId", "providerId", "userId") VALUES ($1, $1, 'credential', $1)`,
      [one.username],
    );
    cookies[one.username] = await sessionOf(pool, one.username);
    await must(send(server, cookies[one.username] ?? "", "/api/visits/consent", { agree: true }));
  }
  for (const place of places)
    await must(send(server, coordinator, "/api/supervision/places", { ...place, commandId: randomUUID() }));
  const round = { commandId: randomUUID(), title: "十一月明察暗访", starts: "2026-11-04", ends: "2026-11-10" };
  const quotas = { office: 2, firm: 0, community: 1, village: 0 };
  await must(send(server, coordinator, "/api/supervision/rounds", { ...round, beacon: "dice", quotas }));
  const draw = `supervision-${round.commandId}`;
  await server.settle();
  await draws.findProof(draw);
  server.setNow("2026-11-02T04:00:00.000Z");
  const throws = Array.from({ length: 24 }, (_, i) => ((i * 7) % 10) + 1);
  await draws.enterBeacon(draw, { kind: "dice", throws }, "coordinator1");
  await draws.enterBeacon(draw, { kind: "dice", throws }, "leader1");
  await draws.carryOut(draw);
  const { rows } = await pool.query<{ id: string; user_id: string }>(
    "SELECT id, user_id FROM supervision_appointments",
  );
  return {
    ...{ server, cookies, draw, draws },
    visits: (await draws.visitsOf(draw)) ?? [],
    users: new Map(rows.map(({ id, user_id }) => [id, user_id])),
  };
}
