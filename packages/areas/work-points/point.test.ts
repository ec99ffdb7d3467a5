import { type Actor, allowedActions, type Case } from "@wuxing/kernel/procedure";
import { expect, test } from "vitest";
import { pointProcedure } from "./point.ts";

const coordinator: Actor = { kind: "staff", id: "coordinator", posts: [{ unit: "px-wxb", role: "coordinator" }] };
const at = "2026-11-02T02:00:00.000Z";

/** A point of two units, so many of whose parts are verified. */
const point = (partsDone: number): Case => ({
  id: 1,
  number: "YD-20261102-0000001-0",
  type: "workPoints.point",
  state: "running",
  title: "办好民生实事",
  unit: null,
  division: null,
  parentId: null,
  openedAt: at,
  closedAt: null,
  clock: null,
  clocks: {},
  data: { units: [{ unit: "px-czj" }, { unit: "px-mzj" }], milestones: [], partsDone },
  version: 1,
});

test("a point can be closed with the last of its units' parts, not before", () => {
  expect(
    [0, 1, 2].map((done) => allowedActions(pointProcedure, point(done), coordinator, at).includes("close")),
  ).toEqual([false, false, true]);
});
