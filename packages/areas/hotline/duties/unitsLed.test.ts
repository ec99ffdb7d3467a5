import { describe, expect, it } from "vitest";
import { sampleDuties } from "../sample/sampleDuties.ts";
import { suggestUnit } from "./unitsLed.ts";

const at = (division?: string) => ({ duties: sampleDuties, division, day: "2026-11-02" });

describe("suggestUnit", () => {
  const text = "路灯不亮，请派人修";
  it("sends county matters to the county of the place, with the city unit next", () => {
    expect(suggestUnit({ text }, at("360313101")).map(({ unit }) => unit)).toEqual(["px-360313", "px-cgj"]);
    expect(suggestUnit({ text }, at("360313101"))[0]?.because[0]?.zh).toContain("路灯照明");
  });

  it("sends them to the city unit where the county is unknown", () => {
    expect(suggestUnit({ text }, at())[0]?.unit).toBe("px-cgj");
    expect(suggestUnit({ text }, at("360300"))[0]?.unit).toBe("px-cgj");
  });

  it("keeps city matters with the city, and trusts a chosen topic over the words", () => {
    expect(suggestUnit({ text: "红绿灯坏了" }, at("360313"))[0]?.unit).toBe("px-jjzd");
    expect(suggestUnit({ text, topic: "energy.line" }, at())[0]?.unit).toBe("px-gdgs");
    expect(suggestUnit({ text: "今天天气不错" }, at())).toEqual([]);
  });
});

describe("where the duties of city and county overlap (潍坊 §24)", () => {
  const units = (text: string) => suggestUnit({ text }, at("360302"));

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
