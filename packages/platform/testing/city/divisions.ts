import { type Text, t } from "@wuxing/kernel/text";

/** A division of the test city: real codes and names of Pingxiang (GB/T 2260 for city and counties, 9 digits below). */
export interface Division {
  readonly code: string;
  readonly name: Text;
  readonly level: "city" | "county" | "township";
  /** The code of the division above; the city has none here. */
  readonly parent?: string;
  /** Column and row in the tile map of the counties, west to east and north to south. */
  readonly tile?: readonly [column: number, row: number];
}

const city: Division = { code: "360300", name: t("萍乡市", "Pingxiang City"), level: "city" };

/** The five counties, in the order of their codes. */
export const counties: readonly Division[] = [
  { code: "360302", name: t("安源区", "Anyuan District"), level: "county", parent: "360300", tile: [1, 1] },
  { code: "360313", name: t("湘东区", "Xiangdong District"), level: "county", parent: "360300", tile: [0, 1] },
  { code: "360321", name: t("莲花县", "Lianhua County"), level: "county", parent: "360300", tile: [1, 2] },
  { code: "360322", name: t("上栗县", "Shangli County"), level: "county", parent: "360300", tile: [1, 0] },
  { code: "360323", name: t("芦溪县", "Luxi County"), level: "county", parent: "360300", tile: [2, 1] },
];

const townshipNames: Record<string, readonly (readonly [serial: string, zh: string, en: string])[]> = {
  "360302": [
    ["001", "东大街街道", "Dongdajie Subdistrict"],
    ["002", "凤凰街街道", "Fenghuangjie Subdistrict"],
    ["003", "八一街街道", "Bayijie Subdistrict"],
    ["004", "后埠街街道", "Houbujie Subdistrict"],
    ["005", "丹江街街道", "Danjiangjie Subdistrict"],
    ["006", "白源街街道", "Baiyuanjie Subdistrict"],
    ["007", "横龙街道", "Henglong Subdistrict"],
    ["008", "光丰街道", "Guangfeng Subdistrict"],
    ["100", "安源镇", "Anyuan Town"],
    ["101", "高坑镇", "Gaokeng Town"],
    ["102", "五陂镇", "Wupi Town"],
    ["103", "青山镇", "Qingshan Town"],
    ["400", "五陂下垦殖场", "Wupixia Reclamation Farm"],
  ],
  "360313": [
    ["001", "峡山口街道", "Xiashankou Subdistrict"],
    ["101", "湘东镇", "Xiangdong Town"],
    ["102", "荷尧镇", "Heyao Town"],
    ["103", "老关镇", "Laoguan Town"],
    ["104", "腊市镇", "Lashi Town"],
    ["105", "下埠镇", "Xiabu Town"],
    ["106", "排上镇", "Paishang Town"],
    ["107", "东桥镇", "Dongqiao Town"],
    ["108", "麻山镇", "Mashan Town"],
    ["200", "广寒寨乡", "Guanghanzhai Township"],
    ["201", "白竺乡", "Baizhu Township"],
  ],
  "360321": [
    ["101", "琴亭镇", "Qinting Town"],
    ["102", "路口镇", "Lukou Town"],
    ["103", "良坊镇", "Liangfang Town"],
    ["104", "升坊镇", "Shengfang Town"],
    ["105", "坊楼镇", "Fanglou Town"],
    ["200", "闪石乡", "Shanshi Township"],
    ["201", "湖上乡", "Hushang Township"],
    ["202", "三板桥乡", "Sanbanqiao Township"],
    ["203", "神泉乡", "Shenquan Township"],
    ["204", "六市乡", "Liushi Township"],
    ["205", "高洲乡", "Gaozhou Township"],
    ["206", "荷塘乡", "Hetang Township"],
    ["207", "南岭乡", "Nanling Township"],
  ],
  "360322": [
    ["101", "上栗镇", "Shangli Town"],
    ["102", "桐木镇", "Tongmu Town"],
    ["103", "金山镇", "Jinshan Town"],
    ["104", "福田镇", "Futian Town"],
    ["105", "彭高镇", "Penggao Town"],
    ["106", "赤山镇", "Chishan Town"],
    ["200", "鸡冠山乡", "Jiguanshan Township"],
    ["201", "长平乡", "Changping Township"],
    ["202", "东源乡", "Dongyuan Township"],
    ["203", "杨岐乡", "Yangqi Township"],
  ],
  "360323": [
    ["101", "芦溪镇", "Luxi Town"],
    ["102", "宣风镇", "Xuanfeng Town"],
    ["103", "上埠镇", "Shangbu Town"],
    ["104", "南坑镇", "Nankeng Town"],
    ["105", "银河镇", "Yinhe Town"],
    ["106", "麻田镇", "Matian Town"],
    ["200", "源南乡", "Yuannan Township"],
    ["201", "长丰乡", "Changfeng Township"],
    ["202", "张佳坊乡", "Zhangjiafang Township"],
    ["203", "新泉乡", "Xinquan Township"],
    ["204", "万龙山乡", "Wanlongshan Township"],
  ],
};

/** The 58 townships, towns, subdistricts and the one farm, in the order of their codes. */
export const townships: readonly Division[] = counties.flatMap((county) =>
  (townshipNames[county.code] ?? []).map(
    ([serial, zh, en]): Division => ({
      code: county.code + serial,
      name: t(zh, en),
      level: "township",
      parent: county.code,
    }),
  ),
);

/** Every division of the test city: the city, its counties, their townships. */
export const divisions: readonly Division[] = [city, ...counties, ...townships];

const byCode = new Map(divisions.map((division) => [division.code, division]));

/** The division with this code, or undefined. */
export const findDivision = (code: string): Division | undefined => byCode.get(code);
