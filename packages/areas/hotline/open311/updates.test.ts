import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestProcedure } from "../procedure.ts";
import { extendedStatus, extendedStatuses } from "./extendedStatus.ts";
import { lamp, open311World } from "./testing/open311World.ts";
import { spec } from "./testing/spec.ts";

let world: Awaited<ReturnType<typeof open311World>>;
let published: string;
let hidden: string;
let report: string;
beforeAll(async () => {
  world = await open311World();
  const at = (minute: string) => {
    world.now = `2026-03-02T02:${minute}:00.000Z`;
  };
  at("00");
  published = await world.bring({ ...lamp, "attribute[publish]": "true" });
  hidden = await world.bring(lamp);
  report = await world.bring(lamp);
  at("10");
  await world.act(published, "accept", {});
  await world.act(hidden, "refuse", { reason: "由供电公司负责，请拨 13987654321", channel: "95598" });
  await world.act(report, "accept", { kind: "report" });
  at("20");
  await world.act(published, "dispatch", { unit: "px-cgj" });
  at("30");
  await world.act(published, "viewContact", { purpose: "联系本人" });
});
afterAll(() => world.close());

const listed = async (query: string) => {
  const answer = await world.get(`/servicerequestupdates.json?${query}`);
  expect(answer.status, answer.body).toBe(200);
  return answer.json();
};
const march = "start_date=2026-03-02T00:00:00Z&end_date=2026-03-03T00:00:00Z";

test("steps are listed oldest first, in the extension's states; what was said of an unpublished one is not", async () => {
  const lines = await listed(march);
  expect(lines.map((line) => [line.service_request_id, line.status, line.description])).toEqual([
    [published, "investigating", "待派单"],
    [hidden, "not_councils_responsibility", "不予受理"],
    [published, "investigating", "待签收"],
  ]);
  expect(lines.map((line) => line.update_id)).toEqual([`${published}/2`, `${hidden}/2`, `${published}/3`]);
  expect(JSON.stringify(lines)).not.toContain(report);
});

test("the list is bound by time, by number and by page", async () => {
  expect(await listed("start_date=2026-03-02T02:15:00Z&end_date=2026-03-02T02:25:00Z")).toHaveLength(1);
  expect(await listed(`${march}&service_request_id=${hidden}`)).toHaveLength(1);
  expect((await listed(`${march}&page_size=2&page=2`)).map((line) => line.update_id)).toEqual([`${published}/3`]);
  expect((await world.get("/servicerequestupdates.json?start_date=yesterday")).status).toBe(400);
});

test("in XML each step is a request_update", async () => {
  const { body, type } = await world.get(`/servicerequestupdates.xml?${march}`);
  expect(type).toBe("text/xml; charset=utf-8");
  expect(XMLValidator.validate(body)).toBe(true);
  const read = new XMLParser({ parseTagValue: false }).parse(body);
  expect(read.service_request_updates.request_update).toHaveLength(3);
});

test("every state of a request has a status of the extension, and closed ones say what came of it", () => {
  for (const state of Object.keys(requestProcedure.states))
    expect(extendedStatuses).toContain(extendedStatus(state, null));
  const open = ["open", "investigating", "action_scheduled", "in_progress"];
  for (const [name, state] of Object.entries(requestProcedure.states))
    expect(open.includes(extendedStatus(name, null)), name).toBe(!("final" in state));
  expect(["solved", "planned", "explained"].map((solved) => extendedStatus("closed", solved))).toEqual([
    "fixed",
    "closed",
    "no_further_action",
  ]);
});

test("nobody adds to a request without a token", async () => {
  const sent = await world.post(
    { service_request_id: published, update_id: "1", description: "还是不亮" },
    "/servicerequestupdates.json",
  );
  expect([sent.status, sent.json()[0]?.description]).toEqual([401, expect.stringContaining("令牌")]);
});

test("what is answered is what the specification has, to the field", async () => {
  const json = async (path: string) => (await world.get(path)).json() as unknown;
  spec.services.parse(await json("/services.json"));
  spec.definition.parse(await json("/services/roads.lamp.json"));
  spec.requests.parse(await json(`/requests.json?${march}`));
  spec.requests.parse(await json(`/requests/${published}.json`));
  spec.updates.parse(await listed(march));
  for (const wrong of ["/requests.json?status=x", "/services/none.json", "/requests/none.json", "/tokens/x.json"])
    expect(spec.errors.safeParse(await json(wrong)).success, wrong).toBe(true);
});
