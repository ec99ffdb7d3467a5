import type { Procedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { expect, test } from "vitest";
import { z } from "zod";
import { notificationOf } from "./ownCaseFollower.ts";

const title = t("某", "Some");
const within = "some.term";
const opened = (by: "applicant" | "system"): Procedure => ({
  ...{ type: "some.case", title, prefix: "SC", actions: {} },
  open: { title, by, to: "received", input: z.object({}), remember: () => ({}), head: () => ({ title: "t" }) },
  states: {
    received: { title, waitsFor: "agent", within },
    toCorrect: { title, waitsFor: "applicant", within, ifOverdue: "lapse" },
    toAgree: { title, waitsFor: "applicant", within },
    closed: { title, final: true },
  },
});
const asked = opened("applicant");
const offered = opened("system");
const move = (from: string | null, to: string) => ({ caseId: 1, seq: 2, type: "some.case", action: "a", from, to });

test("a result and what waits for the applicant are told, a step within the house is not", () => {
  expect(notificationOf(asked, move("received", "closed"))).toBe("answered");
  expect(notificationOf(asked, move("received", "toCorrect"))).toBe("waits");
  expect(notificationOf(asked, move("toCorrect", "received"))).toBeUndefined();
  expect(notificationOf(asked, move(null, "received"))).toBeUndefined();
  expect(notificationOf(asked, move("toCorrect", "toCorrect")), "the state stays").toBeUndefined();
});

test("what the system only offers, as a rating that lapses by itself, is not told; what it demands is", () => {
  expect(notificationOf(offered, move(null, "toCorrect"))).toBeUndefined();
  expect(notificationOf(offered, move(null, "toAgree"))).toBe("waits");
});

test("of a type or a state that is not known nothing is told", () => {
  expect([notificationOf(undefined, move(null, "closed")), notificationOf(asked, move(null, "gone"))]).toEqual([
    undefined,
    undefined,
  ]);
});
