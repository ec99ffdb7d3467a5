import type { Case, Entry } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { itemKinds } from "@wuxing/platform/items";
import { expect, test } from "vitest";
import type { ApplicationData } from "./ApplicationData.ts";
import { paperOf, paperTitle } from "./papers.ts";
import { applicationProcedure } from "./procedure.ts";

const application = (itemKind: string) => ({ data: { itemKind } }) as unknown as Case<ApplicationData>;
const wordsOf = (itemKind: string) => applicationProcedure.wordsOf?.(application(itemKind) as unknown as Case);

/** 事项类型, what is pressed to grant and to refuse, how a refusal stands, and the titles of both papers. */
const table = [
  ["01", "准予许可", "不予许可", "不予许可", "准予许可决定书", "不予许可决定书"],
  ["05", "准予给付", "不予给付", "不予给付", "准予给付决定书", "不予给付决定书"],
  ["07", "予以确认", "不予确认", "不予确认", "予以确认决定书", "不予确认决定书"],
  ["08", "予以奖励", "不予奖励", "不予奖励", "予以奖励决定书", "不予奖励决定书"],
  ["09", "支持申请，作出裁决", "驳回申请", "已驳回", "行政裁决书", "驳回裁决申请决定书"],
  ["10", "准予办理", "不予办理", "不予办理", "准予办理决定书", "不予办理决定书"],
  ["20", "准予办理", "不予办理", "不予办理", "准予办理决定书", "不予办理决定书"],
] as const;

test.each(table)(
  "of kind %s actions, states and papers speak its law's words",
  (kind, grant, deny, refused, ...papers) => {
    const words = wordsOf(kind);
    expect([words?.actions?.grant?.zh, words?.actions?.deny?.zh, words?.states?.denied?.zh]).toEqual([
      ...[grant, deny, refused],
    ]);
    expect(words?.states?.closed?.zh, "how it ended is said too").toBe(`已办结（${grant.split("，")[0]}）`);
    expect(words?.states?.granted?.zh).toBe(`待送达（已决定${grant.split("，")[0]}）`);
    expect(["grant", "deny"].map((action) => paperTitle(action, kind)?.zh)).toEqual(papers);
  },
);

test("only a permit is called one, in both languages", () => {
  for (const kind of itemKinds.filter((one) => one !== "01")) {
    const all = JSON.stringify([wordsOf(kind), paperTitle("grant", kind), paperTitle("deny", kind)]);
    expect(all, kind).not.toMatch(/许可|[Pp]ermit/u);
  }
});

const remedies = {
  review: t("某市人民政府", "the city government"),
  court: t("某区人民法院", "the district court"),
};
test("whatever the kind, a refusal tells of the rights to review and to sue", () => {
  for (const kind of itemKinds) {
    const c = { ...application(kind), number: "BJ-1" } as unknown as Case<ApplicationData>;
    const entry = { action: "deny", at: "2026-11-02T02:00:00.000Z", input: { decision: "不符合条件。" }, to: "denied" };
    const paper = paperOf(c, entry as unknown as Entry, { name: t("某事", "Something"), remedies });
    const last = paper?.paragraphs.at(-1);
    expect(last?.zh, kind).toContain("六十日内向某市人民政府申请行政复议，或者六个月内向某区人民法院提起行政诉讼");
    expect(last?.en, kind).toContain("ask the city government for administrative review within sixty days");
  }
});
