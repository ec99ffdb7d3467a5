import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { openRequestCase } from "@wuxing/areas/hotline";
import type { Actor, Case } from "@wuxing/kernel/procedure";
import { createIntake, findCase, handle, verifyReplay } from "@wuxing/platform/casework";
import { caseForOnlooker } from "@wuxing/platform/desk";
import {
  accessesOf,
  askErasure,
  eraseDue,
  heldFor,
  openReporters,
  openVault,
  openWords,
  withdrawErasure,
} from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestCommand, staff, type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const agent = staff("px-12345", "agent");
const who = { name: "司徒明月", phone: "13912340000", citizenNumber: "11010519491231002X", address: "后埠街9号" };
const text = "我叫司徒明月，电话139 1234 0000，身份证11010519491231002X，卡6222020200112233445，路灯坏了一周。";
const command = (reporter: object = who, words = text) => ({
  ...requestCommand(words),
  reporter: { ...reporter, consentedAt: "2026-11-02T02:00:00.000Z" },
});
const act = (caseId: number, action: string, input: unknown, actor: Actor = agent) =>
  handle(server.platform.casework, { caseId, action, input, actor, commandId: randomUUID() });
/** The beginning of a picture: by this a file is known for one. */
const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
const citizen = (caseId: number): Actor => ({ kind: "citizen", id: "citizen", posts: [], proven: [caseId] });

/** Every table in which one of these texts stands, in clear or as bytes, whatever the column. */
async function whereIs(...texts: string[]): Promise<string[]> {
  const owner = openPool(server.database.url, { max: 1 });
  const { rows } = await owner.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
  );
  const needles = texts.flatMap((one) => [one, Buffer.from(one).toString("hex")]);
  const found: string[] = [];
  for (const { name } of rows) {
    const hit = await owner.query(
      `SELECT 1 FROM ${name} r WHERE EXISTS (SELECT FROM unnest($1::text[]) n WHERE strpos(r::text, n) > 0) LIMIT 1`,
      [needles],
    );
    if (hit.rows.length > 0) found.push(name);
  }
  await owner.end();
  return found;
}

const personsOf = async (ids: readonly number[]): Promise<Set<string>> => {
  const { rows } = await server.platform.pool.query<{ person: string }>(
    "SELECT person FROM reporters WHERE case_id = ANY($1)",
    [ids],
  );
  return new Set(rows.map(({ person }) => person));
};

describe("sealing", () => {
  test("no table holds name, phone, citizen number or card in clear, and the vault opens them again", async () => {
    const { case: c } = await server.platform.intake(command());
    await act(c.id, "addInformation", { note: "还有一盏，司徒明月，13700002222" }, citizen(c.id));
    await act(c.id, "accept", {});
    await act(c.id, "dispatch", { unit: "px-cgj", note: "请联系司徒明月13912340000" });
    await server.settle();
    expect(await whereIs(who.name, who.phone, "139 1234 0000", who.citizenNumber, "6222020200112233445")).toEqual([]);
    expect(await whereIs("13700002222")).toEqual([]);
    const { casework, pool } = server.platform;
    expect((await openReporters(casework.vault, pool, [c.id])).get(c.id)?.data).toEqual(who);
    const typed = await openWords(casework.vault, pool, [c.id]);
    expect([...typed.values()]).toEqual([
      { text },
      { note: "还有一盏，司徒明月，13700002222" },
      { note: "请联系司徒明月13912340000" },
    ]);
    const row = await pool.query("SELECT masked_name, masked_phone FROM reporters WHERE case_id = $1", [c.id]);
    expect(row.rows).toEqual([{ masked_name: "司**", masked_phone: "139****0000" }]);
  });

  test("what an agent writes down for the person is hidden like his own words; an office's number stays", async () => {
    const { case: c } = await server.platform.intake(command());
    await act(c.id, "addInformation", { note: "来电补充，也可打13700003333" });
    await act(c.id, "answerDirectly", { answer: "可拨打窗口电话0799-6666666。", asked: "satisfied" });
    await server.settle();
    const { rows } = await server.platform.pool.query<{ id: number }>("SELECT id FROM cases WHERE parent_id = $1", [
      c.id,
    ]);
    await act(rows[0]?.id ?? 0, "rateByPhone", { level: "satisfied", comment: "还可以，另打13700004444" });
    expect(await whereIs("13700003333", "13700004444")).toEqual([]);
    expect(await whereIs("0799-6666666")).toContain("public.entries");
  });

  test("one phone is one person, on servers that know nothing of each other and at the same time", async () => {
    const { casework, pool } = server.platform;
    const phones = ["13911110000", "13911110001", "13911110002"];
    const intakes = await Promise.all(
      Array.from({ length: 3 }, async () => createIntake({ ...casework, vault: await openVault(pool) })),
    );
    const opened = await Promise.all(
      Array.from({ length: 240 }, (_, i) =>
        intakes[i % 3]?.(command({ name: `李${i}`, phone: phones[Math.floor(i / 3) % 3] })),
      ),
    );
    const ids = opened.map((outcome) => outcome?.case.id ?? 0);
    expect((await personsOf(ids)).size).toBe(3);
    const reporters = await openReporters(await openVault(pool), pool, ids);
    expect(ids.map((id) => reporters.get(id)?.data.name)).toEqual(ids.map((_, i) => `李${i}`));
  });

  test("who has shown a phone to be his is given all that is held under it, and nobody else's", async () => {
    const { pool, casework } = server.platform;
    const mine = [command({ phone: "13911118888" }), command({ name: "李四", phone: "13911118888" })];
    const ids = (await Promise.all(mine.map((one) => server.platform.intake(one)))).map(({ case: c }) => c.id);
    await server.platform.intake(command({ phone: "13911117777" }));
    const held = await heldFor(pool, { phoneHash: casework.vault.hashPhone("13911118888") });
    expect(held.map(({ caseId }) => caseId).sort()).toEqual(ids.sort());
    expect(await heldFor(pool, { phoneHash: casework.vault.hashPhone("13900000000") })).toEqual([]);
    expect(await heldFor(pool, {})).toEqual([]);
  });

  test("who gives no phone is a person of his own, who says nothing is none, and a repeated command writes nothing", async () => {
    const alone = [command({ name: "张三" }), command({ name: "张三" })];
    const ids = (await Promise.all(alone.map((one) => server.platform.intake(one)))).map(({ case: c }) => c.id);
    expect((await personsOf(ids)).size).toBe(2);
    const { case: c } = await server.platform.intake(command({}, "路灯坏了一周。"));
    expect([...(await personsOf([c.id]))]).toEqual([null]);
    const first = command({ phone: "13911119999" });
    const { case: opened } = await server.platform.intake(first);
    const again = createIntake({
      ...server.platform.casework,
      vault: await openVault(server.platform.pool),
    });
    expect(await again(first)).toMatchObject({ repeated: true, case: { id: opened.id } });
  });
});

describe("looks", () => {
  test("a look is recorded in the entry's own transaction, is told to the person, and is for ever", async () => {
    const { case: c } = await server.platform.intake(command());
    const { pool } = server.platform;
    const [person = ""] = await personsOf([c.id]);
    const before = (await accessesOf(pool, person)).length;
    await act(c.id, "viewContact", { purpose: "回访司徒明月" });
    await expect(act(c.id, "viewContact", { purpose: "" })).rejects.toMatchObject({ code: "invalidInput" });
    const looks = await accessesOf(pool, person);
    expect(looks.length - before).toBe(1);
    expect(looks[0]).toMatchObject({
      caseId: c.id,
      unit: "px-12345",
      purpose: "回访司**",
      fields: ["name", "phone", "citizenNumber", "address", "words"],
    });
    for (const sql of ["UPDATE access_records SET purpose = ''", "DELETE FROM access_records"])
      await expect(pool.query(sql)).rejects.toThrow(/permission denied/u);
    const owner = openPool(server.database.url, { max: 1 });
    await expect(owner.query("DELETE FROM access_records")).rejects.toThrow(/only added to/u);
    await owner.end();
  });
});

describe("sealed reporters", () => {
  const head = staff("px-cgj", "head");
  const officer = staff("px-cgj", "officer");
  const complaint = (more: object) => {
    const one = command(who, "我叫司徒明月，城管执法态度差，请打139 1234 0000。");
    return { ...one, input: { ...one.input, ...more } };
  };
  const seen = async (id: number, actor: Actor) => {
    const found = await findCase(server.platform.pool, id);
    return caseForOnlooker(server.platform, found as Case, actor, false);
  };
  const dispatched = async (more: object): Promise<number> => {
    const { case: c } = await server.platform.intake(complaint(more));
    await act(c.id, "accept", {});
    await act(c.id, "dispatch", { unit: "px-cgj" });
    return c.id;
  };

  test("the unit complained about sees neither who nor a name in the words, even where it handles the case", async () => {
    const id = await dispatched({ kind: "complaint", about: "px-cgj" });
    for (const actor of [head, officer]) {
      const view = await seen(id, actor);
      expect([view.reporter, view.reporterSealed]).toEqual([null, true]);
      expect(view.actions.map(({ name }) => name)).not.toContain("viewContact");
      expect(JSON.stringify(view)).not.toMatch(/司徒明月|139|司\*\*|\*0000/u);
      await expect(act(id, "viewContact", { purpose: "核实" }, actor)).rejects.toMatchObject({ code: "notAllowed" });
      const reads = server.platform.readAs(actor);
      for (const table of ["reporters", "sealed_texts"]) {
        const { rows } = await reads.query(`SELECT 1 FROM ${table} WHERE case_id = $1`, [id]);
        expect(rows, "nor does the database give it").toEqual([]);
      }
      await expect(reads.query("SELECT 1 FROM access_records")).rejects.toThrow("permission denied");
    }
    expect((await seen(id, agent)).reporter).toEqual({ name: "司**", phone: "139****0000" });
  });

  test("who reports wrongdoing is kept from whichever unit gets it, unless he agreed to be named", async () => {
    const hidden = await dispatched({ kind: "report" });
    expect((await seen(hidden, officer)).reporter).toBeNull();
    const named = await dispatched({ kind: "report", named: true });
    expect((await seen(named, officer)).reporter).toEqual({ name: "司**", phone: "139****0000" });
    const ordinary = await dispatched({ kind: "complaint" });
    expect((await seen(ordinary, officer)).reporter).toEqual({ name: "司**", phone: "139****0000" });
  });

  test("a unit that the city does not have cannot be named", async () => {
    const asked = openRequestCase(
      server.platform,
      agent,
      randomUUID(),
      { text: "窗口态度差，请处理。", division: "360302004", kind: "complaint", about: "no-such", channel: "phone" },
      {},
    );
    await expect(asked).rejects.toMatchObject({ code: "invalidInput", faults: [{ field: "about" }] });
  });
});

describe("erasure", () => {
  test("waits while a case is open; afterwards no table gives name or phone, and every entry still adds up", async () => {
    const erased = { name: "端木清风", phone: "13922220000" };
    const words = "我是端木清风，请打13922220000，路灯坏了一周。";
    const outcomes = [
      await server.platform.intake(command(erased, words)),
      await server.platform.intake(command(erased, words)),
    ];
    const ids = outcomes.map(({ case: c }) => c.id);
    const [first = 0, second = 0] = ids;
    const { pool, casework } = server.platform;
    await act(first, "viewContact", { purpose: "核实端木清风的电话13922220000" });
    expect(await askErasure(pool, ids, casework.now())).toEqual({ erased: [], waiting: ids });
    expect((await openReporters(casework.vault, pool, ids)).size, "nothing is erased yet").toBe(2);
    await withdrawErasure(pool, ids);
    for (const id of ids) await act(id, "withdraw", {}, citizen(id));
    await server.settle();
    const [person = ""] = await personsOf([first]);
    const photo = await server.platform.files.keep(Readable.from([png]), "端木清风13922220000.png", `case:${first}`);
    await pool.query("UPDATE files SET case_id = $1 WHERE id = $2", [first, photo.id]);
    await askErasure(pool, [first], casework.now());
    await expect(server.platform.files.give(photo.id, "agent@px-12345"), "what he attached").rejects.toMatchObject({
      code: "notFound",
    });
    await server.platform.files.sweep();
    expect((await pool.query("SELECT name, size FROM files WHERE id = $1", [photo.id])).rows).toEqual([
      { name: "erased", size: 0 },
    ]);
    const left = await openReporters(casework.vault, pool, ids);
    expect([left.has(first), left.get(second)?.data], "his other case keeps its own").toEqual([false, erased]);
    await askErasure(pool, [second], casework.now());
    const hash = casework.vault.hashPhone(erased.phone).toString("hex");
    expect(await whereIs(erased.name, erased.phone, hash)).toEqual([]);
    const key = await pool.query("SELECT wrapped_key, phone_hash FROM people_keys WHERE person = $1", [person]);
    expect(key.rows).toEqual([{ wrapped_key: null, phone_hash: null }]);
    expect((await verifyReplay(casework)).differing).toEqual([]);
    const { case: later } = await server.platform.intake(command(erased, words));
    expect((await personsOf([later.id])).has(person), "who comes back is a new person").toBe(false);
  });

  test("that was asked for comes by itself the night after the last of the case has closed, and not if it was taken back", async () => {
    const said = (phone: string) => server.platform.intake(command({ name: "南宫晴", phone }));
    const [asked, kept] = [(await said("13944440000")).case.id, (await said("13944441111")).case.id];
    const { pool, casework } = server.platform;
    const { rules } = casework.almanac;
    const there = async () => [...(await openReporters(casework.vault, pool, [asked, kept])).keys()];
    await askErasure(pool, [asked, kept], casework.now());
    await askErasure(pool, [asked], casework.now());
    await withdrawErasure(pool, [kept]);
    await act(asked, "answerDirectly", { answer: "已告知办理时间和地点。", asked: "satisfied" });
    await act(kept, "answerDirectly", { answer: "已告知办理时间和地点。", asked: "satisfied" });
    await server.settle();
    expect(await eraseDue(pool, rules, casework.now()), "its rating is still awaited").toBe(0);
    expect(await there()).toEqual([asked, kept]);
    const { rows } = await pool.query<{ id: number }>("SELECT id FROM cases WHERE parent_id = $1", [asked]);
    await act(rows[0]?.id ?? 0, "rateByPhone", { level: "satisfied" });
    expect(await eraseDue(pool, rules, casework.now())).toBe(1);
    expect(await there()).toEqual([kept]);
    expect(await whereIs("13944440000")).toEqual([]);
    expect((await pool.query("SELECT 1 FROM erasure_requests")).rows).toEqual([]);
    expect((await verifyReplay(casework)).differing).toEqual([]);
  });

  test("comes by itself when the rule's term has passed since closing, not before", async () => {
    const { case: c } = await server.platform.intake(command({ name: "东方亮", phone: "13933330000" }));
    await act(c.id, "answerDirectly", { answer: "已告知办理时间和地点。", asked: "satisfied" });
    await server.settle();
    const { pool, casework } = server.platform;
    const { rules } = casework.almanac;
    const kept = async () => (await openReporters(casework.vault, pool, [c.id])).has(c.id);
    await eraseDue(pool, rules, "2030-11-02T02:00:00.000Z");
    expect(await kept(), "its rating is still awaited").toBe(true);
    server.setNow("2026-11-09T16:00:01.000Z");
    await server.settle();
    server.setNow("2026-11-02T02:00:00.000Z");
    // 1,095 days after 10 November 2026, when the rating lapsed, it is 9 November 2029.
    await eraseDue(pool, rules, "2029-11-09T02:00:00.000Z");
    expect(await kept()).toBe(true);
    await eraseDue(pool, rules, "2029-11-10T02:00:00.000Z");
    expect(await kept()).toBe(false);
    expect(await whereIs("东方亮", "13933330000")).toEqual([]);
  });
});
