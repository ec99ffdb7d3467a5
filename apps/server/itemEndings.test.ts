import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ItemWorld } from "./testing/itemWorld.ts";

/** What an item leaves behind when it ends. */
let world: ItemWorld;
let bundle: { code: string; name: { zh: string }; bases: string[] };
/** The item of the bundle that ends: the last, which the city's market regulator offers. */
let code = "";
let base = "";
let name = "";
beforeAll(async () => {
  world = await ItemWorld.open();
  bundle = (await world.get("/api/item-bundles/food-shop")).json();
  const own = await world.itemsOf("px-scj");
  const item = own.findLast((one) => bundle.bases.includes(one.code.slice(19)));
  code = item?.code ?? "";
  base = code.slice(19);
  name = item?.name.zh ?? "";
}, 60_000);
afterAll(() => world.server.end());

const page = async (division = "360302") => (await world.get(`/bundles/food-shop?division=${division}`)).body;
const propose = async () => {
  const {
    code: own,
    name: called,
    event,
    audience,
    lead,
    bases,
  } = (await world.get("/api/item-bundles/food-shop")).json();
  return world.post("/api/item-bundle-revisions", "officer-scj", {
    ...{ unit: "px-scj", because: "改一句话", commandId: randomUUID() },
    bundle: { code: own, name: called, event, audience, lead, bases },
  });
};

describe("a bundle whose item ends", () => {
  test("is named to whoever reviews the end, where nobody else offers the item", async () => {
    const { number } = (await world.draft("officer-scj", "px-scj", { ended: [code] })).json();
    const asked = async () => (await world.get(`/api/item-revisions/${number}`, "head-scj")).json().items[0];
    expect((await asked()).bundles, "the counties offer it").toEqual([]);
    await world.server.platform.pool.query(
      "UPDATE item_versions SET until = '2026-11-01' WHERE right(code, 12) = $1 AND code <> $2 AND until IS NULL",
      [base, code],
    );
    expect((await asked()).bundles).toContainEqual(expect.objectContaining({ code: "food-shop" }));
    const waiting = (await propose()).json().number;
    expect(await page(), "it is offered").not.toContain("现在不能一起办的");
    const ended = await world.act(number, "publish", "head-scj", { from: "2026-11-25" });
    expect(ended.statusCode, ended.body).toBe(200);
    world.server.setNow("2026-11-25T02:00:00.000Z");
    const refused = await world.act(waiting, "publish", "head-scj", {});
    expect([refused.statusCode, refused.json().reason.zh]).toEqual([422, expect.stringContaining(`“${name}”已停办`)]);
  });

  test("says on its page what was left out and since when, and counts the others alone", async () => {
    const said = /现在不能一起办的(?<left>.{0,400})/su.exec(await page())?.groups?.left ?? "";
    expect(said).toContain(name);
    expect(said).toContain("自 2026年11月25日 周三起停办");
    const list = (await world.get("/bundles")).body;
    const many = /food-shop(?<rest>.{0,300})/su.exec(list)?.groups?.rest ?? "";
    expect(many).toContain(`${bundle.bases.length - 1} 个事项`);
    const answer = (await world.get("/api/item-bundles/food-shop?division=360302")).json();
    expect(answer.missing).toEqual([{ base, name: expect.objectContaining({ zh: name }), endedOn: "2026-11-25" }]);
    expect(answer.items).toHaveLength(bundle.bases.length - 1);
  });

  test("tells its editor by name, and is not handed in with it", async () => {
    const listed = (await world.get("/api/item-bundles")).json().bundles;
    expect(listed.filter(({ missing }: { missing: unknown[] }) => missing.length > 0)).toContainEqual(
      expect.objectContaining({ code: "food-shop", missing: [expect.objectContaining({ base })] }),
    );
    expect((await propose()).statusCode).toBe(400);
  });

  test("what a place alone does not offer is told as such, with no day", async () => {
    const [other] = bundle.bases.filter((one) => one !== base);
    await world.server.platform.pool.query(
      "UPDATE item_versions SET until = '2026-11-01' WHERE right(code, 12) = $1 AND division <> '360313' AND until IS NULL",
      [other],
    );
    expect(await page()).toContain("这里还没有开办");
    expect((await page("360313")).match(/这里还没有开办/gu)).toBeNull();
  });
});
