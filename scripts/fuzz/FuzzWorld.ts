import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areas } from "@wuxing/areas";
import { openRequestCase } from "@wuxing/areas/hotline";
import { anonymous } from "@wuxing/kernel/procedure";
import { outgoing, routesOf } from "@wuxing/platform/http";
import { demoSms } from "@wuxing/platform/messages";
import { openPool } from "@wuxing/platform/postgres";
import type { Pool } from "pg";
import { z } from "zod";
import { compose } from "../../apps/server/compose.ts";
import { seedCity } from "../../apps/server/demo/seedCity.ts";
import { seedYear } from "../../apps/server/demo/seedYear.ts";
import { startProvider } from "../../apps/server/portal/testing/startProvider.ts";
import { known, type Sender, type Senders, sendersOf } from "./senders.ts";
import { type Schema, type Target, targetsOf } from "./Target.ts";

export interface FuzzCase {
  readonly number: string;
  readonly actions: Readonly<Record<string, Schema>>;
}

export interface FuzzWorld {
  readonly port: number;
  readonly targets: readonly Target[];
  readonly senders: readonly Sender[];
  readonly cases: readonly FuzzCase[];
  /** What may be done with the request that a sender has shown to be his. */
  readonly own: FuzzCase;
  /** Values that exist, by the name of the parameter of an address that takes them. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Invented, and known to the server as somebody's: no stranger and no error may show it. */
  readonly personal: readonly string[];
  /** The identity provider: the only place outside where the server may lead a browser. */
  readonly provider: string;
  /** Of the owner, for looking at all tables. */
  readonly owner: Pool;
  /** Faults as the server met them, since it was last asked. */
  readonly faults: () => readonly string[];
  readonly keptFiles: () => Promise<readonly string[]>;
  readonly end: () => Promise<void>;
}

const reporter = { name: "言无忌惮", phone: "19900000417" };

/** The real server, listening, with some weeks of the test city's work in the database at `url` (of its owner, migrated). */
export async function fuzzWorld(url: string): Promise<FuzzWorld> {
  const owner = openPool(url, { max: 2 });
  await seedCity(owner);
  for (const area of areas) await area.begin?.(owner);
  const provider = await startProvider(known, "http://127.0.0.1/mine/real-name/done");
  const folder = await mkdtemp(join(tmpdir(), "wuxing-fuzz-"));
  const composed = await compose({
    databaseUrl: url,
    areas,
    filesFolder: folder,
    origin: "http://127.0.0.1",
    secret: "a secret of the fuzz run, of no use elsewhere",
    limits: false,
    demo: true,
    log: false,
    sms: demoSms,
    realName: {
      ...provider,
      claims: { name: "name", number: "citizen_number", firms: "represents" },
      ask: outgoing([{ origin: provider.issuer, inner: true }]),
    },
  });
  const { http, platform } = composed;
  await seedYear({ pool: owner, casework: { ...platform.casework, pool: owner }, city: platform.city }, areas, 25, 4);
  const faults: string[] = [];
  const causes = new WeakMap<object, Error>();
  http.addHook("onError", async (request, _reply, error) => void causes.set(request, error));
  http.addHook("onResponse", async (request, { statusCode }) => {
    const cause = causes.get(request)?.stack?.split("\n").slice(0, 8).join("\n");
    if (statusCode >= 500) faults.push(`cause at ${request.routeOptions.url}: ${cause ?? "unknown"}`);
  });
  await http.listen({ host: "127.0.0.1", port: 0 });
  const { port } = http.server.address() as AddressInfo;
  const own = await ownRequest(platform);
  await composed.settle();
  const document = await (await fetch(`http://127.0.0.1:${port}/api/openapi.json`)).json();
  const senders = await sendersOf(port, { number: own, phone: reporter.phone }, provider);
  const inputs = new Map([...platform.casework.procedures].map(([type, { actions }]) => [type, inputsOf(actions)]));
  return {
    port,
    targets: targetsOf(routesOf(http), document),
    senders: senders.senders,
    cases: (await casesOf(owner)).map(({ number, type }) => ({ number, actions: inputs.get(type) ?? {} })),
    own: { number: own, actions: inputs.get("hotline.request") ?? {} },
    known: await knownOf(owner, own, senders),
    personal: [reporter.name, reporter.phone, ...senders.personal],
    provider: provider.issuer,
    owner,
    faults: () => faults.splice(0),
    keptFiles: () => readdir(folder),
    end: async () => {
      await composed.close();
      await provider.end();
      await owner.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const inputsOf = (actions: Readonly<Record<string, { readonly input: z.ZodType }>>): Record<string, Schema> =>
  Object.fromEntries(
    Object.entries(actions).map(([name, { input }]) => [
      name,
      z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema,
    ]),
  );

/** A request of somebody whose name and phone we know. */
async function ownRequest(platform: Awaited<ReturnType<typeof compose>>["platform"]): Promise<string> {
  const request = { text: "楼道里堆满了杂物，消防通道走不通。", kind: "complaint", division: "360302004" };
  const sent = { ...request, channel: "web" as const, publish: false };
  const outcome = await openRequestCase(platform, anonymous, randomUUID(), sent, reporter);
  return outcome.case.number;
}

/** Of each kind and state some: their numbers. */
async function casesOf(owner: Pool): Promise<{ number: string; type: string }[]> {
  const { rows } = await owner.query<{ number: string; type: string }>(
    `SELECT number, type FROM (
       SELECT number, type, row_number() OVER (PARTITION BY type, state ORDER BY id) AS nth FROM cases) ranked
     WHERE nth <= 4 ORDER BY number`,
  );
  return rows;
}

async function knownOf(owner: Pool, own: string, { firm, recovery }: Senders): Promise<FuzzWorld["known"]> {
  const cases = (await casesOf(owner)).map(({ number }) => number);
  const { rows } = await owner.query<{ id: string }>("SELECT id FROM notices");
  const notices = rows.map(({ id }) => id);
  const service = ["lighting", "roads", "001"];
  return {
    number: [own, own, ...cases],
    id: [...notices, randomUUID()],
    file: [`${own}.json`, `${own}.xml`, ...service.map((one) => `${one}.json`), "x.y.z", ".", "..json"],
    uscc: [firm],
    token: [recovery],
    "*": ["icon.svg", "", ".", "index.html"],
  };
}
