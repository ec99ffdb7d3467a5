import fc from "fast-check";
import { expect, test } from "vitest";
import {
  groupsOf,
  keyTermsOf,
  learnRarity,
  likenessOf,
  sharedWords,
  type Told,
  textLikeness,
  toldOf,
} from "./index.ts";
import { rarityFile, rarityIn } from "./Rarity.ts";

const places = ["人民路", "建设路", "凤凰街", "秋收广场", "金典城", "玉湖公园"];
const things = ["路灯不亮", "半夜施工", "停水三天", "井盖没了", "垃圾没人清", "公交不来"];
const people = ["我是附近居民", "打了几次电话没人管", "老人孩子出门危险", "请尽快处理", "谢谢", "12栋3单元"];
const text = fc
  .tuple(fc.constantFrom(...places), fc.constantFrom(...things), fc.shuffledSubarray(people))
  .map((parts) => parts.flat().join("，"));
const division = fc.constantFrom(null, "360300", "360302", "360302001", "360302002", "360313");
const day = fc.integer({ min: 20_000, max: 20_100 });
const rarity = learnRarity([...places, ...things, ...people, ...people]);
const request = fc.record({ text, division, day }).map((one) => ({ ...one, ...toldOf(one.text, rarity) }));

test("the same text on the same day at the same place is wholly alike; texts that share nothing are not at all", () => {
  fc.assert(
    fc.property(request, (one) => {
      expect(likenessOf(one, { ...one, ...toldOf(one.text, rarity) })).toBeCloseTo(1, 12);
      expect(textLikeness(one, toldOf("xyz", rarity))).toBe(0);
    }),
  );
  expect(textLikeness(toldOf("", rarity), toldOf("", rarity))).toBe(0);
});

test("likeness lies between 0 and 1, is the same both ways, and falls with days and distance", () => {
  fc.assert(
    fc.property(request, request, fc.integer({ min: 1, max: 200 }), (a, b, later) => {
      const alike = likenessOf(a, b);
      expect(alike).toBeGreaterThanOrEqual(0);
      expect(alike).toBeLessThanOrEqual(1);
      expect(likenessOf(b, a)).toBeCloseTo(alike, 12);
      expect(likenessOf({ ...a, day: b.day }, { ...b, day: b.day + later })).toBeLessThanOrEqual(
        likenessOf({ ...a, day: b.day }, b),
      );
      expect(alike).toBeLessThanOrEqual(likenessOf({ ...a, division: null }, b));
    }),
  );
});

test("a rare name shared says more than a common phrase shared", () => {
  const said = toldOf("秋收广场的路灯，请尽快处理，我是附近居民", learnRarity(people.concat(people, people)));
  const of = (words: string) => textLikeness(said, toldOf(words, learnRarity(people.concat(people, people))));
  expect(of("秋收广场摸黑走路")).toBeGreaterThan(of("井盖没了，请尽快处理"));
});

test("what is put together does not hang on who came first", () => {
  const same = (a: Told & { day: number; division: string | null }, b: typeof a) => likenessOf(a, b) >= 0.5;
  const sets = (groups: readonly (readonly { text: string }[])[]) =>
    groups
      .map((group) =>
        group
          .map((one) => one.text)
          .sort()
          .join("|"),
      )
      .sort();
  fc.assert(
    fc.property(fc.array(request, { maxLength: 14 }), fc.integer(), (requests, seed) => {
      const [other] = fc.sample(fc.shuffledSubarray(requests, { minLength: requests.length }), { seed, numRuns: 1 });
      const of = (list: typeof requests) => sets(groupsOf(list, same).map((g) => g.flatMap((i) => list[i] ?? [])));
      expect(of(other ?? [])).toEqual(of(requests));
    }),
  );
});

test("what people have put together stays together, however little alike", () => {
  const told = ["路灯不亮", "停水三天", "公交不来"].map((one) => toldOf(one, rarity));
  expect(groupsOf(told, () => false)).toEqual([]);
  expect(groupsOf(told, () => false, [[2, 0]])).toEqual([[0, 2]]);
});

test("key terms are the weightiest, the words named stand in both texts, and what is learnt survives being kept", () => {
  fc.assert(
    fc.property(request, request, (a, b) => {
      const keys = new Set(keyTermsOf(a, 5));
      const weights = (kept: boolean) =>
        Array.from(a.weights).filter((_, i) => keys.has(a.terms[i] as number) === kept);
      expect(Math.min(...weights(true))).toBeGreaterThanOrEqual(Math.max(0, ...weights(false)));
      for (const word of sharedWords(a.text, b, rarity)) expect(a.text).toContain(word);
    }),
  );
  const kept = rarityIn(rarityFile(rarity));
  expect(kept.texts).toBe(rarity.texts);
  expect(kept.counts).toEqual(rarity.counts);
  expect(() => rarityIn(new Uint8Array(5))).toThrow(RangeError);
});
