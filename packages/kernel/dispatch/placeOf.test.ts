import { t } from "@wuxing/kernel/text";
import { expect, test } from "vitest";
import { type Place, placeOf } from "./placeOf.ts";

const place = (code: string, zh: string, level: Place["level"], parent: string): Place => ({
  ...{ code, level, parent },
  name: t(zh, `En${code}`),
});
const places = [
  place("100000", "甲市", "city", ""),
  place("100001", "东山区", "county", "100000"),
  place("100002", "西水县", "county", "100000"),
  place("100001001", "青石镇", "township", "100001"),
  place("100001002", "长街街道", "township", "100001"),
  place("100002001", "青石镇", "township", "100002"),
  { ...place("100002002", "路口镇", "township", "100002"), name: t("路口镇", "Roadmouth Town") },
];

test.each([
  ["东山区长街街道建设路积水", "100001002", ["东山区", "长街街道"]],
  ["长街街道办门口的路灯不亮", "100001002", ["长街街道"]],
  ["西水县青石镇没有自来水", "100002001", ["西水县", "青石镇"]],
  ["西水青石的路坏了", "100002001", ["西水", "青石"]],
  ["东山区青石路坑洼", "100001", ["东山区"]],
  ["西水县的一个路口没有红绿灯", "100002", ["西水县"]],
  ["At Roadmouth Town, no water", "100002002", ["Roadmouth Town"]],
])("%s", (text, code, because) => {
  expect(placeOf(text, places)).toEqual({ code, because });
});

test.each(["路口没有红绿灯", "甲市的公交太少", "", "青石镇没有自来水"])("%s: which one is not said", (text) => {
  expect(placeOf(text, places)).toBeUndefined();
});
