import { topics } from "@wuxing/areas/hotline";
import { divisions } from "@wuxing/platform/testing/city";
import { expect, test } from "vitest";
import { letterDivisions, matchDivisions } from "./matchDivisions.ts";
import { matchTopics, numberTopics } from "./matchTopics.ts";
import { pinyinInitials } from "./pinyinInitials.ts";

const numbered = numberTopics(topics);

test.each([
  ["供水排水", "gsps"],
  ["路灯照明", "ldzm"],
  ["安源区", "ayq"],
  ["萍乡 12345", "px12345"],
])("the first letters of %s are %s", (text, letters) => {
  expect(pinyinInitials(text)).toBe(letters);
});

test("every topic has a letter for each of its characters, and is found first by number and by name", () => {
  for (const [i, topic] of numbered.entries()) {
    expect(topic.letters, topic.name.zh).toMatch(/^[a-z]{2,}$/u);
    expect(matchTopics(numbered, String(i + 1))[0]?.code).toBe(topic.code);
    expect(matchTopics(numbered, topic.name.zh)[0]?.name.zh).toBe(topic.name.zh);
    expect(matchTopics(numbered, topic.letters).map(({ code }) => code)).toContain(topic.code);
  }
});

test("letters typed in full width find it too; what fits nothing finds nothing", () => {
  expect(matchTopics(numbered, "ｌｄｚ")[0]?.name.zh).toBe("路灯照明");
  expect(matchTopics(numbered, "qqqqq")).toEqual([]);
  expect(matchTopics(numbered, " ")).toHaveLength(topics.length);
});

test("a district is found by its letters before its townships, and townships tell what lies above them", () => {
  const city = letterDivisions(divisions.map(({ parent = null, ...one }) => ({ ...one, parent })));
  expect(matchDivisions(city, "ayq")[0]).toMatchObject({ code: "360302", above: { level: "city" } });
  expect(matchDivisions(city, "安源")[0]?.level).toBe("county");
  expect(matchDivisions(city, "zzz")).toEqual([]);
  expect(matchDivisions(city, "")).toHaveLength(divisions.length);
});
