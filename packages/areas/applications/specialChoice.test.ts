import { chinaCalendar } from "@wuxing/kernel/calendar";
import type { Almanac, Case } from "@wuxing/kernel/procedure";
import { expect, test } from "vitest";
import type { ApplicationData, SpecialOfItem } from "./ApplicationData.ts";
import { specialBarred } from "./applicationGuards.ts";
import { specialChoice } from "./specialChoice.ts";

const review: SpecialOfItem = { kind: "expertReview", name: "专家评审", days: 10, unit: "workingDay" };
const notice: SpecialOfItem = { kind: "publicNotice", name: "公示", days: 7, unit: "calendarDay" };
const application = (specials: readonly SpecialOfItem[]) =>
  ({ data: { specials } }) as unknown as Case<ApplicationData>;
const almanac = { calendar: chinaCalendar } as unknown as Almanac;
const at = "2026-11-02T02:00:00.000Z";

test("the only special procedure of the guide is filled in, with its last day and what §45 asks to be told, and begins as it stands", () => {
  const c = application([review]);
  const { kind, until, reason } = specialChoice(c, almanac, at);
  // Ten working days from Mon 2 November: 3–6 (4) 9–13 (9) 16 (10).
  expect([kind?.value, kind?.options?.length, until?.value]).toEqual(["expertReview", 1, "2026-11-16"]);
  expect(reason?.value).toBe(
    "您申请的事项需要专家评审，所需时间最长 10 个工作日，不计入办理期限（行政许可法第四十五条）。",
  );
  expect(specialBarred(c, { kind: "expertReview", until: "2026-11-16" }, at, almanac)).toBeUndefined();
  expect(specialBarred(c, { kind: "expertReview", until: "2026-11-17" }, at, almanac)?.zh).toContain(
    "最长 10 个工作日，最晚到 2026年11月16日 周一",
  );
});

test("of several each is told with its last day, those of the guide alone, and none is chosen beforehand", () => {
  const { kind, until } = specialChoice(application([review, notice]), almanac, at);
  expect(kind?.options?.map(({ value }) => value)).toEqual(["expertReview", "publicNotice"]);
  expect([kind?.value, until]).toEqual([undefined, undefined]);
  expect(kind?.because.zh).toContain("公示最长 7 天，今天开始最晚到 2026年11月9日 周一");
});
