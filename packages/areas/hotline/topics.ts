import { type Text, t } from "@wuxing/kernel/text";

/** The five kinds of 国办发〔2020〕53号. */
export const requestKinds = {
  consult: t("咨询", "Question"),
  help: t("求助", "Request for help"),
  complaint: t("投诉", "Complaint"),
  report: t("举报", "Report of wrongdoing"),
  suggestion: t("建议", "Suggestion"),
} as const satisfies Record<string, Text>;

export type RequestKind = keyof typeof requestKinds;

/** A subject that citizens turn to the hotline about. Who answers for it stands in the dispatch table. */
export interface Topic {
  /** `group.topic`; also the Open311 service code. */
  readonly code: string;
  readonly group: Text;
  readonly name: Text;
  /** Who answered for it when the table began: the city's unit, or the county where it happened, which that unit guides. */
  readonly first: { readonly unit: string; readonly countyDuty: boolean };
  readonly keywords: readonly string[];
  readonly kind: RequestKind;
}

type Layer = "city" | "county";
type Row = readonly [
  code: string,
  zh: string,
  en: string,
  unit: string,
  layer: Layer,
  kind: RequestKind,
  keywords: string,
];

// biome-ignore format: a table reads best with one topic a line
const tree: readonly (readonly [code: string, group: Text, rows: readonly Row[]])[] = [
  ["roads", t("道路设施", "Streets"), [
    ["surface", "路面破损", "Broken road surface", "px-cgj", "county", "help", "路面 坑洼 大坑 塌陷 沉降 破损 人行道 地砖 颠簸 补路"],
    ["manhole", "井盖缺损", "Missing manhole cover", "px-cgj", "county", "help", "井盖 窨井 雨水篦子 井口 哐当"],
    ["lamp", "路灯照明", "Street lighting", "px-cgj", "county", "help", "路灯 灯杆 不亮 黑漆漆 摸黑 照明"],
    ["rural", "农村公路", "Rural road", "px-jtj", "county", "help", "村道 通村公路 乡道 县道 农村公路 会车 边坡 护栏"],
    ["dig", "道路开挖恢复", "Road works left open", "px-cgj", "city", "complaint", "开挖 挖开 围挡 回填 恢复路面 反复施工 埋管"],
  ]],
  ["cleaning", t("市容环卫", "City cleaning"), [
    ["garbage", "垃圾清运", "Rubbish collection", "px-cgj", "county", "complaint", "垃圾 垃圾桶 清运 臭气 苍蝇 建筑垃圾 垃圾站"],
    ["stall", "占道经营", "Trading on the pavement", "px-cgj", "county", "complaint", "占道 摊贩 摆摊 流动摊 出店经营 夜宵摊"],
    ["toilet", "公共厕所", "Public toilet", "px-cgj", "county", "help", "公厕 公共厕所 厕所 洗手台 蹲位"],
    ["advert", "小广告清理", "Illegal posters", "px-cgj", "county", "help", "小广告 牛皮癣 乱张贴 喷涂 野广告"],
    ["green", "园林绿化", "Trees and parks", "px-cgj", "city", "help", "行道树 绿化带 树枝 公园 草坪 修剪 绿化"],
    ["illegal", "违法建设", "Illegal building", "px-cgj", "county", "report", "违建 违法建设 私自搭建 搭建 加盖 阳光房 铁皮棚"],
  ]],
  ["traffic", t("交通出行", "Traffic"), [
    ["parking", "违法停车", "Illegal parking", "px-jjzd", "city", "complaint", "乱停 违停 停车 停满 堵住出口 僵尸车"],
    ["signal", "信号灯与标线", "Signals and markings", "px-jjzd", "city", "help", "红绿灯 信号灯 绿灯 标线 斑马线 标志牌"],
    ["jam", "交通拥堵", "Congestion", "px-jjzd", "city", "suggestion", "拥堵 堵车 堵得 疏导 早高峰 晚高峰"],
    ["ebike", "电动车管理", "Electric bikes", "px-jjzd", "city", "consult", "电动车 上牌 头盔 电动自行车 三轮车 逆行"],
    ["bus", "公交线路与班次", "Buses", "px-gjgs", "city", "suggestion", "公交 公交车 班次 站牌 候车 末班车 老年卡"],
    ["taxi", "出租车与网约车", "Taxis", "px-jtj", "city", "complaint", "出租车 网约车 打表 拒载 绕路 司机 的士"],
  ]],
  ["water", t("供水排水", "Water"), [
    ["outage", "停水与水压", "Water outage", "px-swgs", "city", "help", "停水 没水 水压 来水 爆管 上不去水"],
    ["quality", "自来水水质", "Tap water quality", "px-swgs", "city", "complaint", "自来水 发黄 浑浊 水质 漂白粉 沉淀 异味"],
    ["bill", "水费水表", "Water bill", "px-swgs", "city", "consult", "水费 水表 抄表 阶梯水价 用水量"],
    ["drain", "排水内涝", "Drainage", "px-cgj", "county", "help", "积水 内涝 下水道 排水 倒灌 堵塞 管网"],
    ["rural", "农村饮水", "Village water supply", "px-slj", "county", "help", "饮水 水池 山泉 水厂 村里用水 安全饮水 抽水"],
    ["river", "河道管护", "Rivers", "px-slj", "county", "report", "河道 河堤 采砂 河里 河面 漂浮物 水葫芦"],
  ]],
  ["energy", t("供电供气", "Power and gas"), [
    ["outage", "停电", "Power cut", "px-gdgs", "city", "help", "停电 跳闸 断电 抢修 没电 复电"],
    ["voltage", "电压不稳", "Low voltage", "px-gdgs", "city", "help", "电压 变压器 带不动 灯光忽明忽暗 台区 增容"],
    ["line", "电力线路安全", "Power lines", "px-gdgs", "city", "help", "电线 电线杆 高压线 电杆 线路老化 下垂"],
    ["bill", "电费", "Electricity bill", "px-gdgs", "city", "consult", "电费 电表 阶梯电价 峰谷 用电量 多扣"],
    ["gas", "燃气供应", "Gas", "px-rqgs", "city", "help", "燃气 天然气 煤气 通气 气表 燃气管道"],
    ["charger", "充电设施", "Charging points", "px-fgw", "city", "suggestion", "充电桩 充电 充电棚 飞线 新能源车"],
  ]],
  ["environment", t("环境噪声", "Environment and noise"), [
    ["construction", "施工噪声", "Construction noise", "px-cgj", "county", "complaint", "施工噪声 打桩 夜间施工 混凝土 工地 施工 吵得"],
    ["life", "生活噪声", "Noise of neighbours", "px-gaj", "county", "complaint", "广场舞 音响 唱歌 噪音 扰民 喇叭 楼上"],
    ["fumes", "餐饮油烟", "Cooking fumes", "px-cgj", "county", "complaint", "油烟 烟道 烧烤 饭店 排烟 油烟味"],
    ["air", "废气异味", "Factory smells", "px-hbj", "city", "report", "废气 刺鼻 黑烟 烟囱 气味 焦味"],
    ["sewage", "污水直排", "Waste water", "px-hbj", "city", "report", "污水 废水 直排 排污口 黑臭 偷排"],
    ["dust", "扬尘污染", "Dust", "px-zjj", "county", "complaint", "扬尘 灰尘 渣土车 洒水 渣土 裸土"],
  ]],
  ["housing", t("住房物业", "Housing"), [
    ["fee", "物业收费", "Property fees", "px-zjj", "county", "complaint", "物业费 收费标准 公摊 装修押金 公共收益 涨价"],
    ["service", "物业服务", "Property service", "px-zjj", "county", "complaint", "物业 保安 楼道 卫生 业委会 门禁"],
    ["lift", "电梯故障", "Lift faults", "px-scj", "city", "help", "电梯 困人 维保 停运 年检"],
    ["leak", "房屋质量", "Leaks and defects", "px-zjj", "county", "complaint", "漏水 渗水 墙面 开裂 屋顶 开发商 质保 维修基金"],
    ["deed", "不动产登记", "Property deeds", "px-zrj", "city", "consult", "不动产证 房产证 办证 过户 不动产 登记"],
    ["rent", "公租房", "Public rental housing", "px-zjj", "county", "consult", "公租房 轮候 租赁补贴 保障房 廉租房"],
    ["delay", "逾期交房", "Late handover", "px-zjj", "city", "complaint", "交房 停工 烂尾 预售 购房合同 违约金 楼盘"],
    ["fund", "住房公积金", "Housing fund", "px-gjj", "city", "consult", "公积金 提取 贷款额度 公积金贷款 缴存"],
  ]],
  ["education", t("教育", "Schools"), [
    ["enrol", "入学招生", "School places", "px-jyj", "county", "consult", "入学 招生 学区 划片 转学 幼升小 小升初 学位"],
    ["fee", "学校收费", "School fees", "px-jyj", "county", "complaint", "学校收 教辅 资料费 校服 乱收费 收据"],
    ["tutor", "校外培训", "Private tutoring", "px-jyj", "county", "complaint", "培训机构 培训班 退费 课时 补习 跑路"],
    ["meal", "学校食堂", "School meals", "px-jyj", "county", "complaint", "食堂 饭菜 学生餐 午餐 伙食 营养餐"],
    ["after", "课后服务", "After-school care", "px-jyj", "county", "suggestion", "课后服务 放学 延时班 托管 接孩子"],
  ]],
  ["health", t("医疗医保", "Health"), [
    ["clinic", "医院服务", "Hospital service", "px-wjw", "city", "complaint", "医院 挂号 排队 医生 护士 候诊 看病"],
    ["vaccine", "预防接种", "Vaccination", "px-wjw", "city", "consult", "疫苗 接种 预防针 打针 流感疫苗 接种本"],
    ["insurance", "医保报销", "Medical reimbursement", "px-ybj", "city", "consult", "报销 异地就医 备案 慢性病 门诊统筹 住院费"],
    ["pay", "医保参保", "Medical insurance payments", "px-ybj", "city", "consult", "参保 居民医保 缴费 断缴 医保卡 城乡居民"],
    ["illegal", "无证行医", "Unlicensed practice", "px-wjw", "city", "report", "无证行医 诊所 输液 针灸 镶牙 行医 假药"],
  ]],
  ["labour", t("就业社保", "Work and pensions"), [
    ["wage", "拖欠工资", "Unpaid wages", "px-rsj", "county", "complaint", "工资 拖欠 欠薪 包工头 血汗钱 结清 工钱"],
    ["contract", "劳动合同", "Labour contract", "px-rsj", "county", "complaint", "劳动合同 辞退 加班费 试用期 不签合同 赔偿金"],
    ["pension", "养老保险", "Pension", "px-rsj", "city", "consult", "养老保险 退休 养老金 补缴 工龄 灵活就业"],
    ["card", "社会保障卡", "Social security card", "px-rsj", "city", "consult", "社保卡 激活 补办 电子社保卡 制卡"],
    ["subsidy", "就业创业补贴", "Job subsidies", "px-rsj", "city", "consult", "创业 担保贷款 就业补贴 技能培训 失业金 见习"],
  ]],
  ["market", t("市场消费", "Shops"), [
    ["food", "食品安全", "Food safety", "px-scj", "county", "report", "变质 过期 拉肚子 异物 食品 吃了 发霉"],
    ["refund", "消费退款", "Refunds", "px-scj", "county", "complaint", "退款 退货 三包 售后 商家 定金 保修"],
    ["price", "价格与计量", "Prices and weights", "px-scj", "county", "report", "缺斤少两 短斤少两 明码标价 电子秤 少了 标价 秤"],
    ["card", "预付卡", "Prepaid cards", "px-swj", "city", "complaint", "办卡 预付卡 会员卡 健身房 关门 卡里 充值"],
    ["fake", "假冒伪劣", "Fakes", "px-scj", "county", "report", "假冒 假酒 假烟 仿冒 山寨 伪劣 防伪码"],
    ["licence", "营业执照办理", "Business licence", "px-scj", "county", "consult", "营业执照 个体户 注销 注册公司 经营范围 开店"],
  ]],
  ["welfare", t("民政救助", "Welfare"), [
    ["allowance", "低保与临时救助", "Minimum living allowance", "px-mzj", "county", "consult", "低保 临时救助 特困 困难家庭 救助金"],
    ["elder", "养老服务", "Care of the elderly", "px-mzj", "county", "help", "养老院 独居老人 高龄补贴 助餐 居家养老 老人家"],
    ["disabled", "残疾人服务", "Disability services", "px-cl", "city", "consult", "残疾 残疾证 轮椅 护理补贴 评残 无障碍"],
    ["veteran", "退役军人服务", "Veterans", "px-tyj", "city", "consult", "退役 退伍 优待证 参战 军人 优抚"],
    ["marriage", "婚姻登记", "Marriage registration", "px-mzj", "county", "consult", "结婚证 婚姻登记 离婚 领证 婚姻 颁证"],
  ]],
  ["rural", t("农业农村", "Villages"), [
    ["land", "土地承包", "Land contracts", "px-nyj", "county", "consult", "承包地 土地流转 承包 流转费 确权 租金 水田"],
    ["house", "农村建房", "Village housing", "px-nyj", "county", "consult", "宅基地 建房 老屋 拆旧建新 一户一宅 危房"],
    ["subsidy", "惠农补贴", "Farm subsidies", "px-nyj", "county", "consult", "种粮 耕地地力 补贴款 惠农 农机 一卡通 种田"],
    ["straw", "秸秆垃圾焚烧", "Burning of straw", "px-hbj", "county", "report", "秸秆 焚烧 烧稻草 露天烧 浓烟 烧荒"],
    ["livestock", "养殖污染", "Livestock pollution", "px-nyj", "county", "complaint", "养猪场 养殖 猪粪 粪水 鸡场 养鸡"],
  ]],
  ["safety", t("公共安全", "Public safety"), [
    ["dog", "犬只管理", "Dogs", "px-gaj", "county", "complaint", "遛狗 狗 流浪狗 不牵绳 犬 咬人"],
    ["fraud", "诈骗线索", "Fraud", "px-gaj", "city", "report", "诈骗 骗子 刷单 转账 被骗 冒充 养老项目"],
    ["household", "户籍证件", "Household papers", "px-gaj", "city", "consult", "户口 身份证 落户 迁户 居住证 上户"],
    ["fire", "消防通道", "Fire lanes", "px-xfj", "county", "report", "消防通道 灭火器 消防栓 安全出口 消防 杂物堆"],
  ]],
  ["gov", t("政务服务", "Government services"), [
    ["window", "窗口服务", "Service counters", "px-ggj", "city", "complaint", "窗口 办事大厅 取号 工作人员 态度 跑了 材料"],
    ["app", "赣服通使用", "Using the Ganfutong app", "px-xxzx", "city", "help", "赣服通 刷脸 人脸识别 实名认证 电子证照 闪退"],
    ["firm", "惠企政策", "Policies for firms", "px-gxj", "city", "consult", "惠企 技改 奖补 政策兑现 企业申报 小微企业"],
    ["tax", "税务办理", "Taxes", "px-swju", "city", "consult", "发票 个税 退税 税务 开票 契税 汇算"],
  ]],
];

/** The city's own topic tree: two levels, in the order of the pages. */
export const topics: readonly Topic[] = tree.flatMap(([groupCode, group, rows]) =>
  rows.map(
    ([code, zh, en, unit, layer, kind, keywords]): Topic => ({
      code: `${groupCode}.${code}`,
      group,
      name: t(zh, en),
      first: { unit, countyDuty: layer === "county" },
      keywords: keywords.split(" "),
      kind,
    }),
  ),
);

const byCode = new Map(topics.map((topic) => [topic.code, topic]));

/** The topic with this code, or undefined. */
export const findTopic = (code: string): Topic | undefined => byCode.get(code);

/** Keywords by their first two characters, so that one pass over a text finds all of them. */
const index = new Map<string, { word: string; weight: number; owners: Topic[] }[]>();
/** The characters with which a keyword begins: most of a text begins none, and is passed over without looking further. */
const beginnings = new Set<number>();
for (const topic of topics) for (const word of topic.keywords) indexWord(word, topic);
for (const entry of [...index.values()].flat()) entry.weight = entry.word.length / entry.owners.length;

function indexWord(word: string, topic: Topic) {
  const start = word.slice(0, 2);
  const bucket = index.get(start) ?? [];
  index.set(start, bucket);
  beginnings.add(start.charCodeAt(0));
  const entry = bucket.find((known) => known.word === word);
  if (entry) entry.owners.push(topic);
  else bucket.push({ word, weight: 0, owners: [topic] });
}

/** Added to the sum of all points: one keyword alone is a weak sign, so its score stays well below 1. */
const doubt = 3;

/**
 * Topics that a text may be about, the likeliest first, at most five. A keyword counts once, by its length, shared among
 * the topics that own it; `score` is a topic's share of all points, 0 to 1; `because` lists the keywords found.
 */
export function suggestTopic(text: string): { topic: Topic; score: number; because: string[] }[] {
  const found = new Map<Topic, { points: number; because: string[] }>();
  let total = doubt;
  for (const { word, weight, owners } of keywordsIn(text)) {
    for (const topic of owners) {
      const tally = found.get(topic) ?? { points: 0, because: [] };
      tally.points += weight;
      tally.because.push(word);
      found.set(topic, tally);
      total += weight;
    }
  }
  return [...found]
    .map(([topic, { points, because }]) => ({ topic, score: points / total, because }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 5);
}

function keywordsIn(text: string) {
  const hits = new Set<{ word: string; weight: number; owners: Topic[] }>();
  for (let at = 0; at < text.length; at++) {
    if (!beginnings.has(text.charCodeAt(at))) continue;
    for (const length of [2, 1]) {
      const bucket = index.get(text.slice(at, at + length));
      if (bucket) for (const entry of bucket) if (text.startsWith(entry.word, at)) hits.add(entry);
    }
  }
  return hits;
}
