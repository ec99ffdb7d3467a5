import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { SealBroken, seal, unseal } from "./seal.ts";

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => createSecretKey(bytes));
const someKey = () => createSecretKey(randomBytes(32));
const place = fc
  .tuple(fc.constantFrom("reporters", "sealed_texts"), fc.nat(), fc.constantFrom("sealed", "name"))
  .map((parts) => parts.join("/"));
const text = fc.string({ unit: "grapheme" });

test("what is sealed opens with its key at its place, and says nothing of itself before", () => {
  fc.assert(
    fc.property(key, place, text, (k, where, words) => {
      const sealed = seal(k, where, words);
      expect(unseal(k, where, sealed).toString()).toBe(words);
      expect(seal(k, where, words).equals(sealed), "twice the same gives two seals").toBe(false);
    }),
  );
  const name = "李明明的电话 13900001234";
  expect(seal(someKey(), "reporters/1/sealed", name).includes(Buffer.from("13900001234"))).toBe(false);
});

test("another key, another row or field, a changed or a missing byte are refused", () => {
  fc.assert(
    fc.property(
      key,
      key,
      place,
      place,
      text,
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (k, other, here, there, words, at, by) => {
        const sealed = seal(k, here, words);
        if (!k.equals(other)) expect(() => unseal(other, here, sealed)).toThrow(SealBroken);
        if (here !== there) expect(() => unseal(k, there, sealed)).toThrow(SealBroken);
        const changed = Buffer.from(sealed);
        const position = at % changed.length;
        changed[position] = (changed[position] ?? 0) ^ by;
        expect(() => unseal(k, here, changed)).toThrow(SealBroken);
        expect(() => unseal(k, here, sealed.subarray(0, at % sealed.length))).toThrow(SealBroken);
      },
    ),
  );
});

test("a broken seal says where, and nothing of what is inside", () => {
  const sealed = seal(someKey(), "reporters/7/sealed", "王小明");
  const fault = (() => {
    try {
      return unseal(someKey(), "reporters/7/sealed", sealed);
    } catch (error) {
      return error;
    }
  })();
  expect(String(fault)).toContain("reporters/7/sealed");
  expect(String(fault)).not.toContain("王小明");
});
