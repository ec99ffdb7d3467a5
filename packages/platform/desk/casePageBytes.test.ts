import type { Procedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { type CasePage, type LineReader, type LineSource, linesOf } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { LineStore } from "@wuxing/platform/worklists";
import { describe, expect, it } from "vitest";
import { casePageBytes } from "./casePageBytes.ts";

const now = "2026-11-25T02:00:00.000Z";
const reader: LineReader = {
  now,
  unit: (code) => ({ code, name: t("城管局", "City management") }),
  division: (code) => ({ code, name: t("安源区", "Anyuan") }),
  outside: false,
};
const procedure = {
  title: t("12345 诉求", "12345 request"),
  states: { inProgress: { title: t("办理中", "In progress") } },
} as unknown as Procedure;
const platform = { casework: { procedures: new Map([["hotline.request", procedure]]) } } as unknown as Platform;

const line = (number: string, dueAt: string | null): LineSource => ({
  number,
  type: "hotline.request",
  title: `“路灯”坏了 \\ ${number}`,
  state: "inProgress",
  unit: "px-cgj",
  division: dueAt === null ? null : "360302",
  openedAt: "2026-11-20T02:00:00.000Z",
  closedAt: null,
  due: dueAt === null ? null : { at: dueAt, certain: true, stopped: false },
});

describe("casePageBytes", () => {
  const store = new LineStore();
  const lines = [
    store.keep(1, 3, line("RX-1", "2026-11-24T02:00:00.000Z")),
    store.keep(2, 1, line("RX-2", "2026-11-25T12:00:00.000Z")),
    store.keep(3, 1, line("RX-3", null)),
  ];

  it("is the JSON of a page whose lines have today's colours and their names", () => {
    const page = JSON.parse(casePageBytes({ lines, next: "abc" }, platform, reader).toString()) as CasePage;
    expect(page.next).toBe("abc");
    expect(page.lines.map(({ due, ...rest }) => ({ ...rest, due: due && { ...due, colour: undefined } }))).toEqual(
      lines.map(({ line: { due, ...rest } }) => ({ ...rest, due: due && { ...due, colour: undefined } })),
    );
    expect(page.lines.map((each) => each.due?.colour)).toEqual(["red", "amber", undefined]);
    expect(linesOf(page)[0]).toMatchObject({
      stateTitle: procedure.states.inProgress?.title,
      unit: { code: "px-cgj", name: t("城管局", "City management") },
    });
  });

  it("colours the same line by the hour at which it is asked for", () => {
    const later = { ...reader, now: "2026-11-26T02:00:00.000Z" };
    const page = JSON.parse(casePageBytes({ lines, next: null }, platform, later).toString()) as CasePage;
    expect(page.lines.map((each) => each.due?.colour)).toEqual(["red", "red", undefined]);
  });

  it("is valid for an empty list", () => {
    expect(JSON.parse(casePageBytes({ lines: [], next: null }, platform, reader).toString())).toEqual({
      lines: [],
      names: { types: {}, states: {}, units: {}, divisions: {} },
      next: null,
    });
  });
});

describe("LineStore", () => {
  it("gives a line for its own version alone", () => {
    const store = new LineStore();
    const kept = store.keep(7, 2, line("RX-7", null));
    expect(store.find(7, 2)).toBe(kept);
    expect(store.find(7, 3)).toBeUndefined();
    expect(store.find(8, 2)).toBeUndefined();
  });

  it("forgets the oldest beyond its limit", () => {
    const store = new LineStore();
    for (let id = 0; id <= 5000; id++) store.keep(id, 1, line(`RX-${id}`, null));
    expect(store.find(0, 1)).toBeUndefined();
    expect(store.find(5000, 1)?.id).toBe(5000);
  });
});
