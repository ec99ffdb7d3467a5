import { findDivision, findUnit, seeded } from "@wuxing/platform/testing/city";
import { describe, expect, it } from "vitest";
import { suggestUnit } from "../duties/unitsLed.ts";
import { findTopic, suggestTopic, topics } from "../topics.ts";
import { allTexts } from "./getTexts.ts";
import * as sample from "./index.ts";
import { sampleDuties } from "./sampleDuties.ts";

const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
const day = (i: number) => `2026-${String((i % 12) + 1).padStart(2, "0")}-15`;
const requests = (seed: number, n: number) => {
  const random = seeded(seed);
  return many(n, (i) => sample.sampleRequest(random, { division: "360300", day: day(i) }));
};

describe("sample texts", () => {
  it("exist for every topic, with four stories, two findings and two outcomes each", () => {
    expect(Object.keys(allTexts).sort()).toEqual(topics.map((topic) => topic.code).sort());
    for (const [code, { titles, says, found, done }] of Object.entries(allTexts)) {
      expect([titles.length >= 3, says.length >= 4, found.length >= 2, done.length >= 2], code).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  });
});

describe("sampleRequest", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(requests(5, 40)).toEqual(requests(5, 40));
    expect(requests(6, 40)).not.toEqual(requests(5, 40));
  });

  it("leaves no slot open and stays within the division asked for", () => {
    const random = seeded(8);
    for (const { code } of topics) {
      const request = sample.sampleRequest(random, { division: "360321", day: "2026-03-02", topic: code });
      expect(request.title + request.text + request.place).not.toMatch(/[{}]|undefined|。。|，。/);
      expect(findDivision(request.division)?.parent).toBe("360321");
      expect(request.place).toContain("莲花县");
    }
    const one = sample.sampleRequest(random, { division: "360302004", day: "2026-03-02" });
    expect(one.division).toBe("360302004");
  });

  it("rarely repeats itself: of 200 texts of one topic at most 4 in 100 are copies", () => {
    for (const { code } of topics) {
      const random = seeded(9);
      const texts = many(
        200,
        () => sample.sampleRequest(random, { division: "360302", day: "2026-06-01", topic: code }).text,
      );
      expect(new Set(texts).size, code).toBeGreaterThanOrEqual(192);
    }
  });

  it("follows the seasons", () => {
    const random = seeded(10);
    const count = (month: string) =>
      many(1500, () => sample.sampleRequest(random, { division: "360300", day: `2026-${month}-10` })).filter(
        (request) => request.topic === "water.drain",
      ).length;
    expect(count("06")).toBeGreaterThan(1.5 * count("12"));
  });
});

// The generator and the keywords were written together: this shows that they agree, not how well real texts are sorted.
describe("suggestions on generated requests", () => {
  const given = requests(11, 2000);
  const share = (right: number) => right / given.length;

  it("put the request's own topic first in at least 9 of 10", () => {
    const right = given.filter(({ title, text, topic }) => suggestTopic(`${title} ${text}`)[0]?.topic.code === topic);
    expect(share(right.length)).toBeGreaterThanOrEqual(0.9);
  });

  it("put the request's own unit first in at least 9 of 10", () => {
    const right = given.filter(({ title, text, topic, division }) => {
      const { countyDuty = false, unit = "" } = findTopic(topic)?.first ?? {};
      const own = countyDuty ? `px-${division.slice(0, 6)}` : unit;
      return (
        suggestUnit({ text: `${title} ${text}` }, { duties: sampleDuties, division, day: "2026-11-02" })[0]?.unit ===
        own
      );
    });
    expect(share(right.length)).toBeGreaterThanOrEqual(0.9);
  });
});

describe("texts of staff", () => {
  it("fit the topic, name a day and an office, and leave no slot open", () => {
    const random = seeded(12);
    for (const { code, first } of topics) {
      const subject = {
        topic: code,
        place: "兴安路",
        unit: findUnit(first.unit)?.shortName.zh ?? "",
        day: "2026-12-28",
      };
      for (const text of [
        sample.sampleAnswer(random, subject),
        sample.sampleProgressNote(random, subject),
        sample.sampleMending(random, subject),
      ])
        expect(text, code).not.toMatch(/[{}]|undefined|。。|，。/);
      expect(sample.sampleAnswer(random, subject)).toMatch(/0799-000\d{4}/);
    }
  });

  it("have at least four wordings of an answer per topic", () => {
    const subject = { topic: "roads.lamp", place: "兴安路", unit: "市城管局", day: "2026-06-01" };
    const random = seeded(13);
    expect(new Set(many(60, () => sample.sampleAnswer(random, subject))).size).toBeGreaterThan(30);
  });

  it("cover refusal, return, redo, extension, call-back and comments", () => {
    const random = seeded(14);
    expect(sample.sampleRefusal(random).channel.length).toBeGreaterThan(5);
    expect(sample.sampleReturnReason(random, "市交警支队")).toContain("市交警支队");
    const others = [
      sample.sampleSignNote(random),
      sample.sampleDispatchNote(random),
      sample.sampleRedoReason(random),
      sample.sampleExtensionReason(random),
      ...(["satisfied", "unsatisfied", "unreached"] as const).map((outcome) => sample.sampleCallBack(random, outcome)),
      ...(["good", "fair", "bad"] as const).map((mood) => sample.sampleComment(random, mood)),
    ];
    expect(others.every((text) => text.length > 5 && !/[{}]/.test(text))).toBe(true);
  });
});
