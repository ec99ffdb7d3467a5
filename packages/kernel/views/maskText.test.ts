import { expect, test } from "vitest";
import { maskText, sealText } from "./maskText.ts";

test.each([
  ["电话13912345678，请回电", "139****5678"],
  ["身份证号11010519491231002X", "*"],
  ["我叫张三丰，住在这里", "张**"],
  ["邮箱 zhang.san@example.com", "***@***"],
  ["车牌赣J12345违停", "赣J****"],
  ["住3栋2单元501室", "***室"],
  ["后埠街12号门口", "**号"],
  ["演示路 12 号门口", "** 号"],
  ["见 https://example.com/a/b?c=d 的照片", "链接"],
])("%s is masked", (text, shown) => {
  const masked = maskText(text);
  expect(masked).toContain(shown);
  for (const secret of [
    "13912345678",
    "11010519491231002X",
    "张三丰",
    "zhang.san",
    "12345违",
    "501",
    "12号",
    "12 号",
    "example.com/a",
  ])
    expect(masked).not.toContain(secret);
});

test("what points at nobody stays", () => {
  const plain = "12345 热线接到来电：3号线公交 8 点 30 分没来，等了 40 分钟，共 120 人。";
  expect(maskText(plain)).toBe(plain);
});

test("for those from whom a person is kept nothing is left of name and numbers, masked before or not", () => {
  const typed = "我叫张三丰，电话13912345678，座机0799-6666612，身份证11010519491231002X。";
  for (const text of [typed, maskText(typed)]) {
    const sealed = sealText(text);
    expect(sealed).toBe("我叫***，电话****，座机****，身份证****。");
  }
});
