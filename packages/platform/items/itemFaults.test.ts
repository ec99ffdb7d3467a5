import { describe, expect, it, test } from "vitest";
import { certificateTypes, findCertificateType, type Item, itemFaults, itemSchema, moreFields } from "./index.ts";

const limit = (amount: number, unit: "workingDay" | "calendarDay" = "workingDay") => ({ amount, unit, basis: "§42" });
const name = { zh: "样例", en: "Example" };
const material = { key: "form", name, required: true, source: "applicant" as const, copies: 1, basis: "§31" };
const question = { key: "name", label: name, type: "text" as const, required: true };
const item: Item = itemSchema.parse({
  ...{ code: "11440232MB2D06811W4000117051000", baseCode: "000117051000", name, kind: "01", level: "4" },
  ...{ unit: "px-scj", division: "360302", audience: ["2"], handling: "2", legal: limit(20), promised: limit(10) },
  ...{ jointUnits: [], preReview: false, renewable: true, promisable: true, specials: [], materials: [material] },
  ...{ questions: [question], delivery: ["counter"], issues: "FOODSALE", visits: 0, conditions: [] },
  ...{ legalBasis: ["§1"], synonyms: [], more: { 通办范围: "全市", 每天可预约量: "20", 是否进驻大厅: "是" } },
});
const refund = { ending: "denied" as const, percent: 50, basis: "§2" };
const named = (change: Partial<Item>): string[] => itemFaults({ ...item, ...change }).map((one) => one.name);

describe("itemFaults", () => {
  it("finds nothing in an item that is right", () => {
    expect(itemFaults(item, { division: "360300" })).toEqual([]);
  });

  const one = (change: Partial<typeof material>) => ({ materials: [{ ...material, ...change }] as Item["materials"] });
  test.each<[string, Partial<Item>]>([
    ["codeUnreadable", { code: "11440232MB2D06811W9000117051000" }],
    ["codeLevel", { level: "3" }],
    ["codeBase", { baseCode: "000117051001" }],
    ["codeKind", { kind: "07" }],
    ["jointItself", { jointUnits: ["px-scj"] }],
    ["promisedLonger", { promised: limit(21) }],
    ["promisedLonger", { promised: limit(20), legal: limit(20, "calendarDay") }],
    ["promisedLonger", { promised: limit(21, "calendarDay"), legal: limit(20) }],
    ["promiseMissing", { promised: undefined }],
    ["preReviewMissing", { preReview: true }],
    ["preReviewClosed", { preReviewBy: "township" }],
    ["preReviewLevel", { preReview: true, preReviewBy: "county" }],
    ["preReviewItself", { preReview: true, preReviewBy: "px-scj" }],
    ["preReviewAtOnce", { preReview: true, preReviewBy: "township", handling: "1", promised: undefined }],
    ["atOnceWaits", { handling: "1" }],
    ["renewsNothing", { issues: undefined }],
    ["issuesUnknown", { issues: "NONE" }],
    ["promiseExcluded", { kind: "02", code: "11440232MB2D06811W4000217051000", baseCode: "000217051000" }],
    ["promiseRisk", { name: { zh: "危险化学品经营许可", en: "Dangerous chemicals" } }],
    ["promiseRisk", { risks: ["costlyToCorrect"] }],
    ["askedThoughShared", { materials: [{ ...material, source: "shared" }] }],
    ["keyTwice", { materials: [material, material] }],
    ["certificateUnknown", { materials: [{ ...material, certificateType: "NONE" }] }],
    ["promiseClosed", { promisable: false, materials: [{ ...material, promise: true }] }],
    ["whenMissing", one({ required: false })],
    ["keyTwice", { questions: [question, question] }],
    ["choiceOptions", { questions: [{ ...question, type: "choice" }] }],
    ["choiceOptions", { questions: [{ ...question, options: [{ value: "a", label: name }] }] }],
    ["moreUnknown", { more: { 没有这一项: "x" } }],
    ["moreType", { more: { 是否进驻大厅: "也许" } }],
    ["moreType", { more: { 每天可预约量: "很多" } }],
    ["moreType", { more: { 通办范围: "全球" } }],
    ["moreType", { more: { 计划取消日期: "明年" } }],
    ["refundOfNothing", { refunds: [refund] }],
    ["refundTwice", { fee: { amount: 100, basis: "§1" }, refunds: [refund, { ...refund, percent: 0 }] }],
  ])("names %s and only that", (fault, change) => {
    expect(named(change)).toEqual([fault]);
  });

  it("asks of the unit that it is there, that the place is its own, and that the code is", () => {
    expect(itemFaults(item, null).map((fault) => fault.name)).toEqual(["unitUnknown"]);
    expect(itemFaults(item, { division: "360321" }).map((fault) => fault.name)).toEqual(["unitDivision"]);
    const other = { division: "360302", uscc: "11100000000013338W" };
    expect(itemFaults(item, other).map((fault) => fault.name)).toEqual(["codeUnit"]);
    expect(itemFaults({ ...item, office: name }, other)).toEqual([]);
  });

  it("asks of who looks first that it is a lower unit of the area", () => {
    const reviewed = (preReviewBy: string) => ({ ...item, preReview: true, preReviewBy });
    const unit = { division: "360302", below: ["px-360302004"] };
    expect(itemFaults(reviewed("px-360302004"), unit)).toEqual([]);
    expect(itemFaults(reviewed("township"), unit)).toEqual([]);
    expect(itemFaults(reviewed("px-360313004"), unit).map((fault) => fault.name)).toEqual(["preReviewUnknown"]);
  });

  it("takes ten working days for a promise within two weeks of days, and what the law sets no time for", () => {
    expect(named({ promised: limit(10), legal: limit(14, "calendarDay") })).toEqual([]);
    expect(named({ legal: undefined })).toEqual([]);
    expect(named({ handling: "1", promised: limit(0) })).toEqual([]);
  });
});

test("types of certificates have codes of capitals and digits, each once, and names in both languages", () => {
  expect(new Set(certificateTypes.map(({ code }) => code)).size).toBe(certificateTypes.length);
  for (const { code, name: said, proves } of certificateTypes) {
    expect(code).toMatch(/^[A-Z0-9]+$/u);
    expect(said.zh).toMatch(/\p{Script=Han}/u);
    expect(said.en).toMatch(/[a-z]/u);
    expect(
      proves.every((concept) => /^[a-z]+\.[a-zA-Z]+$/u.test(concept)),
      code,
    ).toBe(true);
  }
  expect(findCertificateType("ID")?.nationalCode).toBe("11100000000013127D001");
  expect(findCertificateType("id")).toBeUndefined();
  expect(Object.keys(moreFields).length).toBeGreaterThan(30);
});
