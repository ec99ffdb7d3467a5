import { findUnit, people } from "@wuxing/platform/testing/city";
import { describe, expect, it } from "vitest";
import { findTopic, requestKinds, suggestTopic, suggestUnit, topics } from "./topics.ts";

describe("topics", () => {
  it("have codes of their own, units that exist, and names in both languages", () => {
    expect(new Set(topics.map((topic) => topic.code)).size).toBe(topics.length);
    for (const { code, group, name, unit, keywords, kind } of topics) {
      expect(code).toMatch(/^[a-z]+\.[a-z]+$/);
      expect(findUnit(unit)?.layer, code).toBe("city");
      expect([group.zh, group.en, name.zh, name.en].every((text) => text.length > 0)).toBe(true);
      expect(keywords.length, code).toBeGreaterThanOrEqual(4);
      expect(new Set(keywords).size, code).toBe(keywords.length);
      expect(requestKinds[kind]).toBeDefined();
    }
  });

  it("each have someone in the test city who can sign for them", () => {
    const staffed = people.flatMap(({ posts }) =>
      posts.filter((post) => post.role === "officer").map((post) => post.unit),
    );
    expect(topics.filter(({ unit }) => !staffed.includes(unit))).toEqual([]);
  });

  it("make two levels of a size that fits on a page", () => {
    const groups = new Set(topics.map((topic) => topic.group.zh));
    expect(groups.size).toBeGreaterThanOrEqual(14);
    expect(topics.length).toBeGreaterThanOrEqual(70);
  });
});

describe("suggestTopic", () => {
  it("says which words speak for a topic, and how surely", () => {
    const [first] = suggestTopic("兴安路的路灯不亮，晚上黑漆漆的");
    expect(first?.topic.code).toBe("roads.lamp");
    expect(first?.because).toEqual(expect.arrayContaining(["路灯", "不亮", "黑漆漆"]));
    expect(first?.score).toBeGreaterThan(0.5);
    expect(first?.score).toBeLessThan(1);
  });

  it("is unsure of one weak word and silent on none", () => {
    expect(suggestTopic("小区里有狗").map(({ topic }) => topic.code)).toEqual(["safety.dog"]);
    expect(suggestTopic("小区里有狗")[0]?.score).toBeLessThan(0.5);
    expect(suggestTopic("今天天气不错")).toEqual([]);
    expect(suggestTopic("")).toEqual([]);
  });
});

describe("suggestUnit", () => {
  const text = "路灯不亮，请派人修";
  it("sends county matters to the county of the place, with the city unit next", () => {
    expect(suggestUnit({ text, division: "360313101" }).map(({ unit }) => unit)).toEqual(["px-360313", "px-cgj"]);
    expect(suggestUnit({ text, division: "360313101" })[0]?.because[0]?.zh).toContain("路灯照明");
  });

  it("sends them to the city unit where the county is unknown", () => {
    expect(suggestUnit({ text })[0]?.unit).toBe("px-cgj");
    expect(suggestUnit({ text, division: "360300" })[0]?.unit).toBe("px-cgj");
  });

  it("keeps city matters with the city, and trusts a chosen topic over the words", () => {
    expect(suggestUnit({ text: "红绿灯坏了", division: "360313" })[0]?.unit).toBe("px-jjzd");
    expect(suggestUnit({ text, topic: "energy.line" })[0]?.unit).toBe("px-gdgs");
    expect(suggestUnit({ text: "今天天气不错" })).toEqual([]);
  });

  it("knows the chosen topic by its code only", () => {
    expect(findTopic("roads.lamp")?.name.zh).toBe("路灯照明");
    expect(findTopic("roads")).toBeUndefined();
  });
});

describe("where the duties of city and county overlap (潍坊 §24)", () => {
  const units = (text: string) => suggestUnit({ text, division: "360302" });

  it("the department of the city leads and the county follows, with the article as the reason", () => {
    const [lead, next] = units("路面坑洼，公交班次少。");
    expect([lead?.unit, next?.unit]).toEqual(["px-gjgs", "px-360302"]);
    expect(lead?.because.at(-1)?.zh).toContain("潍坊 §24");
  });

  it("a matter that is plainly the county's stays with the county", () => {
    const [lead] = units("路灯不亮，停电。");
    expect(lead?.unit).toBe("px-360302");
    expect(lead?.because.some(({ zh }) => zh.includes("§24"))).toBe(false);
  });
});
