import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areas } from "@wuxing/areas";
import type { Actor, PostRole } from "@wuxing/kernel/procedure";
import { demoSms } from "@wuxing/platform/messages";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { demoCode, demoPassword } from "@wuxing/platform/testing/city";
import type { InjectOptions } from "fastify";
import { type Composed, compose, type Parts } from "./compose.ts";
import { seedCity } from "./demo/seedCity.ts";
import { testSecret } from "./testSession.ts";

export interface TestServer extends Composed {
  readonly database: TestDatabase;
  /** The moment at which everything happens; tests move it. */
  setNow: (instant: string) => void;
  readonly end: () => Promise<void>;
}

/** The whole server on a database of its own, with the test city's units and staff and no cases; only the clock is false. */
export async function testServer(now = "2026-11-02T02:00:00.000Z", more: Partial<Parts> = {}): Promise<TestServer> {
  const database = await testDatabase();
  const owner = openPool(database.url, { max: 1 });
  await seedCity(owner);
  for (const area of areas) await area.begin?.(owner);
  await owner.end();
  const folder = await mkdtemp(join(tmpdir(), "wuxing-files-"));
  let moment = now;
  const composed = await compose({
    databaseUrl: database.url,
    areas,
    filesFolder: folder,
    origin: "http://127.0.0.1",
    secret: testSecret,
    // Only what a route itself asks for: a test sends as much as it likes.
    limits: { person: 0, address: 0, route: 0 },
    demo: true,
    log: false,
    sms: demoSms,
    now: () => moment,
    ...more,
  });
  sendAsOwnPages(composed.http);
  return {
    ...composed,
    database,
    setNow: (instant) => {
      moment = instant;
    },
    end: async () => {
      await composed.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The cookies of a demo person who has signed in, with the demo's code where his posts ask for one. */
export async function signedIn(
  { http, platform }: Pick<TestServer, "http" | "platform">,
  username: string,
): Promise<string> {
  const send = async (url: string, form: Record<string, string>, cookie = ""): Promise<string> => {
    const { headers } = await http.inject({
      ...{ method: "POST", url, payload: new URLSearchParams(form).toString() },
      headers: { "content-type": "application/x-www-form-urlencoded", cookie },
    });
    const set = [headers["set-cookie"] ?? []].flat().map((one) => one.split(";")[0]);
    return set.join("; ");
  };
  const first = await send("/sign-in", { username, password: demoPassword });
  if (first.includes("session_token")) return first;
  return send("/sign-in/code", { code: await demoCode(platform.casework.now()) }, first);
}

/** Browsers say where a request comes from: as they would, unless the test says something else. */
function sendAsOwnPages(http: Composed["http"]): void {
  const inject = http.inject.bind(http) as (request: InjectOptions) => ReturnType<typeof http.inject>;
  http.inject = ((request: InjectOptions | string) => {
    const asked = typeof request === "string" ? { url: request } : request;
    const says = asked.headers?.origin ?? asked.headers?.referer;
    return says ? inject(asked) : inject({ ...asked, headers: { "sec-fetch-site": "same-origin", ...asked.headers } });
  }) as typeof http.inject;
}

/** Somebody of the staff, by his post. */
export const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `${role}@${unit}`,
  posts: [{ unit, role }],
});

/** A request to the hotline as the intake takes it. */
export const requestCommand = (text = "后埠街的路灯坏了一周，晚上很黑。") => ({
  type: "hotline.request",
  input: { text, kind: "help", division: "360302004", channel: "web", publish: true },
  actor: { kind: "citizen", id: "citizen", posts: [] } satisfies Actor,
  commandId: randomUUID(),
  reporter: { name: "张三", phone: "13900001234", consentedAt: "2026-11-02T02:00:00.000Z" },
});
