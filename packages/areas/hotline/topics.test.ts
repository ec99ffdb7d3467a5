import { findUnit, people } from "@wuxing/platform/testing/city";
import { describe, expect, it } from "vitest";
import { findTopic, requestKinds, suggestTopic, topics } from "./topics.ts";

describe("topics", () => {
  it("have codes of their own, units that exist, and names in both languages", () => {
    expect(new Set(topics.map((topic) => topic.code)).size).toBe(topics.length);
    for (const { code, group, name, first, keywords, kind } of topics) {
      expect(code).toMatch(/^[a-z]+\.[a-z]+$/);
      expect(findUnit(first.unit)?.layer, code).toBe("city");
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
    expect(topics.filter(({ first }) => !staffed.includes(first.unit))).toEqual([]);
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

it("a topic is known by its code only", () => {
  expect(findTopic("roads.lamp")?.name.zh).toBe("路灯照明");
  expect(findTopic("roads")).toBeUndefined();
});
