import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { asvsRequirements } from "./asvsRequirements.ts";

const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/security.md"), "utf8");
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gmu)].map(
  ([, number = "", level = "", asked = "", state = "", why = ""]) => ({ number, level, asked, state, why }),
);
const states = ["met", "not met", "not applicable", "open"] as const;
/** What is named in backticks and looks like a file of the project. */
const filesIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\s]+)`/gu)]
    .map(([, name = ""]) => name)
    .filter((name) => /\.(?:ts|md|sql|vue|json)$|^\.ci\//u.test(name) && !name.startsWith("/"));

test("every requirement of levels 1 and 2 stands on the page once, with its level", () => {
  expect(asvsRequirements.size).toBe(253);
  expect(rows.map(({ number }) => number)).toEqual([...asvsRequirements.keys()]);
  for (const { number, level } of rows) expect(level, number).toBe(asvsRequirements.get(number));
  // A row that the pattern above does not read would be left out silently.
  expect(page.match(/^\| \d+\.\d/gmu)).toHaveLength(rows.length);
});

test("each says how it stands: met by a file that is named, else why not", () => {
  for (const { number, state, why } of rows) {
    expect(states, number).toContain(state);
    expect(why.length, number).toBeGreaterThan(1);
    if (state === "open") expect(why, number).toMatch(/\bH\d\b/u);
  }
  const unnamed = rows
    .filter(({ state, why }) => state === "met" && filesIn(why).length === 0)
    .map(({ number }) => number);
  expect(unnamed).toEqual(toldAbove);
});

/** Met by what the page itself says. */
const toldAbove = "6.1.3 7.1.1 7.1.2 11.1.2 11.2.1 11.4.1 13.1.1 14.1.2 15.1.1 15.1.3 16.1.1".split(" ");

test("every file that is cited exists", () => {
  const cited = [...new Set(filesIn(page))];
  expect(cited.length).toBeGreaterThan(40);
  expect(cited.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test("the sum at the head is the sum of the rows", () => {
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  const told = states.map((state) => `${count(state)} ${state}`).join(", ");
  expect(page).toContain(`${rows.length} requirements: ${told}.`);
});
