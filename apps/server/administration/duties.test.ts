import { randomUUID } from "node:crypto";
import { openRequestCase } from "@wuxing/areas/hotline";
import { replayRegisters } from "@wuxing/platform/registers";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "../testServer.ts";

let server: TestServer;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  server = await testServer(new Date().toISOString());
  for (const name of ["admin1", "coordinator1", "officer-cgj", "dispatcher1"])
    cookies[name] = await signedIn(server, name);
}, 60_000);
afterAll(() => server.end());

const day = (later: number) => new Date(Date.now() + 8 * 3_600_000 + later * 86_400_000).toISOString().slice(0, 10);
const ask = (who: string, url: string, payload?: object) =>
  server.http.inject({
    ...{ method: payload ? "POST" : "GET", url, headers: { cookie: cookies[who] ?? "" } },
    ...(payload ? { payload } : {}),
  });
const wish = (more: object) => ({
  ...{ commandId: randomUUID(), topic: "roads.lamp", place: "360302", unit: "px-cgj", joint: null, since: day(0) },
  ...{ source: "会议纪要", ...more },
});
const table = async () => (await ask("coordinator1", "/api/admin/duties")).json();
const request = async (text: string, division: string) => {
  const citizen = { kind: "citizen", id: "c", posts: [] } as const;
  const sent = { text, division, channel: "web", publish: false };
  return (await openRequestCase(server.platform, citizen, randomUUID(), sent, {})).case;
};
const proposed = async (number: string) => {
  const view = (await ask("dispatcher1", `/api/cases/${number}`)).json();
  return view.actions
    .find(({ name }: { name: string }) => name === "dispatch")
    ?.fields.find(({ name }: { name: string }) => name === "unit")?.value;
};

test("the table begins with the program's own topics, as entries like everything in it", async () => {
  const { rows, topics } = await table();
  const lamp = rows.filter(({ topic }: { topic: string }) => topic === "roads.lamp");
  expect(lamp).toHaveLength(6);
  expect(new Set(rows.map(({ topic }: { topic: string }) => topic)).size).toBe(topics.length);
  expect((await replayRegisters(server.platform.pool)).differing).toEqual([]);
});

test("the city's coordinators keep it, and administrators; nobody else sees or changes it, nor they other registers by it", async () => {
  for (const url of ["/api/admin/duties", "/api/admin/duties/table.xlsx", "/api/admin/duties/table.csv"]) {
    expect((await ask("", url)).statusCode).toBe(401);
    expect((await ask("officer-cgj", url)).statusCode).toBe(403);
    for (const who of ["admin1", "coordinator1"]) expect((await ask(who, url)).statusCode).toBe(200);
  }
  for (const path of ["", "/trial"]) {
    expect((await ask("officer-cgj", `/api/admin/duties${path}`, wish({}))).statusCode).toBe(403);
    expect((await ask("", `/api/admin/duties${path}`, wish({}))).statusCode).toBe(401);
  }
  const people = await importing("用户名,姓名,单位,岗位\nnew-one,林新,市城管局,承办人\n");
  expect(people.statusCode).toBe(403);
});

describe("a change", () => {
  test("is tried first: which open requests would go elsewhere, by number, and nothing is written", async () => {
    const moving = await request("人民路的路灯不亮，晚上黑漆漆的。", "360302004");
    const staying = await request("人民路的路灯不亮，晚上黑漆漆的。", "360313");
    const trial = (await ask("coordinator1", "/api/admin/duties/trial", wish({}))).json();
    expect(trial).toMatchObject({ faults: [], changes: 2, moved: { count: 1, whole: true } });
    expect(trial.moved.first).toEqual([{ number: moving.number, state: "received", from: "px-360302", to: "px-cgj" }]);
    expect(await proposed(moving.number)).toBe("px-360302");
    expect(await proposed(staying.number)).toBe("px-360313");
  });

  test("holds from its day on, in the proposals for requests that are open already; a repetition does nothing", async () => {
    const { number } = await request("路灯不亮，请派人修。", "360302004");
    const town = wish({ place: "360302004", unit: "px-360302004", joint: "px-cgj" });
    expect((await ask("coordinator1", "/api/admin/duties", town)).json()).toMatchObject({ written: 1 });
    expect((await ask("coordinator1", "/api/admin/duties", town)).json()).toMatchObject({ written: 0 });
    expect(await proposed(number)).toBe("px-360302004");
    const suggested = (
      await ask("dispatcher1", `/api/hotline/suggest?text=${encodeURIComponent("路灯不亮")}&division=360302004`)
    ).json();
    expect(suggested.units.map(({ unit }: { unit: { code: string } }) => unit.code)).toEqual([
      ...["px-360302004", "px-cgj", "px-360302"],
    ]);
    const later = wish({ place: "360302004", unit: "px-360302", since: day(9) });
    expect((await ask("coordinator1", "/api/admin/duties", later)).json()).toMatchObject({ written: 2 });
    expect(await proposed(number)).toBe("px-360302004");
    expect((await replayRegisters(server.platform.pool)).differing).toEqual([]);
  });

  test("that is wrong is told at its field: what is unknown, what has been, a gap, a unit that joins itself", async () => {
    const faults = async (more: object) => {
      const answer = await ask("coordinator1", "/api/admin/duties", wish(more));
      expect(answer.statusCode).toBe(400);
      return answer
        .json()
        .faults.map(({ field, reason }: { field: string; reason: { zh: string } }) => `${field} ${reason.zh}`);
    };
    expect(await faults({ topic: "no.such" })).toEqual([expect.stringMatching(/^topic 没有主题/u)]);
    expect(await faults({ place: "999999" })).toEqual([expect.stringMatching(/^place 没有区划/u)]);
    expect(await faults({ unit: "px-none" })).toEqual([expect.stringMatching(/^unit 没有单位/u)]);
    expect(await faults({ joint: "px-cgj" })).toEqual([expect.stringMatching(/^joint 协办单位不能/u)]);
    expect(await faults({ place: "360321", since: day(-1) })).toEqual(
      expect.arrayContaining([expect.stringMatching(/^since 生效日最早是今天/u)]),
    );
    expect(await faults({ place: "360300", unit: null })).toEqual([expect.stringMatching(/^until .*没有承办单位/u)]);
  });

  test("a unit of the table does not end before its rows go to another", async () => {
    const { rows } = await server.platform.pool.query("SELECT * FROM units WHERE code = 'px-cl'");
    const { short_name, ...unit } = rows[0];
    const after = { ...unit, short_name, until: day(1) };
    const changes = [{ register: "units", key: "px-cl", after }];
    const sent = { commandId: randomUUID(), changes, source: "机构改革", reason: "", effectiveOn: day(1) };
    const answer = await ask("admin1", "/api/admin/changes", sent);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain("派单表里 1 行");
  });
});

const importing = (file: string | Buffer, trial = false) => {
  const form = new FormData();
  form.set("file", new Blob([file as BlobPart]), "派单表.csv");
  const url = `/api/admin/duties/import?commandId=${randomUUID()}${trial ? "&trial=1" : ""}`;
  return server.http.inject({ method: "POST", url, headers: { cookie: cookies.coordinator1 ?? "" }, payload: form });
};

describe("as a table", () => {
  test.each(["xlsx", "csv"])("taken out as %s and in again it changes nothing", async (format) => {
    const out = await ask("coordinator1", `/api/admin/duties/table.${format}`);
    const report = (await importing(out.rawPayload, true)).json();
    expect(report).toMatchObject({ faults: [], rows: [], done: false });
  });

  test("what was edited in it is tried, and then written; a cell that is wrong is named by row and column", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await ask("coordinator1", "/api/admin/duties/table.xlsx")).rawPayload as never);
    const sheet = workbook.worksheets[0];
    sheet?.eachRow((row) => {
      if (row.getCell(1).value === "water.river" && row.getCell(3).value === "莲花县")
        row.getCell(4).value = "市水利局";
    });
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const open = await request("河道里有人采砂，河堤快塌了。", "360321");
    expect((await importing(bytes, true)).json()).toMatchObject({
      ...{ faults: [], done: false, rows: [{ what: "ended" }, { what: "added" }] },
      moved: { count: 1, first: [{ number: open.number, from: "px-360321", to: "px-slj" }] },
    });
    expect((await importing(bytes)).json()).toMatchObject({ done: true });
    expect(await proposed(open.number)).toBe("px-slj");
    const wrong = (await importing("主题编码,地点,承办单位\nroads.lamp,安源区,没有的局\n")).json();
    expect(wrong.faults).toMatchObject([{ row: 2, column: { zh: "承办单位" } }]);
  });
});
