import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, browserOf, hiddenOf } from "../portal/testing/browserOf.ts";
import { codes, InspectionWorld } from "./inspectionWorld.ts";

let world: InspectionWorld;
let joint = "";
let own: Browser;
beforeAll(async () => {
  world = await InspectionWorld.open("2026-03-02T02:00:00.000Z");
  await world.fill();
  joint = await world.openVisit("2026-04-30", "px-scj");
}, 90_000);
afterAll(() => world.server.end());

const codeOf = (html: string): string => html.match(/data-code>(\d{6})</u)?.[1] ?? "";

/** Somebody signed in by phone; with a code the confirmed representative of that firm, acting for it. */
async function citizen(phone: string, uscc?: string): Promise<Browser> {
  const { pool } = world.server.platform;
  const ids = async () => (await pool.query<{ id: string }>("SELECT id FROM citizens")).rows.map(({ id }) => id);
  const before = await ids();
  const browser = browserOf(world.server.http);
  const sent = await browser.post("/mine/sign-in", { phone, next: "/mine" });
  await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code: codeOf(sent.html) });
  if (uscc === undefined) return browser;
  await pool.query(
    "INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at) VALUES ($1, '样例企业', $2, now(), now())",
    [uscc, (await ids()).find((id) => !before.includes(id))],
  );
  expect((await browser.post("/mine/acting", { uscc })).status).toBe(303);
  return browser;
}

const record = {
  ...{ result: "ordered", mendBy: "2026-03-31" },
  answers: [
    { item: "36030000010001", line: 1, outcome: "fail", note: "许可证过期" },
    { item: "36030000010001", line: 2, outcome: "pass" },
  ],
};
const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");

test("a firm sees what was found once it was inspected, reports what it mended, objects once; nobody else does any of it", async () => {
  own = await citizen("13900007701", codes[0]);
  expect((await own.get("/mine/inspections")).html, "who comes is not told before").not.toContain(joint);
  expect((await world.act("officer-scj", joint, "sign")).status).toBe(200);
  expect((await world.act("officer-scj", joint, "record", record)).status).toBe(200);
  const file = (await world.send<{ id: string }>("officer-scj", "/api/files", "s.png", png)).body.id;
  await world.act("officer-scj", joint, "confirm", { capacity: "staff", files: [file] });
  await world.server.settle();
  const seen = (await own.get("/mine/inspections")).html;
  expect(seen).toContain("许可证过期");
  const mending = seen.match(/inspections\/(SG-[\d-]+)\/report/u)?.[1] ?? "";
  expect(seen, "an unpublished result cannot be objected to yet").not.toContain("/object");
  await world.act("officer-scj", joint, "publish");

  const other = await citizen("13900007702", codes[1]);
  const nobody = await citizen("13900007703");
  for (const path of [`${mending}/report`, `${joint}/object`]) {
    const form = { note: "我来试试", text: "我来试试" };
    expect((await other.post(`/mine/inspections/${path}`, form)).status, path).toBe(404);
    expect((await nobody.post(`/mine/inspections/${path}`, form)).to, path).toBe("/mine/firms");
  }
  expect((await other.get("/mine/inspections")).html).not.toContain(joint);

  const empty = await own.post(`/mine/inspections/${mending}/report`, { note: "" });
  expect([empty.status, empty.html.includes("请填写这一项")]).toEqual([422, true]);
  expect((await own.post(`/mine/inspections/${mending}/report`, { note: "已换新证" })).to).toBe(
    "/mine/inspections?done=report",
  );
  expect((await world.get<{ state: string }>("officer-scj", `/api/cases/${mending}`)).body.state).toBe("reported");

  const objected = await own.post(`/mine/inspections/${joint}/object`, { text: "当时已在办理换证，手机 13900007701" });
  expect(objected.to).toBe("/mine/inspections?done=object");
  expect((await own.post(`/mine/inspections/${joint}/object`, { text: "再提一次" })).status, "once").toBe(422);
  const { rows } = await world.server.platform.pool.query<{ number: string; text: string }>(
    "SELECT number, data->>'text' AS text FROM cases WHERE type = 'inspections.objection'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.text, "a phone does not lie in the entries").not.toContain("13900007701");
});

test("the head upholds the objection, and the public reads the corrected result beside the one before", async () => {
  const { rows } = await world.server.platform.pool.query<{ number: string }>(
    "SELECT number FROM cases WHERE type = 'inspections.objection'",
  );
  const number = rows[0]?.number ?? "";
  const answer = { result: "noProblem", note: "核实换证手续已受理" };
  expect((await world.act("officer-scj", number, "uphold", answer)).status).toBe(403);
  expect((await world.act("head-scj", number, "uphold", answer)).status).toBe(200);
  expect((await own.get(`/follow/${number}`)).html).toContain(answer.note);
  const { html } = await browserOf(world.server.http).get(`/inspections/${joint}`);
  for (const words of ["未发现问题", "发现问题已责令改正", "异议成立，已更正"]) expect(html).toContain(words);
});

test("an objection can be made within its term only", async () => {
  world.server.setNow("2026-05-20T02:00:00.000Z");
  const late = await citizen("13900007704", codes[2]);
  await world.server.platform.pool.query(
    "UPDATE inspection_visits SET object = $1, published_on = '2026-03-02' WHERE number = $2",
    [codes[2], joint],
  );
  const answer = await late.post(`/mine/inspections/${joint}/object`, { text: "迟到的异议" });
  expect([answer.status, answer.html.includes("提出异议的期限已过")]).toEqual([422, true]);
});
