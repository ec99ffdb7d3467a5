import { afterAll, beforeAll, expect, test } from "vitest";
import { topics } from "../topics.ts";
import { lamp, open311World } from "./testing/open311World.ts";

let world: Awaited<ReturnType<typeof open311World>>;
beforeAll(async () => {
  world = await open311World();
});
afterAll(() => world.close());

const answered = { answer: "已修好，可拨打 13987654321 反映。", asked: "satisfied" };

test("an unpublished request shows service, state, times and county, and nothing that the person wrote", async () => {
  const number = await world.bring({
    ...lamp,
    lat: "27.6229",
    long: "113.8522",
    phone: "13812345678",
    last_name: "欧阳",
  });
  const shown = await world.shown(number);
  expect(shown).toEqual({
    service_request_id: number,
    status: "open",
    status_notes: "待受理",
    service_name: "路灯照明",
    service_code: "roads.lamp",
    description: null,
    agency_responsible: null,
    service_notice: null,
    requested_datetime: "2026-11-25T02:00:00Z",
    updated_datetime: "2026-11-25T02:00:00Z",
    // hotline.accept: two hours.
    expected_datetime: "2026-11-25T04:00:00Z",
    address: "安源区",
    address_id: "360302",
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  });
  await world.act(number, "answerDirectly", answered);
  const closed = await world.shown(number, "?lang=en");
  expect(closed).toMatchObject({
    status: "closed",
    status_notes: "Closed",
    service_name: "Street lighting",
    description: null,
  });
  for (const path of [`/requests/${number}.xml`, `/requests/${number}.json`, "/requests.json", "/requests.xml"])
    expect((await world.get(path)).body, path).not.toMatch(/13812345678|138\*|欧阳|晚上看不见|人民路|13987654321/u);
});

test("a published one shows its text and answer, masked, and its place to a hundred metres", async () => {
  const number = await world.bring({ ...lamp, lat: "27.62291", long: "113.85227", "attribute[publish]": "true" });
  expect((await world.shown(number)).description, "not before it is closed").toBeNull();
  await world.act(number, "answerDirectly", answered);
  expect(await world.shown(number)).toMatchObject({
    status: "closed",
    status_notes: "已办结：已修好，可拨打 139****4321 反映。",
    description: "路灯不亮，晚上看不见路，请联系我 138****5678。",
    address: "萍乡市安源区东大街街道人民路** 号，东大街街道",
    expected_datetime: null,
    lat: 27.623,
    long: 113.852,
  });
});

test("a report of wrongdoing is not listed, and by its number says nothing of the place", async () => {
  const report = topics.find((topic) => topic.kind === "report");
  const number = await world.bring({ ...lamp, service_code: report?.code ?? "" });
  await world.act(number, "accept", { kind: "report" });
  expect((await world.get("/requests.json")).body).not.toContain(number);
  expect(await world.shown(number)).toMatchObject({ status: "open", address: null, address_id: null });
});

test("the list is filtered by service, state and numbers, newest first, in pages", async () => {
  world.now = "2026-03-02T02:00:00.000Z";
  const numbers: string[] = [];
  for (const minute of ["00", "10", "20", "30"]) {
    world.now = `2026-03-02T02:${minute}:00.000Z`;
    numbers.push(await world.bring({ ...lamp, service_code: minute === "30" ? "water.outage" : "roads.lamp" }));
  }
  await world.act(numbers[0] ?? "", "answerDirectly", answered);
  world.now = "2026-03-05T00:00:00.000Z";
  const listed = async (query: string): Promise<unknown[]> => {
    const answer = await world.get(`/requests.json?${query}`);
    expect(answer.status, answer.body).toBe(200);
    return answer.json().map((line) => line.service_request_id);
  };
  const [first, second, third, fourth] = numbers;
  const span = "start_date=2026-03-02T00:00:00Z&end_date=2026-03-03T00:00:00%2B08:00";
  expect(await listed(span)).toEqual([fourth, third, second, first]);
  expect(await listed("start_date=2026-03-02T10:15:00+08:00"), "a bare plus sign").toEqual([fourth, third]);
  expect(await listed(`${span}&service_code=roads.lamp`)).toEqual([third, second, first]);
  expect(await listed(`${span}&service_code=roads.lamp,water.outage&status=open`)).toEqual([fourth, third, second]);
  expect(await listed(`${span}&status=closed`)).toEqual([first]);
  expect(await listed(`${span}&status=open,closed`)).toHaveLength(4);
  expect(await listed(`${span}&page_size=3`)).toEqual([fourth, third, second]);
  expect(await listed(`${span}&page_size=3&page=2`)).toEqual([first]);
  expect(await listed(`service_request_id=${first},${third}&status=open`), "numbers override").toEqual([third, first]);
  expect(await listed("service_request_id=RX-20260302-9999999-0")).toEqual([]);
  world.now = "2026-05-31T02:15:00.000Z";
  expect(await listed(""), "the last ninety days").toEqual([fourth, third]);
});

test.each([
  ["start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:00Z", 400, "90 days"],
  ["start_date=2026-02-01T00:00:00Z&end_date=2026-01-02T00:00:00Z", 400, "before end_date"],
  ["start_date=2026-01-01", 400, "2026-01-01T00:00:00Z"],
  ["end_date=2026-13-01T00:00:00Z", 400, "end_date"],
  ["status=pending", 400, "open or closed"],
  ["page_size=1001", 400, "1 to 1000"],
  ["page=0", 400, "1 to 1000"],
  ["page=1%27--", 400, "1 to 1000"],
  ["service_code=roads.moon", 404, "service_code"],
])("a query that cannot be: %s", async (query, status, words) => {
  const answer = await world.get(`/requests.json?${query}`);
  expect(answer.status).toBe(status);
  expect(answer.json()).toEqual([{ code: status, description: expect.stringContaining(words) }]);
});

test("an unknown number, a number of another kind of case and a token are not found", async () => {
  expect((await world.get("/requests/RX-20261125-9999999-0.json")).status).toBe(404);
  expect((await world.get("/tokens/abc.json")).json()).toEqual([
    { code: 404, description: expect.stringContaining("token was not found: abc") },
  ]);
  expect((await world.get("/requests/%27%20OR%201=1.xml")).status).toBe(404);
});

test("pages of other sites may ask, and no cookie of ours makes a difference", async () => {
  const options = await world.http.inject({
    method: "OPTIONS",
    url: "/open311/v2/requests.json",
    headers: { origin: "https://elsewhere.example" },
  });
  expect([options.statusCode, options.headers["access-control-allow-origin"]]).toEqual([204, "*"]);
  const answer = await world.http.inject({
    url: "/open311/v2/services.json",
    headers: { origin: "https://elsewhere.example" },
  });
  expect(answer.headers["access-control-allow-origin"]).toBe("*");
  expect(answer.headers["access-control-allow-credentials"]).toBeUndefined();
});
