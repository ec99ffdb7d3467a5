import { expect, test } from "vitest";
import { answerParts } from "./answerParts.ts";
import { fieldsOfOperation } from "./fieldsOfOperation.ts";
import type { Operation, Schema } from "./Operation.ts";

const named = (zh: string, en: string, more: Schema): Schema => ({ title: zh, "x-title-en": en, ...more });

test("an answer is told in the order and words of its document, and nothing that it does not name", () => {
  const schema: Schema = {
    properties: {
      sum: named("余额", "Balance", { type: "number", multipleOf: 0.01, "x-unit": "元 | yuan" }),
      state: named("状态", "State", { type: "string", enum: ["on"], "x-labels": { on: "正常 | active" } }),
      at: named("时间", "Time", { type: "string", format: "date-time" }),
      open: named("开通", "Open", { type: "boolean" }),
      list: named("明细", "Lines", {
        type: "array",
        items: { type: "object", properties: { n: named("数", "Count", { type: "integer" }) } },
      }),
    },
  };
  const given = {
    open: false,
    sum: 1234567.5,
    state: "on",
    at: "2026-11-26T16:30:00Z",
    list: [{ n: 12 }, {}],
    secret: "x",
  };
  expect(answerParts(schema, given)).toEqual([
    { kind: "value", title: { zh: "余额", en: "Balance" }, value: { zh: "1,234,567.50 元", en: "1,234,567.50 yuan" } },
    { kind: "value", title: { zh: "状态", en: "State" }, value: { zh: "正常", en: "active" } },
    { kind: "value", title: { zh: "时间", en: "Time" }, value: { zh: "2026-11-27 00:30", en: "2026-11-27 00:30" } },
    { kind: "value", title: { zh: "开通", en: "Open" }, value: { zh: "否", en: "no" } },
    {
      ...{ kind: "table", title: { zh: "明细", en: "Lines" }, columns: [{ zh: "数", en: "Count" }] },
      rows: [[{ zh: "12", en: "12" }], [{ zh: "—", en: "—" }]],
    },
  ]);
});

test("a form asks for what has to be typed, and not for what the account knows", () => {
  const parameter = {
    in: "body",
    title: { zh: "户号", en: "Account" },
    required: true,
    personal: true,
    example: "1",
  } as const;
  const operation = {
    parameters: [
      {
        ...parameter,
        name: "account",
        from: null,
        schema: { type: "string", maxLength: 8, description: "8 位 | 8 digits" },
      },
      { ...parameter, name: "who", from: "citizenNumber", schema: { type: "string" } },
    ],
  } as unknown as Operation;
  expect(fieldsOfOperation(operation)).toEqual([
    {
      ...{ name: "account", label: parameter.title, type: "text", required: true, maxLength: 8 },
      help: { zh: "8 位", en: "8 digits" },
    },
  ]);
});
