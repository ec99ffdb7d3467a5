import { randomUUID } from "node:crypto";
import { sampleDocuments } from "@wuxing/areas/attached";
import { handle } from "@wuxing/platform/casework";
import type { Outgoing } from "@wuxing/platform/http";
import type { Parts } from "../../compose.ts";
import { sampleServices } from "../../demo/sampleServices.ts";
import { staff, type TestServer, testServer } from "../../testServer.ts";
import { sessionOf } from "../../testSession.ts";

/** A server with the sample departments' process beside it, whose faults are asked for. */
export interface AttachedServer extends TestServer {
  /** Asks the process itself. */
  readonly ask: Outgoing;
  /** Where the process listens. */
  readonly where: () => Promise<string>;
  readonly spoil: (service: string, kind: string, times?: number, ms?: number) => Promise<void>;
}

/** Short, so that a test can wait for it; milliseconds. */
export const quick = { slow: 1000, retries: 2, pause: 5, failures: 3, open: 300, atOnce: 4, waiting: 6 };

export async function attachedServer(more: Partial<Parts> = {}): Promise<AttachedServer> {
  const services = sampleServices({ FAULTS: "1" });
  const now = new Date().toISOString();
  const server = await testServer(now, { attached: { ...services.settings([]), patience: quick }, ...more });
  await server.http.listen({ host: "127.0.0.1", port: 0 });
  services.begin(server.http.listeningOrigin);
  const spoil: AttachedServer["spoil"] = async (service, kind, times = 1, ms = 0) => {
    const body = JSON.stringify({ service, kind, times, ms });
    await services.ask("http://services.invalid/faults", { method: "POST", body });
  };
  // Answered once the process has begun, which takes longer than the patience of these tests.
  await spoil("water", "none", 0);
  return {
    ...server,
    ...{ ask: services.ask, where: services.where },
    spoil,
    end: async () => {
      services.stop();
      await server.end();
    },
  };
}

/** Registers, reviews and tries the two samples through the server's own addresses, and attaches them. */
export async function attachSamples(server: TestServer): Promise<void> {
  for (const { name, unit, text } of sampleDocuments) {
    const number = await register(server, { name, unit, document: text });
    await act(server, number, "submit", staff(unit, "officer"));
    await act(server, number, "approve", staff("px-wxb", "coordinator"));
    await contractTest(server, number);
    await act(server, number, "attach", staff(unit, "officer"));
  }
}

export async function act(
  server: TestServer,
  number: string,
  action: string,
  actor: ReturnType<typeof staff>,
  input = {},
) {
  const { pool, casework } = server.platform;
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM cases WHERE number = $1", [number]);
  return handle(casework, { caseId: rows[0]?.id ?? 0, action, input, actor, commandId: randomUUID() });
}

export async function register(
  { platform }: TestServer,
  { name, unit, document }: { readonly name: string; readonly unit: string; readonly document: string },
): Promise<string> {
  const { case: c } = await platform.intake({
    type: "attached.service",
    input: { unit, name, title: "样例服务", titleEn: "Sample", document },
    actor: staff(unit, "officer"),
    commandId: randomUUID(),
  });
  return c.number;
}

export async function contractTest({ http, platform }: TestServer, number: string): Promise<boolean> {
  const answer = await http.inject({
    ...{ method: "POST", url: `/api/attached/services/${number}/test`, payload: { commandId: randomUUID() } },
    headers: { cookie: await sessionOf(platform.pool, "coordinator1") },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<{ passed: boolean }>().passed;
}
