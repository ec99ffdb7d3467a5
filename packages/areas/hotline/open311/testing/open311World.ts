import { randomUUID } from "node:crypto";
import { chinaCalendar } from "@wuxing/kernel/calendar";
import type { Actor } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import type { Platform } from "@wuxing/platform/area";
import { type Casework, createIntake, getCaseByNumber, handle } from "@wuxing/platform/casework";
import { cityOf, type Division } from "@wuxing/platform/city";
import { createHttp, type Http } from "@wuxing/platform/http";
import { openVault, type Vault } from "@wuxing/platform/personal";
import { testDatabase } from "@wuxing/platform/testing";
import { divisions, units } from "@wuxing/platform/testing/city";
import { requestProcedure } from "../../procedure.ts";
import { hotlineRules } from "../../rules.ts";
import { sampleDuties } from "../../sample/sampleDuties.ts";
import { open311Routes } from "../index.ts";

export type Line = Record<string, unknown>;
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly json: () => Line[];
}

/** A request as a client may send it; it names a person and a place that outsiders must not see. */
export const lamp = {
  service_code: "roads.lamp",
  address_string: "萍乡市安源区东大街街道人民路 12 号",
  description: "路灯不亮，晚上看不见路，请联系我 13812345678。",
};

interface Injected {
  readonly statusCode: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

const agent: Actor = { kind: "staff", id: "agent", posts: [{ unit: "px-12345", role: "agent" }] };
const form = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };

/** The city on this database, with the clock of `world`. */
function platformOn(pool: Platform["pool"], vault: Vault, world: { readonly now: string }): Platform {
  const casework: Casework = {
    pool,
    vault,
    procedures: new Map([[requestProcedure.type, requestProcedure]]),
    almanac: { calendar: chinaCalendar, rules: ruleBook(hotlineRules), duties: sampleDuties },
    now: () => world.now,
    projections: [],
  };
  const city = cityOf(
    units.map((unit) => ({ ...unit, parent: unit.parent ?? null })),
    divisions.map(({ code, name, level, parent = null }): Division => ({ code, name, level, parent })),
    [],
  );
  const noFiles = {
    keep: refuseFiles,
    find: async () => new Map(),
    give: refuseFiles,
    scan: refuseFiles,
    sweep: async () => 0,
    uploads: {} as Platform["files"]["uploads"],
  };
  const readAs = () => pool;
  const { log, draws, certificates } = {} as Platform;
  const intake = createIntake(casework);
  return { pool, readAs, readWithin: readAs, casework, intake, city, files: noFiles, log, draws, certificates };
}

async function serve(platform: Platform, limited: boolean): Promise<Http> {
  const http = await createHttp({ log: false, limited, errorPage: async () => "" });
  open311Routes(http, platform);
  await http.ready();
  return http;
}

async function answer(asked: Promise<Injected>): Promise<Answer> {
  const { statusCode: status, headers, body } = await asked;
  return { status, type: String(headers["content-type"]), body, json: () => JSON.parse(body) as Line[] };
}

/** The Open311 routes on a real database of their own, with a clock that the test sets. */
export async function open311World() {
  const database = await testDatabase();
  const world = { now: "2026-11-25T02:00:00.000Z" };
  const platform = platformOn(database.pool, await openVault(database.pool), world);
  const http = await serve(platform, false);
  const get = (path: string) => answer(http.inject({ url: `/open311/v2${path}` }));
  const post = (fields: Record<string, string>, path = "/requests.json", to = http) => {
    const payload = new URLSearchParams(fields).toString();
    return answer(to.inject({ method: "POST", url: `/open311/v2${path}`, headers: form, payload }));
  };
  const caseOf = (number: string) => getCaseByNumber(database.pool, number);
  return Object.assign(world, {
    http,
    pool: database.pool,
    vault: platform.casework.vault,
    server: (limited: boolean) => serve(platform, limited),
    get,
    post,
    postJson: (payload: object) => answer(http.inject({ method: "POST", url: "/open311/v2/requests.json", payload })),
    caseOf,
    /** Brings a request and gives its number. */
    bring: async (fields: Record<string, string>): Promise<string> => {
      const taken = await post(fields);
      if (taken.status !== 201) throw new Error(`not taken: ${taken.body}`);
      return String(taken.json()[0]?.service_request_id);
    },
    /** A request as anybody sees it. */
    shown: async (number: string, query = ""): Promise<Line> =>
      (await get(`/requests/${number}.json${query}`)).json()[0] ?? {},
    act: async (number: string, action: string, input: object): Promise<void> => {
      const { id } = await caseOf(number);
      await handle(platform.casework, { caseId: id, action, input, actor: agent, commandId: randomUUID() });
    },
    close: async (): Promise<void> => {
      await http.close();
      await database.close();
    },
  });
}

function refuseFiles(): never {
  throw new Error("Open311 keeps no files");
}
