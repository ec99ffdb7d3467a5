import { parseReceipt, type Receipt, receiptCodes, receiptMark, verifyReceipt } from "@wuxing/kernel/record";
import { parseVerifierKey } from "@wuxing/tlog/note";
import { policyOf } from "@wuxing/tlog/policy";
import { formatProof, parseProof } from "@wuxing/tlog/proof";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase45, toBase45 } from "./base45.ts";
import { packReceipt, unpackReceipt } from "./packReceipt.ts";
import { codeOf } from "./testing/codeOf.ts";
import { sampleEntry, sampleReceipt } from "./testing/sampleReceipt.ts";

const { receipt, logKey, witnessKeys } = await sampleReceipt(300, 77);
const policy = policyOf([parseVerifierKey(logKey)], witnessKeys.map(parseVerifierKey), 2);
const { case: number, input } = receipt.opened;

test("Base45 is that of RFC 9285, reads back, and is read in one spelling only", () => {
  const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const [text, coded] of [
    ["AB", "BB8"],
    ["Hello!!", "%69 VD92EX0"],
    ["base-45", "UJCLQE7W581"],
    ["ietf!", "QED8WEX0"],
  ] as const) {
    expect(toBase45(ascii(text))).toBe(coded);
    expect(fromBase45(coded)).toEqual(ascii(text));
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(fromBase45(toBase45(bytes))).toEqual(bytes);
    }),
  );
  for (const wrong of ["A", "GGW", "::", "ab", "BB8A", "路灯"]) expect(fromBase45(wrong)).toBeUndefined();
});

const later = { ...sampleEntry, seq: 3, action: "addInformation", opening: null, input: { note: "第二盏也坏了。" } };
const long = {
  ...sampleEntry,
  input: { text: fc.sample(fc.string({ unit: "grapheme", minLength: 2000 }), { seed: 5, numRuns: 1 })[0] },
};
test.each<[string, Receipt]>([
  ["an opening that shows the phone", receipt],
  ["a firm's, without a phone", { ...receipt, opened: { ...(number && { case: number }), ...(input && { input }) } }],
  ["one that opens nothing", { ...receipt, opened: {} }],
  ["a later step", (await sampleReceipt(1000, 0, later)).receipt],
  ["a step of a small log", (await sampleReceipt(1, 0)).receipt],
  ["a long text", (await sampleReceipt(20, 19, long)).receipt],
])(
  "the codes of %s hold the whole receipt, in any order, and QR takes them two characters in eleven bits",
  (_what, one) => {
    const codes = receiptCodes(one) ?? [];
    expect(parseReceipt([...codes].reverse().join("\r\n"))).toEqual(one);
    expect(parseReceipt(`  ${codes.join("  \n\n ")} \n`)).toEqual(one);
    for (const code of codes) expect(code).toMatch(/^[0-9A-Z $%*+./:-]{1,2200}$/u);
    expect(() => verifyReceipt(parseReceipt(codes.join("\n")), policy)).not.toThrow();
  },
);

test("a receipt with its text fits one code; with a long one several, and the missing ones are named", async () => {
  expect(receiptCodes(receipt)).toHaveLength(1);
  const codes = receiptCodes((await sampleReceipt(20, 19, long)).receipt) ?? [];
  expect(codes.length).toBeGreaterThan(2);
  expect(new Set(codes.map(receiptMark)).size).toBe(1);
  for (const [place, code] of codes.entries()) {
    const fault = codeOf(() => parseReceipt(code));
    expect(fault).toBe("partial");
    const rest = codes.filter((_, at) => at !== place).join("\n");
    expect(() => parseReceipt(rest)).toThrow(`number ${place + 1} is missing`);
  }
  expect(codeOf(() => parseReceipt([codes[0], ...(receiptCodes(receipt) ?? [])].join("\n")))).toBe("unreadable");
  expect(receiptMark([codes[0], ...(receiptCodes(receipt) ?? [])].join("\n"))).toBeUndefined();
});

test("each changed character is refused, wherever it stands", () => {
  const [code = ""] = receiptCodes(receipt) ?? [];
  const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  for (let at = 0; at < code.length; at++) {
    const by = signs[(signs.indexOf(code[at] ?? "") + 1 + (at % 44)) % 45];
    const changed = code.slice(0, at) + by + code.slice(at + 1);
    expect(["unreadable", "partial"], `${at} ${by}`).toContain(codeOf(() => parseReceipt(changed)));
  }
  for (const wrong of ["WXR1:", code.slice(0, -3), code.toLowerCase(), `${code}\nmore`])
    expect(
      codeOf(() => parseReceipt(wrong)),
      wrong.slice(0, 20),
    ).toBe("unreadable");
});

test("a receipt that opens something else than its record commits to has no code", async () => {
  const other = await sampleReceipt(300, 77, { ...sampleEntry, at: "2026-11-02T02:00:00.001Z" });
  expect(receiptCodes({ ...receipt, record: other.receipt.record })).toBeUndefined();
  const wrong = { salt: number?.salt ?? "", value: "RX1" };
  expect(receiptCodes({ ...receipt, opened: { ...receipt.opened, case: wrong } })).toBeUndefined();
});

test("whoever makes codes of his own cannot change what they say: a changed byte proves nothing or says the same", () => {
  const packed = packReceipt(receipt) ?? new Uint8Array();
  const right = verifyReceipt(receipt, policy);
  fc.assert(
    fc.property(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = packed.map((byte, place) => (place === at ? byte ^ by : byte));
      let verified: unknown;
      const code = codeOf(() => {
        verified = verifyReceipt(unpackReceipt(changed), policy);
      });
      if (code === undefined) {
        const { record, opened, index } = verified as typeof right;
        expect({ record, opened, index }).toEqual({ record: right.record, opened: right.opened, index: 77 });
      } else expect(["unreadable", "notOpened", "notProven", "otherLog"]).toContain(code);
    }),
  );
});

test("what a packed receipt has no place for has no code: the file remains", () => {
  const extra = formatProof({ ...parseProof(receipt.proof), extra: Uint8Array.of(1) });
  expect(receiptCodes({ ...receipt, proof: extra })).toBeUndefined();
});
