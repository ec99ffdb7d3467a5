import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { simplified, traditionalCharacters } from "./index.ts";

const pairs = traditionalCharacters.match(/../gu) ?? [];

describe("traditional characters", () => {
  test.each([
    ["營業執照", "营业执照"],
    ["食品經營許可證、衛生許可證", "食品经营许可证、卫生许可证"],
    ["醫療機構設置審批與護士執業註冊", "医疗机构设置审批与护士执业注册"],
    ["殯葬設施、煙花爆竹經營、鍋爐使用登記", "殡葬设施、烟花爆竹经营、锅炉使用登记"],
    ["殘疾人證補領；養老機構備案；勞動爭議調解", "残疾人证补领；养老机构备案；劳动争议调解"],
    ["駕駛證換領 機動車輛檢驗 駕駛員體檢", "驾驶证换领 机动车辆检验 驾驶员体检"],
    ["寵物醫院、攤位、貨車、醃製、麵館", "宠物医院、摊位、货车、腌制、面馆"],
    ["企業設立登記、註銷；國有建設用地使用權", "企业设立登记、注销；国有建设用地使用权"],
    ["說明：説明、産品、內容、强制、絶對、裏面", "说明：说明、产品、内容、强制、绝对、里面"],
  ])("%s", (traditional, expected) => {
    expect(simplified(traditional)).toBe(expected);
  });

  test("stand in the table once, and what they become is none of them", () => {
    const keys = pairs.map((pair) => pair.charAt(0));
    expect(pairs.length).toBeGreaterThan(2000);
    expect(traditionalCharacters).toHaveLength(pairs.length * 2);
    expect(new Set(keys).size).toBe(keys.length);
    expect(pairs.filter((pair) => keys.includes(pair.charAt(1)))).toEqual([]);
  });

  test("change nothing else: text of any sort keeps its length, and what is simplified stays", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(...pairs), (text, pair) => {
        const once = simplified(text + pair);
        expect(once).toHaveLength(text.length + 2);
        expect(simplified(once)).toBe(once);
      }),
    );
    const said = "乾隆年间、瞭望塔、著名、神祇、准许、后来、里程、系统、云南、松树、干部、复核、征收、斗门、余姚";
    expect(simplified(said)).toBe(said);
  });
});
