import { areas } from "@wuxing/areas";
import { openPool } from "@wuxing/platform/postgres";
import Excel from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedYear } from "../demo/seedYear.ts";
import { signedIn, type TestServer, testServer } from "../testServer.ts";

const month = "2026-10";
let server: TestServer;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  server = await testServer("2026-11-20T02:00:00.000Z");
  const { casework, city } = server.platform;
  const owner = openPool(server.database.url, { max: 2 });
  await seedYear({ pool: owner, casework: { ...casework, pool: owner }, city }, areas, 70, 6);
  await owner.end();
  for (const username of ["leader1", "head-cgj"]) cookies[username] = await signedIn(server, username);
}, 60_000);
afterAll(() => server.end());

async function read(url: string, username = "leader1") {
  const answer = await server.http.inject({ url, headers: { cookie: cookies[username] ?? "" } });
  expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
  return answer.json();
}

/** How many cases stand in the list that an address of the desk opens, page after page. */
async function countBehind(href: string, username?: string): Promise<number> {
  const { searchParams } = new URL(href, "http://desk");
  const route = searchParams.has("measure") ? "/api/figures/cases" : "/api/desk/cases";
  const numbers = new Set<string>();
  for (;;) {
    const page = await read(`${route}?${searchParams}`, username);
    for (const { number } of page.lines) numbers.add(number);
    if (!page.next) return numbers.size;
    searchParams.set("cursor", page.next);
  }
}

test.each(["leader1", "head-cgj"])(
  "every number of a tile opens exactly the cases that it counts, for %s",
  async (who) => {
    const { tiles, byUnit } = await read(`/api/figures?month=${month}`, who);
    let shares = 0;
    for (const tile of tiles) {
      if (tile.unit === "count") {
        expect(await countBehind(tile.href, who), tile.key).toBe(tile.value);
        continue;
      }
      const [met, unmet] = tile.lists;
      expect(await countBehind(met.href, who), `${tile.key}, met`).toBe(met.count);
      expect(await countBehind(unmet.href, who), `${tile.key}, not met`).toBe(unmet.count);
      expect(tile.href, "the share itself opens its numerator").toBe(met.href);
      expect(tile.value).toBeCloseTo((100 * met.count) / (met.count + unmet.count), 0);
      if (unmet.count > 0) shares++;
    }
    if (who === "leader1") expect(shares, "shares of which all is met prove nothing").toBeGreaterThan(2);
    for (const row of byUnit.slice(0, 3))
      expect(await countBehind(`${row.href}&measure=rated`, who), row.unit.code).toBe(row.rated);
  },
);

test("the public figures open exactly the published cases that they count", async () => {
  const page = await server.http.inject({ url: `/figures?month=${month}`, headers: { accept: "text/html" } });
  const links = [...page.body.matchAll(/<li><a href="(\/cases[^"]*)">([^<]*?) ([\d ]+) 件<\/a><\/li>/gu)];
  expect(links.length).toBeGreaterThan(10);
  for (const [, href = "", name, count] of links) {
    const url = href.replaceAll("&amp;", "&");
    const list = await server.http.inject({ url, headers: { accept: "text/html" } });
    const total = /共 ([\d ]+) 件/u.exec(list.body)?.[1];
    expect(total, `${name}: ${url}`).toBe(count);
  }
});

test("what no figure counts by is refused in both languages, and outsiders see no list", async () => {
  const leader = { cookie: cookies.leader1 ?? "" };
  for (const query of ["measure=x", "measure=inTime&list=mine", "measure=inTime&cursor=x", "measure=inTime&month=1"]) {
    const answer = await server.http.inject({ url: `/api/figures/cases?${query}`, headers: leader });
    expect(answer.statusCode, query).toBe(400);
    expect(answer.json().faults[0].reason.zh, query).toMatch(/\p{Script=Han}/u);
  }
  expect((await server.http.inject("/api/figures/cases?measure=inTime")).statusCode).toBe(401);
  const unknown = await server.http.inject({ url: "/cases?measure=x", headers: { accept: "application/json" } });
  expect(unknown.statusCode).toBe(400);
});

test.each(["unit", "layer", "topic", "division", "month"])(
  "the three rates by %s: every number of a row opens exactly the cases that it counts",
  async (by) => {
    const { rates, rows } = await read(`/api/figures/rates?period=2026-Q4&by=${by}`);
    expect(rates.map(({ key }: { key: string }) => key).slice(0, 3)).toEqual(["response", "solution", "satisfaction"]);
    for (const { formula } of rates)
      expect([formula.zh, formula.en].every((words: string) => words.includes("÷"))).toBe(true);
    expect(rows[0].code, "all of them first").toBeNull();
    let divided = 0;
    for (const row of [rows[0], rows.at(1), rows.at(-1)]) {
      const lists = [
        row.received,
        ...row.standings,
        ...row.rates.flatMap((rate: { met: object; unmet: object }) => [rate.met, rate.unmet]),
      ];
      for (const { count, href } of lists) expect(await countBehind(href), href).toBe(count);
      for (const { value, met, unmet } of row.rates)
        if (value !== null) {
          expect(value).toBeCloseTo(met.count / (met.count + unmet.count), 9);
          divided++;
        }
    }
    expect(divided, "rows without a rate prove nothing").toBeGreaterThan(5);
    const { rows: fewer } = await read(`/api/figures/rates?period=2026-Q4&by=${by}`, "head-cgj");
    expect(fewer[0].received.count, "a head counts what he may see").toBeLessThan(rows[0].received.count);
  },
);

test("the rates as a workbook: every row with its counts, and the formulas on a sheet of their own", async () => {
  const cookie = cookies.leader1 ?? "";
  const url = "/api/figures/rates.xlsx?period=2026-Q4&by=layer";
  const answer = await server.http.inject({ url, headers: { cookie } });
  expect(answer.headers["content-disposition"]).toContain(encodeURIComponent("三率 2026-Q4.xlsx"));
  const workbook = new Excel.Workbook();
  await workbook.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
  const { rates, rows } = await read("/api/figures/rates?period=2026-Q4&by=layer");
  const [sheet, formulas] = workbook.worksheets;
  expect(sheet?.rowCount).toBe(rows.length + 2);
  const [first] = rows;
  const cells = sheet?.getRow(3).values as unknown[];
  expect(cells.slice(2, 6)).toEqual([
    first.received.count,
    first.rates[0].value,
    first.rates[0].met.count,
    first.rates[0].unmet.count,
  ]);
  expect(formulas?.getColumn(2).values.slice(1)).toEqual(
    rates.map(({ formula }: { formula: { zh: string } }) => formula.zh),
  );
  expect((await server.http.inject(url)).statusCode).toBe(401);
});
