import { randomUUID } from "node:crypto";
import type { Actor } from "@wuxing/kernel/procedure";
import { changeRegister, replayRegisters, tryRegister } from "@wuxing/platform/registers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestCommand, staff, type TestServer, testServer } from "../testServer.ts";
import { type Asked, commandOf, reasonsOf } from "./testing/commandOf.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.end());

const admin: Actor = { ...staff("px-ggj", "administrator"), id: "admin1" };
const change = (asked: Asked, actor = admin) => changeRegister(server.registers, commandOf(asked, actor));
const faults = async (asked: Asked, actor = admin) =>
  reasonsOf((await tryRegister(server.registers, commandOf(asked, actor))).faults);

const unit = (code: string, more: object = {}) => ({
  register: "units" as const,
  key: code,
  after: {
    ...{ code, name: { zh: `试办${code}`, en: code }, short_name: { zh: `试办${code}`, en: code }, aliases: [] },
    ...{ layer: "city", division: "360300", parent: null, since: "2026-11-02", until: null, ...more },
  },
});
const person = (username: string, more: object = {}) => ({
  register: "people" as const,
  key: username,
  after: { username, name: { zh: "新同事", en: "New Colleague" }, since: "2026-11-02", until: null, ...more },
});
const post = (user: string, where: string, role: string, since: string, until: string | null = null) => ({
  register: "posts" as const,
  key: `${user}/${where}/${role}/${since}`,
  after: { user_id: user, unit: where, role, since, until },
});

test("the demo's rows are the registers' beginning: their entries add up to the tables", async () => {
  const { differing, rows, entries } = await replayRegisters(server.platform.pool);
  expect(differing).toEqual([]);
  expect(rows).toBeGreaterThan(300);
  expect(entries).toBe(rows);
});

describe("changing a register", () => {
  test("writes rows and entries together, and a repetition does nothing", async () => {
    const command = commandOf(
      [unit("t-one"), person("newone"), post("newone", "t-one", "officer", "2026-11-02")],
      admin,
    );
    const first = await changeRegister(server.registers, command);
    expect(first).toMatchObject({ repeated: false, written: [{ before: null }, { before: null }, { before: null }] });
    expect(await changeRegister(server.registers, command)).toMatchObject({ repeated: true });
    const { rows } = await server.platform.pool.query(
      "SELECT register, key, actor, before, source, effective_on FROM register_entries WHERE command_id = $1 ORDER BY seq",
      [command.commandId],
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({
      ...{ register: "units", key: "t-one", actor: "admin1", before: null },
      ...{ source: "测试", effective_on: "2026-11-02" },
    });
    await expect(
      change([unit("t-other")], admin).then(() =>
        changeRegister(server.registers, { ...command, changes: [unit("t-x")] }),
      ),
    ).rejects.toMatchObject({ code: "conflict" });
    expect((await replayRegisters(server.platform.pool)).differing).toEqual([]);
  });

  test("sent twice at once is done once", async () => {
    const command = commandOf([unit("t-twice")], admin);
    const both = await Promise.all([
      changeRegister(server.registers, command),
      changeRegister(server.registers, command),
    ]);
    expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
  });

  test("is for administrators, and for nobody else", async () => {
    for (const actor of [staff("px-cgj", "head"), staff("px-12345", "dispatcher"), staff("px-zfb", "leader")])
      await expect(change([unit("t-two")], actor)).rejects.toMatchObject({ code: "notAllowed" });
    const { rows } = await server.platform.pool.query("SELECT 1 FROM units WHERE code = 't-two'");
    expect(rows, "nothing is left behind").toEqual([]);
  });

  test("is all or nothing, and every fault is named by its change and its field", async () => {
    const asked = [unit("t-three"), post("nobody", "t-three", "officer", "2026-11-02"), unit("T!", {})];
    const failed = await change(asked).catch((error) => error);
    expect(failed).toMatchObject({ code: "invalidInput", faults: [{ field: "2.code" }] });
    await expect(change(asked.slice(0, 2))).rejects.toMatchObject({ faults: [{ field: "1.user_id" }] });
    const { rows } = await server.platform.pool.query("SELECT 1 FROM units WHERE code = 't-three'");
    expect(rows).toEqual([]);
  });

  test("history can only grow, also for who owns the database's rights of the server", async () => {
    const { pool } = server.platform;
    await expect(pool.query("UPDATE register_entries SET reason = ''")).rejects.toThrow();
    await expect(pool.query("DELETE FROM register_entries")).rejects.toThrow();
  });
});

describe("what may not be is refused, and what to mend is said", () => {
  test("a circle of units, one that is not there, and a layer that does not fit", async () => {
    expect(await faults([unit("t-a", { parent: "t-b" }), unit("t-b", { parent: "t-a" })])).toEqual([
      ...["0.parent 上级单位绕成了圈，请另选上级", "1.parent 上级单位绕成了圈，请另选上级"],
    ]);
    expect(await faults([unit("t-a", { parent: "t-none" })])).toEqual([expect.stringContaining("没有上级单位 t-none")]);
    expect(await faults([unit("t-a", { layer: "county" })])).toEqual([expect.stringContaining("层级与区划不符")]);
    expect(await faults([unit("t-a", { name: { zh: "萍乡市城市管理局", en: "x" } })])).toEqual([
      expect.stringContaining("px-cgj"),
    ]);
  });

  test("a unit with open cases, posts or units below it cannot end, and how many there are is said", async () => {
    const opened = await server.platform.intake(requestCommand());
    await server.platform.pool.query("UPDATE cases SET unit = 'px-cgj' WHERE id = $1", [opened.case.id]);
    const { rows } = await server.platform.pool.query("SELECT * FROM units WHERE code = 'px-cgj'");
    const closing = [{ register: "units" as const, key: "px-cgj", after: { ...rows[0], until: "2026-12-01" } }];
    expect(await faults(closing)).toEqual([
      "0.until 不能停用，还有 1 件在办，请先转给别的单位；2 个在任岗位，请先终止；派单表里 13 行，请先改派",
    ]);
    const county = await server.platform.pool.query("SELECT * FROM units WHERE code = 'px-360302'");
    expect(
      await faults([{ register: "units", key: "px-360302", after: { ...county.rows[0], until: "2026-12-01" } }]),
    ).toEqual([expect.stringMatching(/\d+ 个下级单位/u)]);
  });

  test("posts that overlap, or go beyond unit and account", async () => {
    expect(await faults([post("officer-cgj", "px-cgj", "officer", "2026-11-02")])).toEqual([
      expect.stringContaining("与同一岗位的另一段任期（2020-01-01 — ）重叠"),
    ]);
    await change([person("shortly", { until: "2027-01-01" }), unit("t-late", { since: "2026-12-01" })]);
    expect(await faults([post("shortly", "px-cgj", "officer", "2026-11-02")])).toEqual([
      expect.stringContaining("账号在这段时间里并不都有效"),
    ]);
    expect(await faults([post("officer-cgj", "t-late", "officer", "2026-11-02")])).toEqual([
      expect.stringContaining("单位在这段时间里并不都存在"),
    ]);
    expect(await faults([post("officer-cgj", "px-cgj", "officer", "2020-01-01", "2026-11-01")])).toEqual([
      expect.stringContaining("终止日不能早于今天"),
    ]);
  });

  test("an administrator's own posts: he neither ends one nor gives himself another, by a post or by a cover; another does", async () => {
    const own = "0.user_id 自己的岗位不能自己改，也不能给自己加岗位，请由另一位管理员来做";
    for (const role of ["dispatcher", "officer", "administrator"])
      expect(await faults([post("admin1", "px-12345", role, "2026-11-02")])).toEqual([own]);
    expect(await faults([post("admin1", "px-ggj", "administrator", "2020-01-01", "2027-01-01")])).toContain(own);
    const id = randomUUID();
    const cover = { from_user: "officer-ggj", to_user: "admin1", unit: "px-ggj", role: "officer" };
    const after = { id, ...cover, since: "2026-11-02", until: "2026-11-10", reason: "休假" };
    const taken = [{ register: "delegations" as const, key: id, after }];
    expect(await faults(taken)).toContain("0.to_user 不能给自己安排代班，请由岗位本人或另一位管理员来做");
    await change([post("officer-ggj", "px-ggj", "administrator", "2026-11-02")]);
    const second: Actor = { ...admin, id: "officer-ggj" };
    expect(await faults(taken, second)).toEqual([]);
    expect(await faults([post("admin1", "px-12345", "officer", "2026-11-02")], second)).toEqual([]);
    await change([post("officer-ggj", "px-ggj", "administrator", "2026-11-02", "2026-11-02")]);
  });

  test("the last administrator, and an administrator's own account", async () => {
    const last = [post("admin1", "px-ggj", "administrator", "2020-01-01", "2026-11-02")];
    expect(await faults(last, { ...admin, id: "system", kind: "system" })).toEqual([
      expect.stringContaining("至少要留一位管理员"),
    ]);
    const more = [...last, post("officer-ggj", "px-ggj", "administrator", "2026-11-02")];
    expect(await faults(more, { ...admin, id: "system", kind: "system" })).toEqual([]);
    expect(await faults([person("admin1", { since: "2019-01-01", until: "2026-12-01" })])).toEqual([
      expect.stringContaining("不能停用自己的账号"),
      expect.stringContaining("还有 1 个岗位"),
    ]);
  });

  test("a unit for which a machine acts cannot end, and the machine is named", async () => {
    const { pool } = server.platform;
    await change([unit("t-machine")]);
    const closing = [unit("t-machine", { until: "2026-12-01" })];
    await pool.query(
      `INSERT INTO clients (id, name, unit, role, scopes, created_at)
       VALUES ('client-t', '试办业务系统', 't-machine', 'officer', '{requests:read}', now())`,
    );
    expect(await faults(closing)).toEqual(["0.until 不能停用，还有 1 个外部系统（试办业务系统），请先停用"]);
    await pool.query("UPDATE clients SET disabled_at = now() WHERE id = 'client-t'");
    expect(await faults(closing)).toEqual([]);
  });

  test("rows that others lean on are ended, never taken away", async () => {
    expect(await faults([{ register: "units", key: "px-cgj", after: null }])).toEqual([
      "0.until 不能删除，请填停用日期",
    ]);
  });
});

test("a unit's unified social credit code is a register: well formed, of one unit alone, and known at once", async () => {
  const code = (unit: string, uscc: string | null) => [
    { register: "codes" as const, key: unit, after: uscc === null ? null : { unit, uscc } },
  ];
  expect(await faults(code("px-cgj", "9I350100M000100Y43"))).toEqual([expect.stringMatching(/^0\.uscc /u)]);
  expect(await faults(code("px-none", "91350100M000100Y43"))).toEqual([expect.stringMatching(/^0\.unit 没有单位/u)]);
  await change(code("px-cgj", "91350100M000100Y43"), admin);
  await server.registers.refresh();
  expect(server.registers.city.uscc("px-cgj")).toBe("91350100M000100Y43");
  expect(await faults(code("px-jtj", "91350100M000100Y43"))).toEqual(["0.uscc 这个代码已是单位 px-cgj 的"]);
  await change(code("px-cgj", null), admin);
  expect((await replayRegisters(server.platform.pool)).differing).toEqual([]);
});

describe("leave cover", () => {
  const cover = (more: object = {}) => {
    const id = randomUUID();
    const after = {
      ...{ id, from_user: "head-cgj", to_user: "officer-cgj", unit: "px-cgj", role: "head" },
      ...{ since: "2026-11-02", until: "2026-11-10", reason: "休假", ...more },
    };
    return { register: "delegations" as const, key: id, after };
  };
  const head: Actor = { ...staff("px-cgj", "head"), id: "head-cgj" };

  test("may be given by who holds the post, and by nobody else but an administrator", async () => {
    await change([cover()], head);
    await expect(change([cover()], { ...staff("px-cgj", "officer"), id: "officer-cgj" })).rejects.toMatchObject({
      code: "notAllowed",
    });
    await expect(change([cover(), unit("t-five")], head)).rejects.toMatchObject({ code: "notAllowed" });
  });

  test("not to oneself, not beyond the post, not to another unit, not twice, not of the registers' keeper", async () => {
    const later = { since: "2026-12-01", until: "2026-12-10" };
    expect((await tryRegister(server.registers, commandOf([cover()], head))).faults).toMatchObject([
      { field: "since" },
    ]);
    expect(await faults([cover({ ...later, to_user: "head-cgj" })])).toEqual([
      "0.to_user 不能由自己代自己，请选一位同事",
    ]);
    expect(await faults([cover({ ...later, to_user: "officer-zjj" })])).toEqual([
      expect.stringContaining("同一单位的人"),
    ]);
    await change([post("head-cgj", "px-cgj", "officer", "2026-11-02", "2026-12-05")]);
    expect(await faults([cover({ ...later, role: "officer" })])).toEqual([expect.stringContaining("超出了本人任期")]);
    expect(await faults([cover({ ...later, since: "2026-10-01" })])).toContain("0.since 开始日不能早于今天");
    const keeper = { from_user: "admin1", to_user: "officer-ggj", unit: "px-ggj", role: "administrator" };
    expect(await faults([cover({ ...later, ...keeper })])).toEqual([expect.stringContaining("管理员岗位不能代班")]);
  });

  test("a colleague's post does not end before the cover that he gives by it", async () => {
    expect(await faults([post("officer-cgj", "px-cgj", "officer", "2020-01-01", "2026-11-05")])).toEqual([
      expect.stringContaining("替同事代 1 项班"),
    ]);
    expect(await faults([post("officer-cgj", "px-cgj", "officer", "2020-01-01", "2026-11-10")])).toEqual([]);
  });

  test("a post does not end before the cover of it", async () => {
    expect(await faults([post("head-cgj", "px-cgj", "head", "2020-01-01", "2026-11-05")])).toEqual([
      expect.stringContaining("1 项代班超出这段任期"),
    ]);
  });
});

describe("collective names", () => {
  const group = (name: string, more: object = {}) => ({
    register: "groups" as const,
    key: name,
    after: { name, aliases: [], units: ["px-cgj", "px-zjj"], open: false, ...more },
  });

  test("are a register: entered, changed, taken away, replayed, and what a notice means by them follows at once", async () => {
    const { city } = server.platform;
    await change([group("市城建口各部门", { aliases: ["城建口"] })]);
    await server.registers.refresh();
    expect(city.resolve("城建口")).toEqual({ units: ["px-cgj", "px-zjj"], open: false });
    await change([group("市城建口各部门", { units: ["px-cgj"], open: true })]);
    await server.registers.refresh();
    expect(city.resolve("市城建口各部门")).toEqual({ units: ["px-cgj"], open: true });
    await change([{ register: "groups", key: "市城建口各部门", after: null }]);
    await server.registers.refresh();
    expect(city.resolve("市城建口各部门")).toBeUndefined();
    expect((await replayRegisters(server.platform.pool)).differing).toEqual([]);
  });

  test("name units that are there, by words that mean nothing else", async () => {
    expect(await faults([group("新统称", { units: ["px-cgj", "px-none"] })])).toEqual([
      "0.units 没有这些单位：px-none，请改正或去掉",
    ]);
    expect(await faults([group("市城管局"), group("新统称", { aliases: ["各县区", "新的"] })])).toEqual([
      "0.name “市城管局”已是单位或别的统称的名称，一个名称只能有一个意思",
      "1.aliases “各县区”已是单位或别的统称的名称，一个名称只能有一个意思",
    ]);
    await expect(change([group("新统称")], staff("px-cgj", "head"))).rejects.toMatchObject({ code: "notAllowed" });
  });

  test("of a unit that has ended stand for it no more", async () => {
    await change([unit("t-shut"), unit("t-stays"), group("两个试办", { units: ["t-shut", "t-stays"] })]);
    await change([unit("t-shut", { until: "2026-11-02" })]);
    await server.registers.refresh();
    expect(server.platform.city.resolve("两个试办")).toEqual({ units: ["t-stays"], open: false });
  });
});

test("closing an account ends its sessions and its password", async () => {
  const posts = [post("agent3", "px-12345", "agent", "2020-01-01", "2026-11-02")];
  await change([
    ...posts,
    person("agent3", { since: "2019-01-01", until: "2026-11-02", name: { zh: "应春晓", en: "Ying Chunxiao" } }),
  ]);
  const { rows } = await server.platform.pool.query(`SELECT 1 FROM account WHERE "userId" = 'agent3'`);
  expect(rows).toEqual([]);
});

test("the term after which personal data is erased is in days, and no slip makes it a short one", async () => {
  const term = (amount: number, unitOfTime: string) => ({
    register: "rules" as const,
    key: "privacy.retention.reporter/2026-12-01",
    after: {
      ...{ key: "privacy.retention.reporter", since: "2026-12-01", until: null, deemed: null },
      title: { zh: "保存期限", en: "Retention" },
      value: { amount, unit: unitOfTime },
      source: { title: "本市规定", mark: "T" },
    },
  });
  for (const wrong of [term(0, "calendarDay"), term(29, "calendarDay"), term(700, "workingDay")])
    expect((await faults([wrong])).join(), JSON.stringify(wrong.after.value)).toContain("保存期限用自然日");
  expect((await faults([term(30, "calendarDay")])).join()).not.toContain("保存期限用自然日");
});
