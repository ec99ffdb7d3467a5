import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Parts } from "../../compose.ts";
import { type Browser, hiddenOf } from "../../portal/testing/browserOf.ts";
import { type TestServer, testServer } from "../../testServer.ts";
import { addPerson, sessionOf } from "../../testSession.ts";

export const placeCode = "px-hall";
export const unit = "px-zwb";
/** Thursday 26 November 2026, 09:05 in China. */
export const begin = "2026-11-26T01:05:00.000Z";

export interface AppointmentWorld {
  readonly server: TestServer;
  /** Cookies of an officer of the place's unit, of its head, and of an agent of the hotline. */
  readonly officer: string;
  readonly head: string;
  readonly agent: string;
  readonly ask: (cookie: string, url: string, body?: object) => Promise<{ status: number; json: Answer }>;
  readonly end: () => Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: what a route answers, as a test looks at it
type Answer = any;

/** A server with one hall that has ordinary and off-hours hours, and people who work there. */
export async function appointmentWorld(capacity = 2, more: Partial<Parts> = {}): Promise<AppointmentWorld> {
  const server = await testServer(begin, more);
  const { pool } = server.platform;
  await addPerson(pool, "officer-hall", [{ unit, role: "officer" }]);
  await addPerson(pool, "head-hall", [{ unit, role: "head" }]);
  await addPerson(pool, "agent-hall", [{ unit: "px-12345", role: "agent" }]);
  const [officer, head, agent] = await Promise.all(
    ["officer-hall", "head-hall", "agent-hall"].map((name) => sessionOf(pool, name)),
  );
  const world = {
    ...{ server, officer: officer ?? "", head: head ?? "", agent: agent ?? "", end: () => server.end() },
    ask: asker(server),
  };
  await enterHall(world, capacity);
  return world;
}

/** The world of a test file: there before its first test, at its first moment before each, gone after the last. */
export function useAppointmentWorld(capacity: number, more: Partial<Parts> = {}): AppointmentWorld {
  const world = {} as AppointmentWorld;
  beforeAll(async () => void Object.assign(world, await appointmentWorld(capacity, more)), 60_000);
  beforeEach(() => world.server.setNow(begin));
  afterAll(() => world.end());
  return world;
}

const asker =
  ({ http }: TestServer): AppointmentWorld["ask"] =>
  async (cookie, url, body) => {
    const answer = await http.inject({
      ...{ method: body ? "POST" : "GET", url, headers: { cookie } },
      ...(body ? { payload: body } : {}),
    });
    return { status: answer.statusCode, json: answer.body.startsWith("{") ? answer.json() : {} };
  };

async function enterHall({ ask, head }: Pick<AppointmentWorld, "ask" | "head">, capacity: number): Promise<void> {
  const place = {
    code: placeCode,
    name: "市政务服务中心",
    nameEn: "Service Centre",
    unit,
    address: "玉湖路 1 号",
    windows: "1号窗口，2号窗口, window 3",
  };
  const hours = { slotMinutes: 30, capacity, basis: "洪府厅字〔2018〕594号" };
  const base = `/api/appointments/places/${placeCode}`;
  const sent: [string, object][] = [
    ["/api/appointments/places", place],
    [`${base}/services`, { code: "social", title: "社保卡办理", walkIn: true }],
    [`${base}/services`, { code: "estate", title: "不动产登记", titleEn: "Real estate", walkIn: false }],
    [`${base}/hours`, { class: "ordinary", opens: "09:00", closes: "12:00", since: "2026-11-26", ...hours }],
    [`${base}/hours`, { class: "noon", opens: "12:00", closes: "13:30", since: "2026-11-26", ...hours }],
    [`${base}/hours`, { class: "weekend", opens: "9:00", closes: "12:00", since: "2026-11-26", ...hours }],
  ];
  for (const [url, body] of sent) {
    const { status, json } = await ask(head, url, body);
    if (status !== 201) throw new Error(`${url}: ${status} ${JSON.stringify(json)}`);
  }
}

let phones = 6000;
export const newPhone = (): string => `1390000${++phones}`;

/** Books on the page of a slot, as a signed-in citizen does; what he was shown, what he was answered, and the number. */
export async function bookOnPage(browser: Browser, day: string, time: string, more = "") {
  const address = `/appointments/${placeCode}/${day}/${time}?service=estate${more}`;
  const form = await browser.get(address);
  const sent = await browser.post(address, { ...hiddenOf(form.html), name: "李安宁", consent: "true" });
  return { form, sent, number: /\/mine\/bookings\/([A-Z0-9-]+)/u.exec(sent.to)?.[1] ?? "" };
}

/** A booking made by the hotline for who telephones; the answer as it comes. */
export const bookByPhone = (
  world: Pick<AppointmentWorld, "ask" | "agent">,
  {
    day,
    from,
    phone = newPhone(),
    ...more
  }: { day: string; from: number; phone?: string; wait?: boolean; language?: "en" },
) =>
  world.ask(world.agent, `/api/appointments/places/${placeCode}/bookings`, {
    ...{ service: "estate", day, from, phone, name: "李安宁", commandId: randomUUID(), ...more },
  });
