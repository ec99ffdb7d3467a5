import { expect, it } from "vitest";
import { closeUpCharacters, dropGlosses, dropPageNumbers } from "./noise.ts";
import { parseNotice } from "./parseNotice.ts";

it("cuts out page numbers, and joins the sentence that a page's end breaks", () => {
  expect(dropPageNumbers("责任单位：市住建局、\n— 3 —\n市财政局。\n第 4 页 共 9 页\n二、措施").text).toBe(
    "责任单位：市住建局、市财政局。\n二、措施",
  );
  expect(dropPageNumbers("建好公园。\n- 5 -\n修好道路。").text).toBe("建好公园。\n修好道路。");
  expect(dropPageNumbers("- 5 -\n开头").text).toBe("- 5 -\n开头");
});

it("closes up a text only where most characters stand apart", () => {
  const apart = [..."为做好全市营商环境工作，现将任务分工如下，请各单位认真落实，按时报送情况。"].join(" ");
  expect(closeUpCharacters(`${apart}\n2 0 2 1 年`).text).toContain("现将任务分工如下");
  expect(closeUpCharacters("市司法局 市民政局 市水利局").text).toBe("市司法局 市民政局 市水利局");
});

it("reads through pinyin between characters, and prints names with it", () => {
  expect(dropGlosses("市發(fā)改委(牽頭)、APP(app)").text).toBe("市發改委(牽頭)、APP(app)");
  const text =
    "1.優(yōu)化服務(wù)。2021年6月底前完成。(責(zé)任單位:市發(fā)改委、市財政局)\n2.推進(jìn)改革。(市民政局牽頭(tóu),市水務(wù)局配合)";
  const notice = parseNotice(text);
  expect(notice.items.map((item) => item.units.map((unit) => `${unit.name}/${unit.role}`))).toEqual([
    ["市發(fā)改委/responsible", "市財政局/responsible"],
    ["市民政局/lead", "市水務(wù)局/support"],
  ]);
  for (const unit of notice.items.flatMap((item) => item.units))
    expect(text.slice(unit.span.start, unit.span.end)).toBe(unit.name);
});

it("takes pinyin without tones for pinyin only where there is much of it", () => {
  const much =
    "關(guan) 於(yu) 開(kai) 展(zhan) 營(ying) 商(shang) 環(huan) 境(jing) 優(you) 化(hua) 工(gong) 作(zuo) 的通知";
  expect(dropGlosses(much).text).toBe("關於開展營商環境優化工作的通知");
  expect(dropGlosses("建成“一网通办”平台(app)和门户(web)").text).toBe("建成“一网通办”平台(app)和门户(web)");
});

it("reads units that a page's end, stray blanks or hard line ends part", () => {
  const read = (text: string): string[] =>
    parseNotice(text).items.flatMap((item) => item.units.map((unit) => unit.name));
  const plain = "1.甲。（责任单位：市委宣传部、市财政局）\n2.乙。（市民政局负责）";
  expect(read("1.甲。（责任单位：市委 宣传部 、市财政 局）\n2.乙。（市民政局 负责）")).toEqual(read(plain));
  expect(read("1.甲。（责任单位：市委宣传部、\n- 2 -\n市财政局）\n2.乙。（市民政局负责）")).toEqual(read(plain));
});
