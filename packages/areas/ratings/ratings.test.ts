import { chinaCalendar } from "@wuxing/kernel/calendar";
import { type Actor, allowedActions, type PostRole } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import { Simulation } from "@wuxing/platform/testing/simulation";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { appealProcedure } from "./appeal.ts";
import { codeOf, levelOf, polarities, turned } from "./border.ts";
import { ratings } from "./index.ts";
import { levels } from "./levels.ts";

const now = "2026-11-02T02:00:00.000Z";
const at = (hours: number): string => new Date(Date.parse(now) + hours * 3_600_000).toISOString();
const staff = (unit: string, role: PostRole, id = `${unit}:${role}`): Actor => ({
  kind: "staff",
  id,
  posts: [{ unit, role }],
});
const officer = staff("px-cgj", "officer");
const coordinator = staff("px-wxb", "coordinator");
const person = (...proven: number[]): Actor => ({ kind: "citizen", id: "citizen", posts: [], proven });

let world: Simulation;
let invitation: number;
beforeEach(async () => {
  world = new Simulation({
    procedures: new Map(ratings.procedures.map((p) => [p.type, p])),
    almanac: { calendar: chinaCalendar, rules: ruleBook(ratings.rules) },
    reactions: ratings.reactions ?? [],
  });
  const system: Actor = { kind: "system", id: "system", posts: [] };
  const input = { subjectType: "hotline.request", title: "路灯", unit: "px-cgj", division: "360302" };
  invitation = await world.open(now, "ratings.invitation", input, system, undefined, 900);
});
const rate = (level: string) =>
  world.act(at(1), invitation, "rate", { level, comment: "还是不亮" }, person(invitation));
const only = (type: string) => {
  const [found, ...more] = world.ofType(type);
  expect(more).toEqual([]);
  if (!found) throw new Error(`no ${type}`);
  return found;
};

describe("the border", () => {
  test("GB/T 39046 has 1 for the best, Guangdong has 5", () => {
    expect(levels.map(({ value }) => codeOf(value, "oneIsBest"))).toEqual([1, 2, 3, 4, 5]);
    expect(levels.map(({ value }) => codeOf(value, "fiveIsBest"))).toEqual([5, 4, 3, 2, 1]);
    expect([levelOf(1, "oneIsBest"), levelOf(1, "fiveIsBest")]).toEqual(["verySatisfied", "veryDissatisfied"]);
  });
  test("both ways the level stays what it was, and what is no code is no level", () => {
    fc.assert(
      fc.property(fc.constantFrom(...levels), fc.constantFrom(...polarities), ({ value }, polarity) => {
        expect(levelOf(codeOf(value, polarity), polarity)).toBe(value);
        expect(turned(turned(codeOf(value, polarity), polarity), polarity)).toBe(codeOf(value, polarity));
      }),
    );
    for (const wrong of [0, 6, 2.5, Number.NaN])
      for (const polarity of polarities) expect(levelOf(wrong, polarity)).toBeUndefined();
    expect(() => codeOf("好", "oneIsBest")).toThrow(RangeError);
  });
});

describe("a rating", () => {
  test("is given once, and followed up once; the level that was given stays", async () => {
    await rate("dissatisfied");
    await expect(rate("verySatisfied")).rejects.toMatchObject({ code: "wrongState" });
    const followUp = only("ratings.followUp");
    expect(followUp.parentId).toBe(900);
    await world.act(at(50), followUp.id, "followUp", { remark: "第二天修好了" }, person(followUp.id));
    await expect(
      world.act(at(51), followUp.id, "followUp", { remark: "又坏了" }, person(followUp.id)),
    ).rejects.toMatchObject({ code: "wrongState" });
    expect(world.case(invitation).data.level).toBe("dissatisfied");
  });

  test("a follow-up that does not come lapses by itself", async () => {
    await rate("satisfied");
    await world.passDeadlines("2027-02-01T00:00:00.000Z");
    expect(only("ratings.followUp").state).toBe("lapsed");
  });
});

test("a bad rating of what no unit had in hand, as the province's answer, is mended by the hotline", async () => {
  const system: Actor = { kind: "system", id: "system", posts: [] };
  const input = { subjectType: "hotline.request", title: "河道", unit: null, division: "360302" };
  const id = await world.open(now, "ratings.invitation", input, system, undefined, 901);
  await world.act(at(1), id, "rate", { level: "dissatisfied" }, person(id));
  expect(only("ratings.mending")).toMatchObject({ unit: "px-12345", parentId: 901, state: "toContact" });
});

describe("an appeal", () => {
  const appeal = async () => {
    await rate("veryDissatisfied");
    const mending = only("ratings.mending");
    await world.act(at(2), mending.id, "appeal", { ground: "mistaken", reason: "本人说点错了，有通话录音" }, officer);
    return { mending, appealed: only("ratings.appeal") };
  };

  test("is reviewed by neither who made it nor anybody of the unit that was rated", async () => {
    const { appealed } = await appeal();
    const may = (actor: Actor) => allowedActions(appealProcedure, appealed, actor, at(3));
    expect(may(coordinator)).toEqual(["exclude", "letStand"]);
    expect(may(staff("px-wxb", "coordinator", officer.id)), "who appealed, under another post").toEqual([]);
    expect(may({ ...coordinator, posts: [...coordinator.posts, { unit: "px-cgj", role: "officer" }] })).toEqual([]);
    const above: Actor["posts"][number] = { unit: "px-zfb", role: "head", below: ["px-cgj"] };
    expect(may({ ...coordinator, posts: [...coordinator.posts, above] })).toEqual([]);
    const own = world.act(
      at(3),
      appealed.id,
      "exclude",
      { opinion: "当然成立" },
      staff("px-wxb", "coordinator", officer.id),
    );
    await expect(own).rejects.toMatchObject({
      code: "refused",
      reason: t("申诉人不能复核自己的申诉", "Whoever appealed does not review his own appeal"),
    });
  });

  test("upheld it ends the mending; not upheld the mending goes on; there is one appeal", async () => {
    const { mending, appealed } = await appeal();
    await expect(
      world.act(at(3), mending.id, "appeal", { ground: "malicious", reason: "再申诉一次" }, officer),
    ).rejects.toMatchObject({ code: "refused" });
    await world.act(at(4), appealed.id, "exclude", { opinion: "听了录音，本人确认点错" }, coordinator);
    expect(world.case(mending.id).state).toBe("dropped");
  });

  test("that fails leaves the mending with the unit", async () => {
    const { mending, appealed } = await appeal();
    await world.act(at(4), appealed.id, "letStand", { opinion: "没有证据" }, coordinator);
    expect([world.case(mending.id).state, world.case(appealed.id).state]).toEqual(["toContact", "stands"]);
  });
});

test("who was served by appointment is asked to rate; who drew a number without one left nobody to ask", async () => {
  const served = ratings.reactions?.find(
    ({ type, when }) => type === "appointments.booking" && when({ from: "called", to: "served" } as never),
  );
  const wishes = async (walkIn: boolean) =>
    served?.wishes(
      {} as never,
      {
        id: 7,
        type: "appointments.booking",
        title: "不动产登记",
        unit: "px-zwb",
        division: "360300",
        data: { walkIn },
      } as never,
      {} as never,
    );
  expect(await wishes(false)).toMatchObject([
    { open: "ratings.invitation", parentId: 7, input: { subjectType: "appointments.booking" } },
  ]);
  expect(await wishes(true)).toEqual([]);
});
