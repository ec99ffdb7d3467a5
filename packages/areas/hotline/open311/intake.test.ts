import { openReporter } from "@wuxing/platform/personal";
import { divisions } from "@wuxing/platform/testing/city";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { topics } from "../topics.ts";
import { type Line, lamp, open311World } from "./testing/open311World.ts";

let world: Awaited<ReturnType<typeof open311World>>;
beforeAll(async () => {
  world = await open311World();
});
afterAll(() => world.close());

const answered = { answer: "已修好，可拨打 13987654321 反映。", asked: "satisfied" };
const tooLong = "很".repeat(4001);
const inXml = (body: string): Line => new XMLParser({ parseTagValue: false }).parse(body) as Line;

describe("what can be asked for", () => {
  test("discovery says where the API is and in which formats", async () => {
    const found = (await world.get("/discovery.json")).json() as unknown as { endpoints: Line[] };
    expect(found.endpoints[0]).toMatchObject({
      specification: "http://wiki.open311.org/GeoReport_v2",
      formats: ["text/xml", "application/json"],
    });
    expect(String(found.endpoints[0]?.url)).toMatch(/^http:\/\/.+\/open311\/v2$/u);
    expect((await world.get("/discovery.xml")).body).toContain("<format>text/xml</format>");
  });

  test("every topic of the hotline is a service, in JSON and in well-formed XML", async () => {
    const json = await world.get("/services.json?jurisdiction_id=360300");
    expect(json.type).toBe("application/json; charset=utf-8");
    expect(json.json()).toHaveLength(topics.length + 1);
    expect(json.json().find((service) => service.service_code === "roads.lamp")).toMatchObject({
      service_name: "路灯照明",
      metadata: false,
      type: "realtime",
      group: "道路设施",
    });
    const xml = await world.get("/services.xml?lang=en");
    expect(xml.type).toBe("text/xml; charset=utf-8");
    expect(XMLValidator.validate(xml.body)).toBe(true);
    expect(xml.body).toContain("<service_code>roads.lamp</service_code><service_name>Street lighting</service_name>");
  });

  test("a service's definition lists what may be said besides; an unknown one is not found", async () => {
    const definition = (await world.get("/services/roads.lamp.json")).json() as unknown as {
      service_code: string;
      attributes: Line[];
    };
    expect(definition.service_code).toBe("roads.lamp");
    expect(definition.attributes.map(({ code, required }) => [code, required])).toEqual([
      ["division", false],
      ["publish", false],
    ]);
    expect((await world.get("/services/roads.lamp.xml")).body).toContain("<key>360302</key><name>安源区</name>");
    expect((await world.get("/services/nothing.here.json")).status).toBe(404);
  });

  test("another city's requests are not taken here", async () => {
    for (const path of ["/services.json", "/requests.json", "/discovery.json", "/services/roads.lamp.json"])
      expect((await world.get(`${path}?jurisdiction_id=sfgov.org`)).status, path).toBe(404);
    expect((await world.get("/services.json?jurisdiction_id=pingxiang.gov.cn")).status).toBe(200);
    expect((await world.get("/services.json?jurisdiction_id=")).status, "empty is as absent").toBe(200);
    const wrong = await world.post({ ...lamp, jurisdiction_id: "sfgov.org" });
    expect(wrong.json()).toEqual([
      { code: 404, description: expect.stringContaining("jurisdiction_id was not found") },
    ]);
  });
});

describe("bringing a request", () => {
  test("a form becomes a case with topic, place, district and reporter; the answer is its number", async () => {
    const number = await world.bring({
      ...lamp,
      lat: "27.6229",
      long: "113.8522",
      first_name: "小明",
      last_name: "王",
      phone: "138 1234 5678",
      email: "wang@example.com",
      device_id: "x",
      api_key: "unneeded",
    });
    expect(number).toMatch(/^RX-20261125-\d{7}-\d$/u);
    const found = await world.caseOf(number);
    expect(found).toMatchObject({
      state: "received",
      division: divisions.find((division) => division.name.zh === "东大街街道")?.code,
      data: {
        text: lamp.description.replace("13812345678", "138****5678"),
        place: lamp.address_string,
        topic: "roads.lamp",
        channel: "open311",
        publish: false,
        location: { lat: 27.6229, long: 113.8522 },
      },
    });
    const reporter = await openReporter(world.vault, world.pool, found.id);
    expect(reporter?.data).toEqual({ name: "王小明", phone: "13812345678" });
  });

  test("XML is answered where XML is asked for, JSON is taken too", async () => {
    const xml = await world.post(lamp, "/requests.xml");
    expect([xml.status, xml.type]).toEqual([201, "text/xml; charset=utf-8"]);
    expect(inXml(xml.body)).toMatchObject({
      service_requests: { request: { service_request_id: expect.stringMatching(/^RX-/u), account_id: "" } },
    });
    const attribute = { division: "360323" };
    const taken = await world.postJson({
      service_code: "roads.lamp",
      lat: 27.6,
      long: 113.8,
      description: null,
      attribute,
    });
    expect(taken.status).toBe(201);
    const number = String(taken.json()[0]?.service_request_id);
    const found = await world.caseOf(number);
    expect(found).toMatchObject({ division: "360323", data: { text: "路灯照明" } });
  });

  test("what fits no service is sorted by its text", async () => {
    const number = await world.bring({ ...lamp, service_code: "other", address_string: "不知道在哪" });
    const found = await world.caseOf(number);
    expect(found).toMatchObject({ division: "360300", data: { topic: "roads.lamp" } });
  });

  test.each([
    [{ service_code: "" }, 400, "service_code was not provided"],
    [{ service_code: "roads.moon" }, 404, "service_code was not found"],
    [{ address_string: "" }, 400, "address_string, address_id was not provided"],
    [{ lat: "27.6" }, 400, "long was not provided"],
    [{ lat: "north", long: "113" }, 400, "degrees of WGS84"],
    [{ lat: "91", long: "113" }, 400, "degrees of WGS84"],
    [{ description: tooLong }, 400, "description: "],
    [{ phone: "12" }, 400, "phone: "],
    [{ media_url: "javascript:alert(1)" }, 400, "media_url"],
  ])(
    "a fault in %o is told in the standard's form, in both languages",
    async (fields: Record<string, string>, status, words) => {
      const before = await world.pool.query("SELECT count(*) AS n FROM cases");
      const refused = await world.post({ ...lamp, ...fields });
      expect([refused.status, refused.type]).toEqual([status, "application/json; charset=utf-8"]);
      expect(refused.json()).toEqual([{ code: status, description: expect.stringContaining(words) }]);
      expect(String(refused.json()[0]?.description)).toMatch(/\p{Script=Han}.* \/ /u);
      const xml = await world.post({ ...lamp, ...fields }, "/requests.xml");
      expect(inXml(xml.body)).toMatchObject({ errors: { error: { code: String(status) } } });
      expect((await world.pool.query("SELECT count(*) AS n FROM cases")).rows).toEqual(before.rows);
    },
  );

  test("what is no form at all, and addresses that are not, get the standard's errors too", async () => {
    const text = await world.http.inject({
      method: "POST",
      url: "/open311/v2/requests.json",
      headers: { "content-type": "text/csv" },
      payload: "a",
    });
    expect([text.statusCode, (text.json() as Line[])[0]?.code]).toEqual([text.statusCode, text.statusCode]);
    expect(text.statusCode).toBeGreaterThanOrEqual(400);
    expect(text.statusCode).toBeLessThan(500);
    expect((await world.get("/nothing.json")).json()).toEqual([
      { code: 404, description: expect.stringContaining("/nothing.json") },
    ]);
    expect(inXml((await world.get("/nothing")).body)).toMatchObject({ errors: { error: { code: "404" } } });
  });

  test("signs that a database or XML cannot hold harm neither this request nor those beside it", async () => {
    const poison = `坏\u0000字符\u0001 <b>&amp;</b> ]]> \ud83d 完`;
    const ours = { ...lamp, description: poison, first_name: "a\u0000b", attribute: { publish: "true" } };
    const [taken, beside] = await Promise.all([world.postJson(ours), world.bring(lamp)]);
    const number = String(taken.json()[0]?.service_request_id);
    expect([number, beside]).toEqual([expect.stringMatching(/^RX-/u), expect.stringMatching(/^RX-/u)]);
    await world.act(number, "answerDirectly", answered);
    const { body } = await world.get(`/requests/${number}.xml`);
    expect(XMLValidator.validate(body)).toBe(true);
    expect(body).toContain("&lt;b&gt;&amp;amp;&lt;/b&gt; ]]&gt;");
  });

  test("one address cannot flood the hotline, and is told so in the standard's form", async () => {
    const limited = await world.server(true);
    const statuses: number[] = [];
    let last = "";
    for (let i = 0; i < 61; i++) {
      const answer = await world.post({ ...lamp, service_code: "" }, "/requests.json", limited);
      statuses.push(answer.status);
      last = answer.body;
    }
    await limited.close();
    expect(statuses).toEqual([...Array(60).fill(400), 429]);
    expect(JSON.parse(last)).toEqual([{ code: 429, description: expect.stringContaining("Too many requests") }]);
  });
});
