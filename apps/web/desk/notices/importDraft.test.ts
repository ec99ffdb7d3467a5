import { expect, it } from "vitest";
import { parsedNotice } from "../preview/samples/notices.ts";
import { changeItem, type DraftItem, importBody, importDraft, openQuestions, unmatched } from "./importDraft.ts";
import { pointedAt, sourcePieces } from "./sourcePieces.ts";

const match = (item: DraftItem, name: string, code: string): DraftItem => ({
  ...item,
  units: item.units.map((unit) => (unit.name === name ? { ...unit, codes: [code], sure: true } : unit)),
});

it("tells what is still to be checked, and which names nobody stands for", () => {
  const draft = importDraft(parsedNotice);
  expect(draft.items.map(openQuestions)).toEqual([0, 0, 4, 0]);
  expect(unmatched(draft)).toEqual(["市效能办", "相关部门"]);
});

it("matches a name wherever it stands unmatched, and leaves what was matched otherwise", () => {
  const draft = importDraft(parsedNotice);
  const [first, , third] = draft.items;
  if (!first || !third) throw new Error("the sample has four items");
  const twice = [
    ...draft.items,
    { ...third, key: "again" },
    { ...match(third, "市效能办", "px-sfj"), key: "otherwise" },
  ];
  const after = changeItem(twice, 2, match(third, "市效能办", "px-xnz"));
  expect(after.map((item) => item.units.find(({ name }) => name === "市效能办")?.codes)).toEqual([
    undefined,
    undefined,
    ["px-xnz"],
    undefined,
    ["px-xnz"],
    ["px-sfj"],
  ]);
  expect(after[0]).toBe(first);
});

it("imports what is matched, without rows left empty", () => {
  const body = importBody(importDraft(parsedNotice)).notice;
  expect(body.items[1]?.units.map(({ role, codes }) => [role, codes.length])).toEqual([
    ["lead", 1],
    ["support", 1],
    ["support", 5],
  ]);
  expect(body.items[2]?.units).toEqual([]);
  expect(body.items[0]?.targets).toEqual([
    { value: 30, unit: "个", phrase: "不少于30个" },
    { value: 95, unit: "%", phrase: "达到95%" },
  ]);
});

it("cuts the source at its items without losing a sign, spans that overlap or lie outside included", () => {
  const text = "一二三四五六七八九十";
  const pieces = sourcePieces(text, [
    { start: 6, end: 99 },
    { start: 1, end: 4 },
    { start: 3, end: 5 },
  ]);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  expect(pieces.map(({ text: part, item }) => [part, item])).toEqual([
    ["一", null],
    ["二三四", 1],
    ["五", 2],
    ["六", null],
    ["七八九十", 0],
  ]);
  expect(pointedAt({ text: "二三四", start: 1, item: 1 }, { start: 2, end: 3 })).toEqual(["二", "三", "四"]);
  expect(pointedAt({ text: "五", start: 4, item: 2 }, { start: 6, end: 9 })).toEqual(["五", "", ""]);
});
