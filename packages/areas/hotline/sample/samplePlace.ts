import { counties, type Division, findDivision, type Random, townships } from "@wuxing/platform/testing/city";
import type { PlaceKind, ShopKind } from "./TopicTexts.ts";

// Every name below is invented, so that no sample complaint points at a real street, estate, school or shop.
const roads = [
  ...["兴安路", "云溪路", "锦绣大道", "青藤巷", "学府东路", "翠屏路", "望江北路", "和顺街", "丰登路", "朝阳新路"],
  ...["文昌里", "桂花南路", "枫林路", "仙桥路", "长青路", "新民巷", "玉泉路", "竹亭路", "惠民街", "松坡路"],
];
const villageRoads = ["圩镇老街", "圩镇新街", "集镇十字路口", "老车站路", "农贸街", "桥头岔路口", "中学路"];
const estates = [
  ...["锦绣新村", "康乐苑", "江景花园", "云溪雅居", "桂花苑", "翠屏小区", "和顺家园", "丰登佳苑", "学府名居"],
  ...["望江公馆", "枫林绿洲", "惠民安置小区", "青藤里小区", "朝阳新城", "松坡山庄", "长青公寓"],
];
const villages = [
  ...["上塘村", "下陂村", "石塘村", "竹山村", "大坪村", "田心村", "横江村", "桥头村", "枫树村", "水口村"],
  ...["东坑村", "沙洲村", "长塘村", "洞口村", "樟树村", "金钩村"],
];
const suburbs = ["上塘社区", "石塘社区", "田心社区", "竹山社区", "水口社区", "樟树社区"];
const schools = [
  ...["兴安路小学", "云溪中学", "锦绣学校", "桂花小学", "翠屏实验小学", "望江中学", "枫林小学", "学府幼儿园"],
  ...["和顺中学", "松坡学校"],
];
const sites = [
  ...["翠屏安置房项目", "云溪新城二期", "兴安路改造项目", "望江商业广场项目", "枫林产业园", "石塘工业小区"],
  ...["学府路综合体项目", "丰登物流园"],
];
const townshipEstates = ["集镇安置小区", "惠民安置小区", "和顺家园", "集镇老供销社宿舍", "敬老院旁安置楼"];
const shops: Record<ShopKind, readonly string[]> = {
  food: [
    "家家乐超市",
    "好邻居便利店",
    "老味道粉馆",
    "福满楼饭店",
    "云溪农贸市场",
    "惠民菜场",
    "一口鲜卤味店",
    "果然好水果店",
  ],
  goods: ["惠万家商场", "乐居电器城", "时代家居广场", "百姓大卖场", "顺风商行", "新世界批发城"],
  club: ["动力一百健身房", "亮剪美发", "清清洗车行", "悦己美容院", "小海豚游泳馆"],
  class: ["小状元教育", "彩虹琴行", "起点美术班", "飞跃培训中心", "未来星舞蹈室"],
  clinic: ["康宁路口诊所", "老街牙科", "百草养生馆"],
};

const isRural = ({ name }: Division) => /[镇乡场]$/.test(name.zh);

/** A township: the division itself, or any one within the county or the city that is given. */
export function sampleTownship(random: Random, division: string): Division {
  const found = findDivision(division);
  if (found?.level === "township") return found;
  const within = townships.filter((township) => township.parent === division);
  return random.pick(within.length > 0 ? within : townships);
}

/** True where a kind of place can be found in a township: subdistricts have hardly any villages. */
export const fits = (kind: PlaceKind, township: Division) => kind !== "village" || isRural(township);

/** The name of an invented place of this kind, as people there say it; empty for matters of an office. */
export function samplePlace(random: Random, kind: PlaceKind, township: Division): string {
  const rural = isRural(township);
  switch (kind) {
    case "road":
      return random.pick(rural && random.chance(0.6) ? villageRoads : roads);
    case "community":
      if (/[乡场]$/.test(township.name.zh)) return random.pick(townshipEstates);
      return (
        random.pick(estates) +
        random.weighted([
          ["", 5],
          ["二期", 1],
          ["北区", 1],
          ["东门", 1],
        ])
      );
    case "village":
      return rural
        ? random.pick(villages) +
            random.weighted([
              ["", 3],
              ["三组", 1],
              ["五组", 1],
              ["小学旁", 1],
            ])
        : random.pick(suburbs);
    case "school":
      return random.pick(schools);
    case "shop":
      return random.pick(rural && random.chance(0.6) ? villageRoads : roads);
    case "site":
      return random.pick(sites);
    case "office":
      return "";
  }
}

/** The name of an invented shop. */
export const sampleShop = (random: Random, kind: ShopKind) => random.pick(shops[kind]);

/** The full place for the case: county, township and the place itself. */
export function fullPlace(township: Division, place: string): string {
  const county = counties.find(({ code }) => code === township.parent);
  return `${county?.name.zh ?? ""}${township.name.zh}${place}`;
}
