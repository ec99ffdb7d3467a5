import { canonicalJson, commit, entryRecordSchema, opensTo, receiptSchema, recordText } from "@wuxing/kernel/record";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { sampleReceipt } from "./testing/sampleReceipt.ts";

test("the canonical text of a value says the same value, and the same text whatever the order of its members", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      const text = canonicalJson(plain);
      expect(JSON.parse(text)).toEqual(plain);
      expect(canonicalJson(shuffled(plain))).toBe(text);
    }),
  );
  expect(canonicalJson({ b: 1, a: ["", null], c: undefined })).toBe('{"a":["",null],"b":1}');
});

test("what has no canonical text is refused", () => {
  for (const wrong of [undefined, Number.NaN, Number.POSITIVE_INFINITY, () => 1, 1n, new Date(0), new Map()])
    expect(() => canonicalJson({ wrong: [wrong] })).toThrow(TypeError);
});

test("a commitment opens to its own salt and value and to nothing else", () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  const plain = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
  fc.assert(
    fc.property(bytes, plain, bytes, plain, (salt, value, otherSalt, other) => {
      const commitment = commit(salt, value);
      const encoded = toBase64Url(salt);
      expect(opensTo(commitment, { salt: encoded, value })).toBe(true);
      if (canonicalJson(other) !== canonicalJson(value))
        expect(opensTo(commitment, { salt: encoded, value: other })).toBe(false);
      if (toBase64Url(otherSalt) !== encoded)
        expect(opensTo(commitment, { salt: toBase64Url(otherSalt), value })).toBe(false);
    }),
  );
  expect(opensTo("", { salt: "", value: 1 })).toBe(false);
  expect(() => commit(new Uint8Array(15), 1)).toThrow(RangeError);
});

test("base64url is read back, and only in its one spelling", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
    }),
  );
  for (const wrong of ["a", "ab=", "a+", "ab c", "ZZ"]) expect(fromBase64Url(wrong)).toBeUndefined();
});

test("a record has one text, opens by its receipt, and says in clear nothing of what was said or who said it", async () => {
  const { receipt } = await sampleReceipt();
  expect(receiptSchema.parse(receipt)).toEqual(receipt);
  const record = entryRecordSchema.parse(JSON.parse(receipt.record));
  expect(recordText(record)).toBe(receipt.record);
  for (const field of ["case", "input", "reporter"] as const) {
    const opened = receipt.opened[field];
    expect(opened && opensTo(record.sealed[field] ?? "", opened)).toBe(true);
  }
  for (const secret of ["RX2026", "路灯", "张三", "139", "360302004", "4711"])
    expect(receipt.record).not.toContain(secret);
});

/** The same value with the members of its objects in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, shuffled(one)]),
  );
}
