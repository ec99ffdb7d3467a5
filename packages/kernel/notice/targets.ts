import { inOrder } from "./inOrder.ts";
import type { Span, Target } from "./Notice.ts";

const unitWords =
  "个百分点|百分点|个工作日|个自然日|工作日|个小时|个|平方公里|平方千米|平方米|立方米|兆瓦时|万千瓦时|千瓦时|兆瓦|千瓦|公顷|公里|千米|公斤|千克|毫克|微克|标准箱|吨标准煤|吨标煤|吨|" +
  "人次|人日|名|人|位|场次|班次|批次|件次|户次|车次|架次|台套|台|家次|家|户|套|项|件|条|场|次|期|处|座|所|亩|米|美元|元|张|辆|部|篇|种|类|门|册|本|组|对|间|床|只|头|羽|棵|株|倍|" +
  "宗|艘|架|起|例|支|片|款|幅|节|课时|小时|分钟|天|分|度|口|盏|块|枚|批|片区|镇|村|社区|站|桩|平米|席|首|部委|环节|学位|床位|车位|泊位|工位|斤|岛|级|代|层|点|类别|份|艺术|座|千伏|公里|海里|微克每立方米";
const pattern =
  /(?<![\d.A-Za-z])(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)(?:(?:%|个|家|项|名)?(?:-|至|到)(?<upper>\d{1,12}(?:\.\d{1,6})?))?(?<more>[余多])?(?<scale>万亿|千万|百万|[万亿千百])?(?<more2>[余多])?/gu;
const unitAt = new RegExp(`(?:%|‰|${unitWords})`, "uy");

const reach =
  "达到|达|超过|超|突破|不少于|不低于|不小于|不得少于|不得低于|不高于|不超过|不得超过|不得高于|不大于|至少|最少|控制在|稳定在|保持在|维持在|压缩至|压缩到|压减至|压减到|缩短至|缩短到|缩短为|压缩为|缩减至|降至|降低至|降低到|降到|下降到|减少至|减少到|减至|精简至|精简到|提高到|提高至|提升到|提升至|增加到|增加至|扩大到|增至|力争|确保|实现|完成|增长|增加|新增|净增|提高|提升|上升|下降|降低|减少|压缩|压减|缩短|精简|削减|高于|低于|大于|小于|优于|多于|超出|增幅|增速|占比|比例|比重|率为|率|均为|缩减|节约|节省|减税|降幅|完成率|总数|总量|规模|数量|翻";
const act =
  "新建|改建|扩建|改扩建|建设|建立|建成|筹建|共建|创建|建好|建|改造|培育|培养|引进|打造|推出|扶持|支持|资助|选拔|评选|遴选|选树|选派|选聘|聘请|组织|举办|开展|开通|设立|设置|筹集|筹措|发展|招引|招聘|招募|招收|招录|认定|孵化|培训|轮训|新开|更新|增聘|增设|增配|配备|配置|布局|投放|发放|发动|跟踪|落实|整治|修复|修建|修缮|拆除|治理|清理|办理|办结|推广|签约|落地|制定|制订|编制|发布|修订|出台|入库|申报|争取|创作|解决|安排|投入|投资|筹资|化解|处置|转移|脱贫|救助|帮扶|接入|归集|共享|推动|推进|启动|实施|谋划|储备|引导|吸引|吸纳|集聚|聚集|形成|产生|评定|评审|优选|命名|树立|表彰|奖励|激励|淘汰|关停|腾退|盘活|供应|供给|供地|开工|竣工|新开工|续建|投产|达产|入驻|入选|获得|获评|取得|承办|服务|帮助|惠及|覆盖|绿化|造林|种植|养殖|栽植|提供|推荐|征集|公布|梳理|取消|下放|调整|合并|整合|采购|购置|新购|安装|铺设|敷设|新增加|试点|复制|开发|生产|销售|出口|就业|创业|增补|调解|化解|抽查|检查|检测|抽检|监测|走访|排查|督办|督查|通报|曝光|查处|侦破|破获|拍摄|制作|播出|刊发|宣传|建档|签订|授信|发行|上市|挂牌|研发|攻克|突破|转化|登记|拓宽|加固|硬化|疏浚|新辟|优化|增开|巩固|创成|保留|列入|纳入|招商|引资|到位|拨付|退还|清偿|兑现";
const filler =
  "(?:了|出|成|好|约|近|超|全市|全县|全区|全省|不|各|每年|每[个家]?|共|总计|累计|合计|省级|国家级|市级|市级以上|省级以上|重点|其中|一批|首批|新|第一批|至|到|为|在|同比|分别|均|各类|和|各级|原则上|总|不少于|左右|年均|日均|平均|再|将|全部|更多|的| )";
const reachBefore = new RegExp(`(?:${reach})${filler}{0,3}$`, "u");
const actBefore = new RegExp(`(?:${act})${filler}{0,3}$`, "u");
const aimsAt = new RegExp(`(?:${reach}|${act})`, "u");
const pastFact = /已(?!有)|累计已|去年|上年|截至|曾|年前/u;
/** What `50亿元以上` describes rather than counts. */
const sized =
  /^的?(?:重大|优质|产业|工业|规模)?(?:项目|企业|产业|园区|集群|自然村|村|单位|小区|住宅|工程|机组|锅炉|路灯|乡镇|县)/u;
const rateBefore = /(?:率|比例|占比|比重|覆盖面|满意度|知晓度|增速|增幅|降幅|涨幅|比)[^,。;]{0,12}$/u;
const notGoal =
  /(?:现有|已有|原有|目前|现已|已经|已|去年|上年|上一年|共有|仅|连续|满|逾期|年龄|第|近|前|凡|超额|按|按照|其余|原来的?|原|从|由|的前)(?:约|达|达到|完成|建成|为|有)?$/u;
const money =
  /给予|补助|补贴|奖补|奖励|资助|减免|减征|减按|税率|贴息|罚款|注册资本|授信额度|贷款额度|额度最高|最高|保额|每人每|标准为/u;
const timeUnits = /^(?:个?工作日|个自然日|个?小时|分钟|天)$/u;
const quicker =
  /压缩|压减|缩短|缩减|减至|减少|降至|降低|不超过|控制在|提速|精简|优化至|优化到|达到|不少于|不低于|至少|优良/u;

/**
 * The numbers in `span` that the text sets as goals, `skip` left out (lists of units, dates). A number counts where a
 * word of reaching or of making stands before it, where it is a rate, or where it goes on such a list in its sentence.
 */
export function readTargets(source: string, folded: string, span: Span, skip: readonly Span[]): Target[] {
  const targets: Target[] = [];
  const text = folded.slice(span.start, span.end);
  const barred = inOrder([
    ...hiddenSpans(text),
    ...skip.map((zone) => ({ start: zone.start - span.start, end: zone.end - span.start })),
  ]);
  let sentenceHas = -1;
  let sentence = 0;
  let seen = 0;
  for (const match of text.matchAll(pattern)) {
    for (; seen < match.index; seen++) if (/[。!?\n]/u.test(text.charAt(seen))) sentence = seen + 1;
    if (barred(match.index)) continue;
    const measured = measure(text, match);
    const goal = judgeNumber(text, match, measured, sentence, sentenceHas === sentence);
    if (!goal) continue;
    sentenceHas = sentence;
    const start = span.start + phraseStart(text, match.index, sentence);
    const end = span.start + measured.end;
    targets.push({
      value: Number((match.groups?.number ?? "").replaceAll(",", "")),
      unit: measured.unit === "" ? null : source.slice(span.start + measured.unitStart, span.start + measured.unitEnd),
      phrase: source.slice(start, end),
      span: { start, end },
      sure: goal === "yes" && match.groups?.upper === undefined,
    });
  }
  return targets;
}

interface Measured {
  readonly unit: string;
  readonly unitStart: number;
  readonly unitEnd: number;
  /** After 以上, 左右 and the like. */
  readonly end: number;
  readonly suffix: string;
}

function measure(text: string, match: RegExpExecArray): Measured {
  const groups = match.groups ?? {};
  const numberEnd = match.index + match[0].length;
  const scaleLength = (groups.scale ?? "").length + (groups.more2 ?? "").length;
  unitAt.lastIndex = numberEnd;
  const word = unitAt.exec(text)?.[0] ?? "";
  const unitStart = numberEnd - scaleLength;
  const unitEnd = numberEnd + word.length;
  const suffix = /^ ?(?:以上|左右|以内|之内|以下)/u.exec(text.slice(unitEnd, unitEnd + 4))?.[0] ?? "";
  return { unit: (groups.scale ?? "") + word, unitStart, unitEnd, end: unitEnd + suffix.length, suffix };
}

function judgeNumber(
  text: string,
  match: RegExpExecArray,
  m: Measured,
  sentence: number,
  goesOn: boolean,
): "yes" | "guess" | null {
  const before = text.slice(Math.max(sentence, match.index - 40), match.index);
  const clause = before.slice(Math.max(before.lastIndexOf(","), before.lastIndexOf(";")) + 1);
  const after = text.slice(m.end, m.end + 12);
  const bare = m.unit.replace(/^(?:万亿|千万|百万|[万亿千百])/u, "");
  if (
    m.unit === "" &&
    (!/(?:达到|达|至|超过|不少于|突破)$/u.test(clause) || /^[年月日号时届版点A-Za-z:./〕\])-]/u.test(after))
  )
    return null;
  if (/^[年月日号岁届]/u.test(text.slice(m.unitEnd)) || /^(?:级|代|层|点|度)$/u.test(m.unit)) return null;
  if (/^(?:大|会|代会|民|才$)/u.test(after) && bare === "人") return null;
  if (/^(?:以前|之前)/u.test(after) || notGoal.test(clause) || /第$/u.test(clause)) return null;
  if (/的基础上|基础上/u.test(after) || /^(?:年|个)?行动|^(?:决定|规定|工程|计划)/u.test(after)) return null;
  if (pastFact.test(clause)) return null;
  if (timeUnits.test(bare) && !quicker.test(before)) return null;
  if (
    /^(?:以上|以下)的/u.test(m.suffix.trim() + after) &&
    /对|凡|符合|年|规模|投资|面积|具有|超过/u.test(clause) &&
    !reachBefore.test(clause)
  )
    return null;
  if (/元$|%$/u.test(bare) && money.test(clause)) return null;
  if (m.suffix === "以上" && /(?:元|户|人|吨|亩|平方米)$/u.test(bare) && sized.test(after)) return null;
  if (reachBefore.test(clause)) return "yes";
  if (/^[%‰]$/u.test(bare) && (rateBefore.test(clause) || m.suffix !== "" || /^100$/u.test(match.groups?.number ?? "")))
    return "yes";
  if (actBefore.test(clause)) return "yes";
  if (/^[%‰]$/u.test(bare) && /^[,。;、)\n]|^$/u.test(after) && !/对|凡|符合|超过/u.test(clause)) return "guess";
  const closes = /^ ?(?:$|[,。;、)\n”])/u.test(after);
  if (closes && m.unit !== "" && !timeUnits.test(bare) && aimsAt.test(clause) && !/对|凡|符合/u.test(clause))
    return "yes";
  if (goesOn && /^$|[、和及与或]$/u.test(clause.trim().slice(-1)) && !timeUnits.test(bare)) return "yes";
  if (m.suffix !== "" && !/以下/u.test(m.suffix) && m.unit !== "") return "guess";
  return null;
}

/** Titles in 《》 and short quotations: their numbers are names. */
function hiddenSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/《[^《》\n]{1,100}》|“[^“”\n]{1,14}”/gu))
    spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}

function phraseStart(text: string, at: number, sentence: number): number {
  let start = at;
  while (start > sentence && at - start < 16 && !/[,;、:.。“”()]/u.test(text.charAt(start - 1))) start--;
  return start;
}
