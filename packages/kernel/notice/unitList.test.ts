import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";
import type { UnitRole } from "./Notice.ts";
import { readUnits } from "./unitList.ts";

const read = (printed: string, role: UnitRole | null = null): string =>
  readUnits(fold(printed), 0, printed.length, role)
    .units.map((unit) => `${unit.name}/${unit.role}`)
    .join(" ");

describe("words of duty", () => {
  it.each([
    ["市发改委牵头，市财政局、市人社局配合", "市发改委/lead 市财政局/support 市人社局/support"],
    ["市发改委牵头,市财政局、市人社局按职责分工负责", "市发改委/lead 市财政局/responsible 市人社局/responsible"],
    ["由市教育局牵头负责，市编办等部门配合", "市教育局/lead 市编办/support"],
    ["市教育局负责牵头，市财政局配合落实", "市教育局/lead 市财政局/support"],
    ["财政部会同税务总局负责", "财政部/responsible 税务总局/responsible"],
    ["農業農村部、財政部等負責", "农业农村部/responsible 财政部/responsible"],
    ["各区人民政府、市级各有关部门按照职责分工落实", "各区人民政府/responsible 市级各有关部门/responsible"],
    ["商务部、海关总署分别负责，2020年6月底前完成", "商务部/responsible 海关总署/responsible"],
    ["各省级人民政府按职责分工负责，持续推进", "各省级人民政府/responsible"],
    ["市水利局负责。以下各项均需各县政府落实，不再列出", "市水利局/responsible"],
  ])("%s", (printed, units) => expect(read(printed)).toBe(units));
});

describe("names", () => {
  it.each([
    ["市自然资源和规划局、市人力资源和社会保障局", "市自然资源和规划局 市人力资源和社会保障局"],
    ["市委办和市政府办", "市委办 市政府办"],
    ["市级各部门及各县市区政府", "市级各部门 各县市区政府"],
    ["市科协，各区、县级市", "市科协 各区、县级市"],
    ["各省、自治区、直辖市人民政府，国务院各部委", "各省、自治区、直辖市人民政府 国务院各部委"],
    ["各街道、区直各部门", "各街道 区直各部门"],
    ["各县（市、区）人民政府，各乡镇（街道）", "各县(市、区)人民政府 各乡镇(街道)"],
    ["各县〔市、区〕政府", "各县〔市、区〕政府"],
    ["市文旅局（市文物局）、市教育局", "市文旅局 市教育局"],
    ["市商务局、市公安局等有关部门、各县区人民政府", "市商务局 市公安局 各县区人民政府"],
    ["市发改委、市工信局等12个部门", "市发改委 市工信局"],
    ["市司法局 市大数据中心　市信访局", "市司法局 市大数据中心 市信访局"],
    ["和平区教育局、商务局", "和平区教育局 商务局"],
    ["各项目牵头单位", "各项目牵头单位"],
    ["市委办，各县（市、区）党委、政府", "市委办 各县(市、区)党委、政府"],
    ["市财政局，2021年6月底前", "市财政局"],
  ])("%s", (printed, names) => expect(read(printed, "support").replaceAll("/support", "")).toBe(names));

  it("hears a role noted after a name", () => {
    expect(read("市发改委（牵头）、市财政局", "responsible")).toBe("市发改委/lead 市财政局/responsible");
  });
});
