import { expect, test } from "vitest";
import { copyPdf } from "./copyPdf.ts";

test("a copy is one page of PDF with the font inside", async () => {
  const bytes = await copyPdf({
    ...{ name: "食品经营许可证", authority: "萍乡市市场监督管理局", id: "1.2.156.3005.2.FOODSALE.360300.1.001.X" },
    lines: [{ label: "持证人", value: "某店" }],
    verifyAt: "https://wx.example/verify-certificate/1",
    watermark: "复印件 仅用于投标，2026-12-31 前有效",
  });
  const text = bytes.toString("latin1");
  expect(text.slice(0, 5)).toBe("%PDF-");
  expect(text.match(/\/Type \/Page\b/gu)).toHaveLength(1);
  expect(text).toContain("/FontFile3");
});
