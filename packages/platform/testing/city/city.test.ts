import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import {
  counties,
  demoPassword,
  divisions,
  findDivision,
  findUnit,
  people,
  resolveUnit,
  townships,
  unitGroups,
  units,
} from "./index.ts";

const shared = resolve(import.meta.dirname, "../../../../../shared");
const directory = resolve(shared, "directory/pingxiang-divisions.jsonl");
const notice = resolve(shared, "notices/dev/pingxiang-2020-wuxing.txt");

const isUnique = (list: readonly string[]) => new Set(list).size === list.length;

describe("divisions", () => {
  it("are one city, five counties and 58 townships with codes of their own", () => {
    expect([counties.length, townships.length, divisions.length]).toEqual([5, 58, 64]);
    expect(isUnique(divisions.map((division) => division.code))).toBe(true);
    expect(townships.every(({ code, parent }) => /^\d{9}$/.test(code) && parent === code.slice(0, 6))).toBe(true);
    expect(counties.every(({ parent }) => findDivision(parent ?? "")?.level === "city")).toBe(true);
    expect(isUnique(counties.map((county) => String(county.tile)))).toBe(true);
  });

  it.skipIf(!existsSync(directory))("agree with the directory beside the project (skipped where it is absent)", () => {
    const rows = readFileSync(directory, "utf8").trim().split("\n");
    const facts = rows.map((row) => JSON.parse(row) as { code: string; name: string });
    expect(facts.slice(1).map(({ code, name }) => [code, name])).toEqual(
      [...counties, ...townships].map(({ code, name }) => [code, name.zh]),
    );
  });
});

describe("units", () => {
  it("have codes of their own, known divisions and parents, and names in both languages", () => {
    expect(isUnique(units.map((unit) => unit.code))).toBe(true);
    expect(units.filter((unit) => unit.layer === "township")).toHaveLength(58);
    for (const { division, parent, name, shortName } of units) {
      expect(findDivision(division)).toBeDefined();
      if (parent) expect(findUnit(parent)).toBeDefined();
      expect([name.zh, name.en, shortName.zh, shortName.en].every((text) => text.length > 1)).toBe(true);
    }
  });

  it("each answer to each of their names alone", () => {
    for (const { code, name, shortName, aliases } of units)
      for (const written of [name.zh, shortName.zh, ...aliases])
        expect(resolveUnit(written), written).toEqual({ units: [code], open: false });
  });

  it("are reached through groups, whatever brackets are printed", () => {
    for (const { name, aliases, units: codes, open } of unitGroups)
      for (const written of [name.zh, ...aliases])
        expect(resolveUnit(written), written).toEqual({ units: codes, open });
    const five = counties.map(({ code }) => `px-${code}`);
    for (const written of ["各县（区）人民政府", "各县(区)人民政府", "各县〔区〕 人民政府", "各县、区人民政府"])
      expect(resolveUnit(written)?.units).toEqual(five);
    expect(unitGroups.flatMap((group) => group.units).every(findUnit)).toBe(true);
  });

  it("are found with a missing 市 or a leading 萍乡, and not by guessing", () => {
    expect(resolveUnit("发改委")?.units).toEqual(["px-fgw"]);
    expect(resolveUnit("萍乡市发改委")?.units).toEqual(["px-fgw"]);
    expect(resolveUnit("“五型”办")?.units).toEqual(["px-wxb"]);
    expect(resolveUnit("市航天局")).toBeUndefined();
    expect(resolveUnit(" ")).toBeUndefined();
  });

  it.skipIf(!existsSync(notice))("cover every unit of the city's notice (skipped where it is absent)", () => {
    const named = [...readFileSync(notice, "utf8").matchAll(/责任单位[::]([^))]+)[))]/g)];
    const names = new Set(named.flatMap(([, list = ""]) => list.split(/[、,,]/)));
    expect(names.size).toBeGreaterThan(20);
    expect([...names].filter((name) => !resolveUnit(name))).toEqual([]);
  });
});

describe("people", () => {
  it("have sign-ins and names of their own, and posts in units that exist", () => {
    expect(isUnique(people.map((person) => person.username))).toBe(true);
    expect(isUnique(people.map((person) => person.name.zh))).toBe(true);
    expect(people.flatMap((person) => person.posts).every((post) => findUnit(post.unit))).toBe(true);
    expect(people.every((person) => /^[a-z0-9-]+$/.test(person.username))).toBe(true);
    expect(demoPassword.length).toBeGreaterThanOrEqual(10);
  });

  it("fill every role, with an officer and a head in each county", () => {
    const roles = new Set(people.flatMap((person) => person.posts.map((post) => post.role)));
    expect([...roles].sort()).toEqual([
      "administrator",
      "agent",
      "coordinator",
      "dispatcher",
      "head",
      "leader",
      "officer",
      "supervisor",
    ]);
    for (const { code } of counties)
      for (const role of ["officer", "head"])
        expect(people.some(({ posts }) => posts.some((post) => post.unit === `px-${code}` && post.role === role))).toBe(
          true,
        );
  });
});
