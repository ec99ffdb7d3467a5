import { randomUUID } from "node:crypto";
import type { Actor } from "@wuxing/kernel/procedure";
import { importRegisters, importTemplate, replayRegisters } from "@wuxing/platform/registers";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staff, type TestServer, testServer } from "../testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.end());

const admin: Actor = { ...staff("px-ggj", "administrator"), id: "admin1" };
const ask = (file: string | Uint8Array, { trial = false, commandId = randomUUID() as string } = {}) =>
  importRegisters(server.registers, {
    bytes: typeof file === "string" ? new TextEncoder().encode(file) : file,
    ...{ actor: admin, commandId, source: "名单.csv", trial },
  });
const told = ({ faults }: Awaited<ReturnType<typeof ask>>) =>
  faults.map(({ row, column, reason }) => `${row} ${column.zh} ${reason.zh}`);
const count = async () => (await server.platform.pool.query("SELECT count(*) AS n FROM register_entries")).rows[0].n;

const head = "用户名,姓名,单位,岗位,开始日期,结束日期\n";

test("a dry run names row and column of every fault and writes nothing; nothing is imported while one is left", async () => {
  const before = await count();
  const wrong = `${head}ok-one,林常青,市城管局,承办人,2026-11-02,
Wrong Name,林二,市城管局,承办人,2026-11-02,
ok-two,林三,没有的局,承办人,2026-11-02,
ok-three,林四,市城管局,局长助理,2026-11-02,
ok-four,林五,市城管局,承办人,2026-02-30,
ok-one,林不同,市住建局,承办人,2026-11-02,
`;
  const lines = [
    "4 单位 没有单位“没有的局”，或不止一个：请先登记，或改写编码",
    "7 姓名 同一用户名前面写的是“林常青”，请改成一致",
    expect.stringMatching(/^3 用户名 用户名用 3 到 40/u),
    "5 岗位 岗位请从这些里选：话务员、派单员、承办人、单位负责人、五型办、领导、管理员、社会监督员",
    expect.stringMatching(/^6 开始日期 /u),
  ];
  for (const trial of [true, false]) {
    const report = await ask(wrong, { trial });
    expect(told(report)).toEqual(expect.arrayContaining(lines));
    expect(report).toMatchObject({ rows: [], done: false });
    for (const { column, reason } of report.faults)
      expect(`${column.en} ${reason.en}`).not.toMatch(/\p{Script=Han}{6}/u);
  }
  expect(await count()).toBe(before);
});

test("what the registers themselves refuse is named by row and column too", async () => {
  const late = `${head}officer-cgj,齐街净,px-cgj,承办人,2026-12-01,\n`;
  expect(told(await ask(late, { trial: true }))).toEqual([
    "2 开始日期 与同一岗位的另一段任期（2020-01-01 — ）重叠，请改日期",
  ]);
});

test("a right file is imported whole under one command id, and says what was added, changed and ended", async () => {
  const file = `${head}newcomer,林常青,市城管局,承办人,2026-11-02,
newcomer,林常青,市住建局,承办人,2026-12-01,2027-01-01
officer-cgj,齐街净,市城管局,承办人,,2026-12-31
`;
  const commandId = randomUUID();
  const trial = await ask(file, { trial: true, commandId });
  expect(trial.rows.map(({ row, register, what }) => `${row} ${register} ${what}`).sort()).toEqual([
    ...["2 people added", "2 posts added", "3 posts added", "4 posts ended"],
  ]);
  const before = await count();
  expect(await ask(file, { commandId })).toMatchObject({ faults: [], done: true });
  expect(await count()).toBe(before + 4);
  await ask(file, { commandId });
  expect(await count(), "a repetition adds nothing").toBe(before + 4);
  const { rows } = await server.platform.pool.query(`SELECT name FROM "user" WHERE username = 'newcomer'`);
  expect(rows).toEqual([{ name: "林常青 / 林常青" }]);
  expect((await replayRegisters(server.platform.pool)).differing).toEqual([]);
});

test("the template can be filled in as it is: units and their people in one file, a unit before its parent", async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await importTemplate()) as unknown as ArrayBuffer);
  const units = book.getWorksheet("单位");
  const row = ["t-parent", "新上级局", "", "", "", "", "市直", "萍乡市", "", new Date("2026-11-02"), ""];
  units?.addRow(row);
  if (units) units.getRow(2).getCell(9).value = "新上级局";
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const report = await ask(bytes, { trial: true });
  expect(told(report)).toEqual([]);
  expect(report.rows.map(({ register, key, what }) => `${register} ${key.split("/")[0]} ${what}`)).toEqual(
    expect.arrayContaining([
      "divisions 360399 added",
      "units px-lyzd added",
      "units t-parent added",
      "people officer-lyzd added",
      "posts officer-lyzd added",
    ]),
  );
});

test("GB18030 is read, and what is no table is refused with what to do", async () => {
  const gb = Buffer.from([
    0xd3, 0xc3, 0xbb, 0xa7, 0xc3, 0xfb, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x67, 0x62, 0x6f, 0x6e, 0x65, 0x2c, 0xc1,
    0xd6,
  ]);
  const report = await ask(new Uint8Array(gb), { trial: true });
  expect(report.rows).toMatchObject([{ register: "people", key: "gbone", after: { name: { zh: "林" } } }]);
  await expect(ask(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]))).rejects.toMatchObject({ code: "refused" });
  expect(told(await ask("hello\nworld\n", { trial: true }))[0]).toContain("没有可导入的行");
});

test("a name that fits two units stands for neither", async () => {
  await ask("单位编码,全称,别名,层级,区划\nt-twin1,同名所,,市直,360300\nt-twin2,另一所,同名所,市直,360300\n");
  expect(told(await ask(`${head}somebody,某人,同名所,承办人,,\n`, { trial: true }))).toEqual([
    "2 单位 没有单位“同名所”，或不止一个：请先登记，或改写编码",
  ]);
  expect(told(await ask(`${head}somebody,某人,t-twin2,承办人,,\n`, { trial: true }))).toEqual([]);
});
