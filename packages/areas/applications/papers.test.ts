import type { Case, Entry } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { expect, test } from "vitest";
import type { ApplicationData } from "./ApplicationData.ts";
import { paperOf } from "./papers.ts";

const item = { name: t("某事", "Something") };
const written = (action: string, input: object, data: object): readonly string[] => {
  const c = { number: "BJ-1", data: { itemKind: "01", ...data } } as unknown as Case<ApplicationData>;
  const clock = { dueAt: "2026-12-25T15:59:59.999Z" };
  const entry = { action, at: "2026-11-02T02:00:00.000Z", input, to: "inProgress", clock } as unknown as Entry;
  return paperOf(c, entry, item)?.paragraphs.map(({ zh }) => zh) ?? [];
};

test("an extension tells why it takes longer, and not that the head agreed (行政许可法 §42)", () => {
  const told = written("extend", { note: "情况属实，同意延长。" }, { extensionReason: "需要补充现场勘察。" });
  expect(told).toContain("经批准延长办理期限，至 2026年12月25日 周五。理由：");
  expect(told.at(-1)).toBe("需要补充现场勘察。");
});

test("where the guide names no body of review, the rights are told all the same", () => {
  expect(written("deny", { decision: "不符合条件。" }, {}).at(-1)).toBe(
    "如不服本决定，可以自收到本决定书之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼。",
  );
});
