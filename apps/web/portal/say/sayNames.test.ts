import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { SayView } from "./SayView.ts";
import { sayFields } from "./sayFields.ts";
import { sayLimits, sayNames } from "./sayNames.ts";

const fields = ([1, 2, 3, 4] as const).flatMap((step) =>
  sayFields({
    step,
    kinds: [],
    topics: [],
    districts: [],
    units: [],
    values: { kind: "report" },
  } as unknown as SayView),
);
/** Sent as files, not as values; and filled in by the phone itself, drawn on no form. */
const [apart, unseen] = [["photos"], ["latitude", "longitude"]];

test("every field that a step asks for is carried to the next, and nothing else is", () => {
  const asked = fields.map(({ name }) => name).filter((name) => !apart.includes(name));
  expect([...asked, ...unseen].sort()).toEqual([...sayNames].sort());
});

test("a form takes as many characters as the server", () => {
  const limited = fields.flatMap(({ name, maxLength }) => (maxLength === undefined ? [] : [[name, maxLength]]));
  expect(Object.fromEntries(limited)).toEqual(sayLimits);
});

test("the list stands once", () => {
  for (const file of ["apps/server/portal/sayFaults.ts", "apps/web/portal/say/sayFields.ts"]) {
    const text = readFileSync(resolve(import.meta.dirname, "../../../..", file), "utf8");
    expect(text, file).not.toMatch(/"latitude",\s+"longitude"/u);
  }
});
