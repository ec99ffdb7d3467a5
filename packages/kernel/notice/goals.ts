/** A number of a folded text with what surrounds it. */
export interface CountedNumber {
  readonly printed: string;
  /** The measure with its scale (`万名`), and without it. */
  readonly unit: string;
  readonly bare: string;
  /** 以上, 左右 and the like, or nothing. */
  readonly suffix: string;
  /** What stands before in the sentence, at most 40 characters, and in the clause. */
  readonly before: string;
  readonly clause: string;
  /** What follows the measure, and what follows the suffix. */
  readonly rest: string;
  readonly after: string;
  /** The sentence speaks of a year before the paper's own. */
  readonly past: boolean;
  /** A goal stands before it in the same sentence. */
  readonly goesOn: boolean;
}

const reach =
  "达到|达|超过|超|突破|不少于|不低于|不小于|不得少于|不得低于|至少有|不高于|不超过|不得超过|不得高于|不大于|至少|最少|控制在|稳定在|保持在|维持在|压缩至|压缩到|压减至|压减到|缩短至|缩短到|缩短为|压缩为|缩减至|降至|降低至|降低到|降到|下降到|减少至|减少到|减至|精简至|精简到|提高到|提高至|提升到|提升至|增加到|增加至|扩大到|增至|力争|确保|实现|完成|增长|增加|新增|净增|提高|提升|上升|上调|下调|下降|降低|减少|压缩|压减|缩短|精简|削减|高于|低于|大于|小于|优于|多于|超出|增幅|增速|占比|比例|比重|率为|率|均为|缩减|节约|节省|减税|降幅|完成率|总数|总量|规模|数量|翻";
const act =
  "打通|贯通|修通|策划|包装|联系|包联|结对|拜访|对接|种树|植树|修路|栽|增|招|聘|新建|改建|扩建|改扩建|建设|建立|建成|筹建|共建|创建|建好|建|改造|培育|培养|引进|打造|推出|扶持|支持|资助|选拔|评选|遴选|选树|选派|选聘|聘请|组织|举办|开展|开通|设立|设置|筹集|筹措|发展|招引|招聘|招募|招收|招录|认定|孵化|培训|轮训|新开|更新|增聘|增设|增配|配备|配置|布局|投放|发放|发动|跟踪|落实|整治|修复|修建|修缮|拆除|治理|清理|办理|办结|推广|签约|落地|制定|制订|编制|发布|修订|出台|入库|申报|争取|创作|解决|安排|投入|投资|筹资|化解|处置|转移|脱贫|救助|帮扶|接入|归集|共享|推动|推进|启动|实施|谋划|储备|引导|吸引|吸纳|集聚|聚集|形成|产生|评定|评审|优选|命名|树立|表彰|奖励|激励|淘汰|关停|腾退|盘活|供应|供给|供地|开工|竣工|新开工|续建|投产|达产|入驻|入选|获得|获评|取得|承办|服务|帮助|惠及|覆盖|绿化|造林|种植|养殖|栽植|提供|推荐|征集|公布|梳理|取消|下放|调整|合并|整合|采购|购置|新购|安装|铺设|敷设|新增加|试点|复制|开发|生产|销售|出口|就业|创业|增补|调解|化解|抽查|检查|检测|抽检|监测|走访|排查|督办|督查|通报|曝光|查处|侦破|破获|拍摄|制作|播出|刊发|宣传|建档|签订|授信|发行|上市|挂牌|研发|攻克|突破|转化|登记|拓宽|加固|硬化|疏浚|新辟|优化|增开|巩固|创成|保留|列入|纳入|招商|引资|到位|拨付|退还|清偿|兑现";
const filler =
  "(?:了|出|成|好|约|近|超|全市|全县|全区|全省|农村|城镇|不|各|每年|每[个家]?|共|总计|累计|合计|省级|国家级|市级|市级以上|省级以上|重点|其中|一批|首批|新|第一批|至|到|为|在|同比|分别|均|各类|和|各级|原则上|总|不少于|左右|年均|日均|平均|再|将|全部|更多|的| )";
const reachBefore = new RegExp(`(?:${reach})${filler}{0,3}$`, "u");
const actBefore = new RegExp(`(?:${act})${filler}{0,3}$`, "u");
const aimsAt = new RegExp(`(?:${reach}|${act})`, "u");
const pastFact = /已|(?<![比较与])(?:去年|上年)|截至|曾/u;
/** What `50亿元以上` describes rather than counts. */
const sized =
  /^的?(?:重大|优质|产业|工业|规模)?(?:项目|企业|产业|园区|集群|自然村|村|单位|小区|住宅|工程|机组|锅炉|路灯|乡镇|县)/u;
const rateBefore = /(?:率|比例|占比|比重|覆盖面|满意度|知晓度|增速|增幅|降幅|涨幅|比)[^,。;]{0,12}$/u;
const notGoal =
  /(?:现有|已有|原有|目前|现已|已经|已|去年|上年|上一年|共有|仅|连续|满|逾期|年龄|第|凡|超额|按|按照|其余|原来的?|原|从|由|的前)(?:约|达|达到|完成|建成|为|有)?$|(?<![底月日年末])前$/u;
const money =
  /给予|补助|补贴|奖补|奖励|资助|减免|减征|减按|税率|贴息|罚款|注册资本|授信额度|贷款额度|额度最高|最高|保额|每人每|标准为/u;
/** What a project costs is a fact about it. */
const ofProject = /(?:概算|估算|预算|造价|总投资|投资总额|投资额)[^,。;]{0,4}$/u;
/** What people may ask for is no goal. */
const entitled =
  /(?:可申请|可享受|可获得|可返还|(?<!依)申请(?!材料|事项|人)|享受|返还|标准按|放宽[到至])[^。;率]{0,20}$/u;
/** What makes somebody one of those a sentence speaks of. */
const ofSome =
  /(?:的(?:企业|单位|项目|人员|个人|团队|机构|园区|平台)|企业职工总数|职工人数)[^,。;]{0,6}$|放宽[到至][^,。;]{0,14}$/u;
/** `在10个县开展试点`: the number stands before what is done there. */
const someOf = /(?:将|把|在|选择|选取|选定|确定)(?:全[市省县区州]|不少于|约)?$/u;
const tried = /^[^。;,]{0,12}(?:开展|实施|推行|推进|试点|试行|先行|纳入)/u;
/** `完成甲河、乙河2条水体整治`: the work is told after the number. */
const taken = /(?:完成|实施|推进|启动)[^,。;]{0,16}$/u;
const undertaken = /^[^。;,]{0,10}(?:整治|改造|建设|治理|修复|修建|扩建)(?:$|[,。;、任工])/u;
/** `36个项目于3月底前开工`. */
const begun = /^[^。;,]{0,8}项目[^。;,]{0,10}(?:开工|竣工|完工|投产|达产|建成|投用|落地)/u;
const timeUnits = /^(?:个?工作日|个自然日|个?小时|分钟|天)$/u;
const quicker =
  /压缩|压减|缩短|缩减|减至|减少|降至|降低|不超过|控制在|提速|精简|优化至|优化到|达到|不少于|不低于|至少|优良/u;

type Test = (n: CountedNumber) => boolean;

const isRate: Test = (n) => /^[%‰]$/u.test(n.bare);
const isTime: Test = (n) => timeUnits.test(n.bare);
const closes: Test = (n) => /^ ?(?:$|[,。;、)\n”])/u.test(n.after);

/** Measures of things to be had; others (`项`, `条`, `类`) also count the parts of a text. */
const countable =
  /(?:元|亩|公里|千米|平方米|立方米|吨|千瓦|名|人|人次|户|家|座|所|辆|张|套|公顷|床位|学位|车位|泊位)$/u;

/** What makes a number no goal, whatever else is said of it. */
const never: readonly Test[] = [
  (n) =>
    n.unit === "" &&
    (!/(?:达到|达|至|超过|不少于|突破)$/u.test(n.clause) || /^[年月日号时届版点A-Za-z:./〕\])-]/u.test(n.after)),
  (n) => /^[年月日号岁届]/u.test(n.rest) || /^(?:级|代|层|点|度)$/u.test(n.unit),
  (n) => n.bare === "人" && /^(?:大|会|代会|民|才$)/u.test(n.after),
  (n) => n.past || notGoal.test(n.clause) || pastFact.test(n.clause),
  (n) =>
    /的?基础上/u.test(n.after.slice(0, 12)) || /^(?:年|个)?行动|^(?:决定|规定|工程|计划)|^(?:以前|之前)/u.test(n.after),
  (n) =>
    n.bare === "条" &&
    (/(?:改革|政策|措施|意见|规定|办法)$/u.test(n.clause) || /^(?:改革|政策|措施|意见|规定)/u.test(n.after)),
  (n) => /元$/u.test(n.bare) && /^的/u.test(n.after),
  (n) =>
    /^(?:[人户吨名%]|人次)$/u.test(n.bare) &&
    !/(?:不低于|不少于|至少)$/u.test(n.clause) &&
    /^的(?!目标|任务|要求|水平|覆盖|增[长速]|[^,。;]{0,8}(?:率|比例))/u.test(n.after),
  (n) => /元$/u.test(n.bare) && ofProject.test(n.clause),
  (n) => /^[%元]$|[万亿]元$/u.test(n.bare) && entitled.test(n.before),
  (n) => /元$|%$/u.test(n.bare) && /^的?(?:标准)?(?:给予|予以)/u.test(n.after),
  (n) => ofSome.test(n.clause),
  (n) => isTime(n) && !quicker.test(n.before),
  (n) => /元$|%$/u.test(n.bare) && money.test(n.clause),
  (n) => n.suffix === "以上" && /(?:元|户|人|吨|亩|平方米)$/u.test(n.bare) && sized.test(n.after),
  (n) =>
    /^(?:以上|以下)的/u.test(n.suffix.trim() + n.after) &&
    /对|凡|符合|年|规模|投资|面积|具有|超过/u.test(n.clause) &&
    !reachBefore.test(n.clause),
];

/** What makes a number a goal, the first that fits; `sure` false where a person should look. */
const goals: readonly { readonly when: Test; readonly sure: boolean }[] = [
  { when: (n) => reachBefore.test(n.clause), sure: true },
  { when: (n) => isRate(n) && (rateBefore.test(n.clause) || n.suffix !== "" || n.printed === "100"), sure: true },
  { when: (n) => actBefore.test(n.clause), sure: true },
  { when: (n) => /^[个项]$/u.test(n.bare) && begun.test(n.after), sure: false },
  { when: (n) => n.unit !== "" && !isTime(n) && taken.test(n.clause) && undertaken.test(n.after), sure: false },
  { when: (n) => someOf.test(n.clause) && tried.test(n.after), sure: false },
  { when: (n) => isRate(n) && closes(n) && !/对|凡|符合|超过/u.test(n.clause), sure: false },
  {
    when: (n) => closes(n) && n.unit !== "" && !isTime(n) && aimsAt.test(n.clause) && !/对|凡|符合/u.test(n.clause),
    sure: true,
  },
  { when: (n) => n.goesOn && !isTime(n) && /^$|[、和及与或]$/u.test(n.clause.trim().slice(-1)), sure: true },
  {
    when: (n) => closes(n) && countable.test(n.bare) && !/涉及|包括|含|共|合计|对|凡|符合/u.test(n.clause),
    sure: false,
  },
  { when: (n) => n.suffix !== "" && n.suffix !== "以下" && n.unit !== "", sure: false },
];

/** Whether a number is a goal, and surely so; null if it is none. */
export function judgeGoal(n: CountedNumber): { readonly sure: boolean } | null {
  if (never.some((test) => test(n))) return null;
  return goals.find((goal) => goal.when(n)) ?? null;
}
