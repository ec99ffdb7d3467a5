import { buffer } from "node:stream/consumers";
import { type Item, itemKinds, itemSchema, lifeEvents, moreFields, refundEndings } from "@wuxing/platform/items";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportItems, type TableFormat } from "./exportItems.ts";
import { readItems } from "./readItems.ts";

async function* from(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** Words as people write them into tables, formulas and quotes among them; trimmed, as the schema trims them. */
const words = (max: number) =>
  fc
    .array(fc.constantFrom(..."食品经营许可（A）1,;；|\"'=+-@% é😀\n"), { minLength: 1, maxLength: Math.min(max, 12) })
    .map((chars) => chars.join("").trim().slice(0, max).trim())
    // A cell that begins with an apostrophe and a sign is what keeps a formula from being one; it is not told from it.
    .filter((said) => said !== "" && !/^'[=+\-@]/u.test(said));
const text = fc.record({ zh: words(40), en: words(40) });
const limit = fc.record(
  { amount: fc.nat(400), unit: fc.constantFrom("workingDay", "calendarDay"), basis: words(40), note: text },
  { requiredKeys: ["amount", "unit", "basis"] },
);
const key = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/u);
const some = <T>(one: fc.Arbitrary<T>, maxLength = 3) => fc.array(one, { maxLength });
const material = fc.record(
  {
    ...{ key, name: text, required: fc.boolean(), when: text, copies: fc.nat(20), basis: words(40) },
    source: fc.constantFrom("applicant", "government", "intermediary", "shared"),
    ...{ certificateType: fc.constantFrom("ID", "LICENCE"), promise: fc.boolean() },
  },
  { requiredKeys: ["key", "name", "required", "copies", "basis", "source"] },
);
const question = fc.record(
  {
    ...{ key, label: text, help: text, required: fc.boolean(), concept: key },
    type: fc.constantFrom("text", "choice", "yesNo", "date"),
    options: fc.array(fc.record({ value: words(8), label: text }), { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ["key", "label", "required", "type"] },
);
const special = fc.record({
  ...{ kind: fc.constantFrom("hearing", "exam"), name: text, days: fc.integer({ min: 1, max: 400 }), basis: words(40) },
  unit: fc.constantFrom("workingDay", "calendarDay"),
});
const place = fc.record(
  { name: text, address: words(40), hours: text, phone: words(20) },
  { requiredKeys: ["name", "address", "hours"] },
);
const refunds = fc.uniqueArray(
  fc.record({ ending: fc.constantFrom(...refundEndings), percent: fc.nat(100), basis: words(40) }),
  { selector: ({ ending }) => ending, minLength: 1, maxLength: 5 },
);
const more = fc.dictionary(fc.constantFrom(...Object.keys(moreFields)), words(40), { maxKeys: 3 });

const item = fc.record(
  {
    ...{ code: fc.stringMatching(/^[0-9A-Z]{31}$/u), baseCode: fc.stringMatching(/^[0-9A-Z]{12}$/u), name: text },
    ...{
      kind: fc.constantFrom(...itemKinds),
      level: fc.constantFrom("3", "4"),
      unit: words(20),
      division: fc.constant("360300"),
    },
    ...{ audience: fc.constant(["1", "2"]), handling: fc.constantFrom("1", "2", "9"), legal: limit, promised: limit },
    ...{
      jointUnits: some(words(20)),
      preReview: fc.boolean(),
      preReviewBy: words(20),
      renewable: fc.boolean(),
      promisable: fc.boolean(),
    },
    ...{ specials: some(special), materials: some(material), questions: some(question) },
    fee: fc.record({ amount: fc.nat(10_000), basis: words(40) }),
    ...{
      delivery: fc.constant(["counter", "post"]),
      issues: fc.constant("FOODSALE"),
      visits: fc.nat(9),
      conditions: some(text),
    },
    ...{ legalBasis: fc.array(words(40), { minLength: 1, maxLength: 3 }), synonyms: some(words(20)), office: text },
    ...{
      places: fc.array(place, { minLength: 1, maxLength: 2 }),
      remedies: fc.record({ review: text, court: text }),
      refunds,
      more,
    },
    lifeEvents: fc.constant([lifeEvents[0], lifeEvents[3]]),
  },
  {
    requiredKeys: [
      ...([
        "code",
        "baseCode",
        "name",
        "kind",
        "level",
        "unit",
        "division",
        "audience",
        "handling",
        "jointUnits",
      ] as const),
      ...([
        "preReview",
        "renewable",
        "promisable",
        "specials",
        "materials",
        "questions",
        "delivery",
        "visits",
      ] as const),
      ...(["conditions", "legalBasis", "synonyms", "more"] as const),
    ],
  },
) as fc.Arbitrary<unknown> as fc.Arbitrary<Item>;
const items = fc.uniqueArray(item, { selector: ({ code }) => code, minLength: 1, maxLength: 3 });

describe("items that go out and come back are the same", () => {
  test.each<[TableFormat, number]>([
    ["json", 60],
    ["csv", 60],
    ["xlsx", 4],
  ])(
    "as %s",
    async (format, numRuns) => {
      await fc.assert(
        fc.asyncProperty(items, async (list) => {
          const sent = list.map((one) => itemSchema.parse(one));
          const { items: read, faults } = await readItems(await buffer(exportItems(() => from(sent), format)));
          expect(faults).toEqual([]);
          expect(read.map((one) => one.item)).toEqual(sent);
        }),
        { numRuns },
      );
    },
    30_000,
  );
});

test("every fault of an edited table is named by its row and column, in both languages", async () => {
  const [first] =
    fc.sample(
      items.filter(([one]) => (one?.materials.length ?? 0) > 0),
      { numRuns: 1, seed: 7 },
    )[0] ?? [];
  if (!first) throw new Error("no sample");
  const broken = { ...first, visits: 99, materials: first.materials.map((one) => ({ ...one, copies: 99 })) };
  const { faults } = await readItems(await buffer(exportItems(() => from([broken as Item]), "xlsx")));
  const told = faults.map(({ sheet, row, column }) => `${sheet} ${row} ${column.zh}`);
  expect(told).toContain("事项 2 到现场次数");
  expect(told.filter((one) => one.startsWith("材料 2 "))).toEqual([expect.stringContaining("份数")]);
  for (const { reason } of faults) expect(reason.en).toMatch(/[A-Za-z]{4}/u);
  const empty = await readItems(Buffer.from("事项名称,区划\r\n"));
  expect(empty.faults[0]?.reason.zh).toContain("先导出");
});
