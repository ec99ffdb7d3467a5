import { parseNotice } from "@wuxing/kernel/notice";
import { people, resolveUnit, seeded } from "@wuxing/platform/testing/city";
import { describe, expect, it } from "vitest";
import { demoNotice, demoNoticeNumber, samplePointNote, sampleProgress } from "./index.ts";
import { pointTexts } from "./pointTexts.ts";

describe("the demo notice", () => {
  const notice = parseNotice(demoNotice);

  it("is read into its twelve points in five sections", () => {
    expect(notice.documentNumber).toBe(demoNoticeNumber);
    expect(notice.issuedOn).toBe("2026-01-12");
    expect(notice.items).toHaveLength(12);
    expect(new Set(notice.items.map((item) => item.section)).size).toBe(5);
    expect(Object.keys(pointTexts)).toEqual(notice.items.map((_, at) => String(at + 1)));
  });

  it("gives each point units that the city knows, and a day in 2026", () => {
    for (const item of notice.items) {
      const names = item.units.map((unit) => unit.name);
      expect(names.length, item.text).toBeGreaterThan(0);
      expect(names.filter((name) => !resolveUnit(name))).toEqual([]);
      expect(
        item.milestones.some(({ due }) => due?.startsWith("2026-")),
        item.text,
      ).toBe(true);
    }
  });

  it("names for each point a unit in which someone can sign for it", () => {
    const staffed = new Set(people.flatMap(({ posts }) => posts.map((post) => post.unit)));
    for (const item of notice.items) {
      const codes = item.units.flatMap(({ name }) => resolveUnit(name)?.units ?? []);
      expect(
        codes.some((code) => staffed.has(code)),
        item.text,
      ).toBe(true);
    }
  });
});

describe("sampleProgress", () => {
  const reports = (seed: number) => {
    const random = seeded(seed);
    return [...Object.keys(pointTexts), "99"].flatMap((point) =>
      Array.from({ length: 20 }, (_, i) =>
        sampleProgress(random, { point, unit: "市工信局", day: `2026-${i < 10 ? "05" : "12"}-20` }),
      ),
    );
  };

  it("is the same for the same seed", () => {
    expect(reports(1)).toEqual(reports(1));
    expect(reports(2)).not.toEqual(reports(1));
  });

  it("leaves no slot open, stays within 100, and names files by unit and day", () => {
    for (const { text, percent, files } of reports(3)) {
      expect(text + files.join("")).not.toMatch(/[{}]|undefined/);
      expect(percent).toBeLessThanOrEqual(100);
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) expect(file).toMatch(/^市工信局-.+-2026\d{4}\.(pdf|xlsx|jpg)$/);
    }
  });

  it("does not read as copies", () => {
    const texts = reports(4).map((report) => report.text);
    expect(new Set(texts).size).toBeGreaterThan(0.9 * texts.length);
  });

  it("has a note for every step", () => {
    const random = seeded(5);
    for (const sort of ["sign", "extension", "sendBack", "verify", "reminder"] as const) {
      const note = samplePointNote(random, sort, { unit: "市财政局", day: "2026-11-03" });
      expect(note).toMatch(/\p{Script=Han}{6}/u);
      expect(note).not.toMatch(/[{}]/);
    }
  });
});
