import { checklistText, readChecklist } from "@wuxing/kernel/procedure";
import fc from "fast-check";
import { expect, test } from "vitest";

const pieces = ["营业执照", "营业执照：副本", "申请书", "Form"];

test("a line ticks its piece, the longest name first, and what stands after the colon is what is said of it", () => {
  const text = "营业执照：副本：看不清\n申请书: 没有签名\n第二页也没有：请补";
  expect(readChecklist(text, pieces, true)).toEqual({
    ticked: [
      { value: "营业执照：副本", reason: "看不清" },
      { value: "申请书", reason: "没有签名" },
    ],
    more: "第二页也没有：请补",
  });
  expect(readChecklist("营业执照\n户口本", pieces, false)).toEqual({
    ticked: [{ value: "营业执照", reason: "" }],
    more: "户口本",
  });
});

test("a piece is ticked once; a second line of it, and one that says nothing after it, stays as it was written", () => {
  expect(readChecklist("申请书：没有签名\n申请书：没有日期\n营业执照", pieces, true)).toEqual({
    ticked: [{ value: "申请书", reason: "没有签名" }],
    more: "申请书：没有日期\n营业执照",
  });
});

test("what is said of a piece stays on its line", () => {
  expect(checklistText({ ticked: [{ value: "申请书", reason: "没有签名\n也没有日期" }], more: " " }, true)).toBe(
    "申请书：没有签名 也没有日期",
  );
});

test("what boxes say is read back as it was, whatever is said of the pieces", () => {
  const reason = fc.string({ maxLength: 40 }).map((said) => said.replaceAll(/[\n\r\u2028\u2029]/gu, " ").trim());
  fc.assert(
    fc.property(
      fc.subarray(["营业执照", "申请书", "Form"]),
      fc.array(reason, { minLength: 3, maxLength: 3 }),
      (some, said) => {
        // A reason that begins with a colon or the rest of a longer name is that name's: the names here share no beginning.
        const ticked = some.map((value, at) => ({ value, reason: (said[at] ?? "").replace(/^[\s：:]+/u, "") }));
        const list = { ticked, more: "" };
        expect(readChecklist(checklistText(list, true), ["营业执照", "申请书", "Form"], true)).toEqual(list);
      },
    ),
  );
});
