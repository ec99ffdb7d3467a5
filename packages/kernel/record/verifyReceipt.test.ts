import { parseReceipt, type Receipt, verifyReceipt } from "@wuxing/kernel/record";
import { parseVerifierKey, verifierKey } from "@wuxing/tlog/note";
import { policyOf } from "@wuxing/tlog/policy";
import fc from "fast-check";
import { expect, test } from "vitest";
import { codeOf } from "./testing/codeOf.ts";
import { sampleEntry, sampleReceipt } from "./testing/sampleReceipt.ts";

const { receipt, logKey, witnessKeys } = await sampleReceipt(300, 77);
const policy = policyOf([parseVerifierKey(logKey)], witnessKeys.map(parseVerifierKey), 2);

test("a receipt is verified offline, and tells what was said, in which case, and who saw the log", () => {
  const verified = verifyReceipt(parseReceipt(JSON.stringify(receipt)), policy);
  expect(verified.record).toMatchObject({ type: "hotline.request", action: "open", at: sampleEntry.at });
  expect(Object.fromEntries(verified.opened.map(({ field, value }) => [field, value]))).toEqual({
    case: sampleEntry.opening?.number,
    input: sampleEntry.input,
    reporter: { phone: "13900001234" },
  });
  expect(verified.index).toBe(77);
  expect(verified.checkpoint).toMatchObject({ witnessed: true, checkpoint: { size: 300 } });
  expect(verified.checkpoint.cosignatures.map(({ key }) => key.name)).toEqual(["witness1.example", "witness2.example"]);
});

test("what is opened may be left out; what is shown must be what the record commits to", () => {
  const { case: number, ...less } = receipt.opened;
  expect(verifyReceipt({ ...receipt, opened: {} }, policy).opened).toEqual([]);
  expect(verifyReceipt({ ...receipt, opened: less }, policy).opened).toHaveLength(2);
  const wrong = { ...less, case: { salt: number?.salt ?? "", value: "RX20261102-00000001" } };
  expect(codeOf(() => verifyReceipt({ ...receipt, opened: wrong }, policy))).toBe("notOpened");
  const swapped = { ...receipt.opened, input: receipt.opened.reporter } as Receipt["opened"];
  expect(codeOf(() => verifyReceipt({ ...receipt, opened: swapped }, policy))).toBe("notOpened");
  const absent = { ...receipt.opened, actor: number } as Receipt["opened"];
  expect(codeOf(() => verifyReceipt({ ...receipt, opened: absent }, policy))).toBe("notOpened");
});

test("no other record, log or proof passes, and too few witnesses are told", async () => {
  const other = await sampleReceipt(300, 77, { ...sampleEntry, at: "2026-11-02T02:00:00.001Z" });
  expect(codeOf(() => verifyReceipt({ ...receipt, record: other.receipt.record }, policy))).toBe("notProven");
  expect(codeOf(() => verifyReceipt({ ...receipt, proof: other.receipt.proof }, policy))).toBe("notProven");
  const elsewhere = policyOf([verifierKey("else.example/log", new Uint8Array(32))]);
  expect(codeOf(() => verifyReceipt(receipt, elsewhere))).toBe("otherLog");
  const alone = policyOf([parseVerifierKey(logKey)]);
  expect(verifyReceipt(receipt, alone).checkpoint.cosignatures).toEqual([]);
  const lines = receipt.proof.split("\n").filter((line) => !line.startsWith("— witness1"));
  expect(verifyReceipt({ ...receipt, proof: lines.join("\n") }, policy).checkpoint.witnessed).toBe(false);
});

test("one changed character makes a receipt unreadable or unproven, unless it changes nothing that is said", () => {
  const text = JSON.stringify(receipt);
  const right = verifyReceipt(receipt, policy);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom("0", "a", "Z", " ", '"', "否"), (at, by) => {
      const changed = text.slice(0, at) + by + text.slice(at + 1);
      fc.pre(changed !== text);
      let verified: unknown;
      const code = codeOf(() => {
        verified = verifyReceipt(parseReceipt(changed), policy);
      });
      if (code === undefined) {
        // Only signatures of keys that nobody asked for may differ: the claims must not.
        const { record, opened, index, checkpoint } = verified as typeof right;
        expect({ record, opened, index }).toEqual({ record: right.record, opened: right.opened, index: right.index });
        expect(checkpoint.checkpoint).toEqual(right.checkpoint.checkpoint);
      } else expect(["unreadable", "notOpened", "notProven", "otherLog"]).toContain(code);
    }),
  );
});

test.each([
  ["nothing", ""],
  ["no JSON", "回执"],
  ["another JSON", "[]"],
  ["cut short", JSON.stringify(receipt).slice(0, 900)],
])("a file of %s is told to be no receipt", (_what, text) => {
  expect(codeOf(() => parseReceipt(text))).toBe("unreadable");
});
