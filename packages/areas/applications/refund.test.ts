import type { Case } from "@wuxing/kernel/procedure";
import { expect, test } from "vitest";
import type { ApplicationData } from "./ApplicationData.ts";
import { refundLines, refundOf, refundReasons } from "./refund.ts";

const ended = (state: string, data: Partial<ApplicationData>) =>
  ({ title: "某事", unit: "u", division: null, state, data: { fee: 8001, ...data } }) as unknown as Case;
const refunds = [
  { ending: "denied", percent: 50, basis: "甲条例第九条" },
  { ending: "withdrawn", percent: 0, basis: "甲条例第十条" },
] as const;

test("an ending without a row of the item's own gives all back, under the city's own rule", () => {
  for (const state of refundReasons.filter((one) => one !== "waived"))
    expect(refundOf(ended(state, {})), state).toMatchObject({
      ...{ amount: 8001, because: state, basis: "本市政务服务规程（待核）" },
    });
  expect(refundOf(ended("lapsed", { refunds }))).toMatchObject({ amount: 8001 });
});

test("the item's own row comes first: its part, a fraction of a fen to the applicant; kept, nothing opens", () => {
  expect(refundOf(ended("denied", { refunds }))).toMatchObject({ amount: 4001, basis: "甲条例第九条" });
  expect(refundOf(ended("withdrawn", { refunds }))).toBeUndefined();
});

test("what was declared not due comes back whole, however it ends", () => {
  for (const state of ["inProgress", "denied", "withdrawn"])
    expect(refundOf(ended(state, { refunds, feeWaived: true })), state).toMatchObject({ amount: 8001 });
});

test("what is due for a grant is not given back", () => {
  for (const state of ["granted", "closed", "inProgress"]) expect(refundOf(ended(state, { refunds }))).toBeUndefined();
});

test("the guide says it before: the item's own rows, then the city's for the rest, and nothing where it is free", () => {
  const fee = { amount: 8000, basis: "乙" };
  expect(refundLines({ fee, refunds: [...refunds] }).map(({ zh }) => zh)).toEqual([
    "决定不予的，退还 50 %（甲条例第九条）",
    "您撤回的，不退（甲条例第十条）",
    "其他没有办成的，已缴的全额退还（本市政务服务规程（待核））",
  ]);
  expect(refundLines({ fee }).map(({ en }) => en)).toEqual([
    "Not granted: all of it is given back (本市政务服务规程（待核）)",
  ]);
  expect(refundLines({ fee: undefined })).toEqual([]);
});
