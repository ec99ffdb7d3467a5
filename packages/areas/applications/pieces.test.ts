import { type Case, checklistText, readChecklist } from "@wuxing/kernel/procedure";
import { expect, test } from "vitest";
import type { ApplicationData } from "./ApplicationData.ts";
import { awaitedChoice, broughtBarred } from "./broughtPieces.ts";
import { correctionBarred, correctionChoice } from "./pieces.ts";

const application = (more: Partial<ApplicationData> = {}) =>
  ({
    openedAt: "2026-11-02T02:00:00.000Z",
    data: {
      materials: [
        { key: "a", name: "申请书", proof: "file" },
        { key: "b", name: "营业执照：副本", proof: "counter" },
        { key: "c", name: "身份证明", proof: "counter" },
      ],
      asked: [{ key: "q", name: "场所面积" }],
      ...more,
    },
  }) as unknown as Case<ApplicationData>;
const at = "2026-11-03T02:00:00.000Z";

test("a notice offers the item's own materials, questions and the form; what has not come is ticked with its reason, and goes out as it stands", () => {
  const c = application();
  const { options, value = "" } = correctionChoice(c);
  expect(options?.map((one) => [one.value, one.label.zh])).toEqual([
    ["申请书", "申请书（材料）"],
    ["营业执照：副本", "营业执照：副本（还没有收到）"],
    ["身份证明", "身份证明（还没有收到）"],
    ["场所面积", "场所面积（表里填的）"],
    ["填报内容", "填报内容（整张表都可以改）"],
  ]);
  expect(value).toBe("营业执照：副本：没有提交，请补交\n身份证明：没有提交，请补交");
  expect(correctionBarred(c, value)).toBeUndefined();
});

test("a box that is ticked without a reason is told by its name", () => {
  const text = checklistText({ ticked: [{ value: "营业执照：副本", reason: "" }], more: "" }, true);
  expect(correctionBarred(application(), text)?.zh).toContain("“营业执照：副本”没有写哪里不对、怎么补");
});

test("every box that is offered may be named, and the second time only what was told the first", () => {
  const c = application({ told: ["身份证明", "场所面积"] });
  const { options = [], value } = correctionChoice(c);
  expect(options.map((one) => one.value)).toEqual(["身份证明", "场所面积"]);
  expect(value).toBe("身份证明：没有提交，请补交");
  const all = options.map((one) => ({ value: one.value, reason: "还不对" }));
  expect(correctionBarred(c, checklistText({ ticked: all, more: "" }, true))).toBeUndefined();
});

test("what was brought is ticked from what is awaited: of several none beforehand, one alone at once", () => {
  const c = application();
  const several = awaitedChoice(c);
  expect([several.value, several.options?.map((one) => one.value)]).toEqual([
    undefined,
    ["营业执照：副本", "身份证明"],
  ]);
  const one = awaitedChoice(application({ materials: [{ key: "b", name: "营业执照：副本", proof: "counter" }] }));
  expect(one.value).toBe("营业执照：副本");
  const ticked = readChecklist("身份证明\n营业执照：副本", ["营业执照：副本", "身份证明"], false);
  expect(broughtBarred(c, { pieces: checklistText(ticked, false) }, at)).toBeUndefined();
  expect(broughtBarred(c, { pieces: "申请书" }, at)?.zh).toContain("没有等“申请书”交到窗口");
});
