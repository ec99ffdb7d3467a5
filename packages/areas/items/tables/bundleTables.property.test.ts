import { lifeEvents } from "@wuxing/platform/items";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bundleSchema } from "../bundleInputs.ts";
import type { Bundle } from "../bundles.ts";
import { exportBundles, readBundles } from "./bundleTables.ts";
import type { TableFormat } from "./exportItems.ts";

const words = (max: number) =>
  fc
    .array(fc.constantFrom(..."开办食品店（A）1,;；|\"'=+-@% é😀"), { minLength: 2, maxLength: max })
    .map((signs) => signs.join("").trim())
    // A cell that begins with an apostrophe and a sign is what keeps a formula from being one; it is not told from it.
    .filter((said) => [...said].length >= 2 && !/^'[=+\-@]/u.test(said));
const text = fc.record({ zh: words(12), en: words(12) });
const bundle: fc.Arbitrary<Bundle> = fc.record({
  code: fc.stringMatching(/^[a-z][a-z0-9-]{1,10}[a-z0-9]$/u),
  name: text,
  event: fc.constantFrom(...lifeEvents),
  audience: fc.constantFrom("1", "2"),
  lead: text,
  bases: fc.uniqueArray(fc.stringMatching(/^\d{12}$/u), { minLength: 2, maxLength: 5 }),
});
const bundles = fc.uniqueArray(bundle, { selector: ({ code }) => code, minLength: 1, maxLength: 4 });

test.each<[TableFormat, number]>([
  ["json", 60],
  ["csv", 60],
  ["xlsx", 4],
])(
  "bundles that go out and come back as %s are the same",
  async (format, numRuns) => {
    await fc.assert(
      fc.asyncProperty(bundles, async (list) => {
        const sent = list.map((one) => bundleSchema.parse(one));
        const { bundles: read, faults } = await readBundles(await exportBundles(sent, format));
        expect(faults).toEqual([]);
        expect(read.map((one) => one.bundle)).toEqual(sent);
      }),
      { numRuns },
    );
  },
  30_000,
);

test("every fault of an edited table is named by its sheet, row and column, in both languages", async () => {
  const [first] = fc.sample(bundles, { numRuns: 1, seed: 5 })[0] ?? [];
  if (!first) throw new Error("no sample");
  const broken = [first, { ...first, code: "UPPER", audience: "9", bases: ["1"] }, first];
  const { faults } = await readBundles(await exportBundles(broken as Bundle[], "xlsx"));
  const told = faults.map(({ sheet, row, column }) => `${sheet} ${row} ${column.zh}`);
  for (const place of ["一件事 3 代码", "一件事 3 给谁办", "一件事 3 事项基本编码", "一件事 4 代码"])
    expect(told).toContain(place);
  for (const { reason } of faults) expect(reason.en).toMatch(/[A-Za-z]{4}/u);
  const empty = await readBundles(Buffer.from("代码,名称\r\n"));
  expect(empty.faults.map(({ column }) => column.zh)).toContain("什么事");
});
