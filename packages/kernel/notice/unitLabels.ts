import type { UnitRole } from "./Notice.ts";

/** A label such as `牵头单位:`. `role` is null for a label of something else, which only ends the list before it. */
export interface Label {
  readonly start: number;
  readonly valueStart: number;
  readonly role: UnitRole | null;
  readonly words: string;
}

const body =
  "(?:单位|部门|科室|处室|股室|机构|主体|区县|县区|处\\(室\\)|科\\(室\\)|处室单位|单位\\(部门\\)|部门\\(单位\\)|单位及部门|单位及分工|单位及职责|部门及单位|部门和单位)";
const lead = `(?:第一责任${body}|牵头(?:责任|主办|组织|实施|负责|落实|承办|推进|协调|市直){0,2}${body}|(?:主办|主责|主牵头|总牵头)${body})`;
const support = `(?:(?:协同|协作|协助|参与|主要|责任)?配合(?:责任|协作|协同|落实|参与|市直){0,2}${body}|(?:协办|协同|协助|协作|参与|参加|会办|会同|支持|支撑)(?:责任|配合|落实)?${body})`;
const responsible = `(?:(?:牵头|主要|共同|直接|具体)?(?:和|及|、|\\()?责任\\)?(?:落实|承担|领导|实施|协作)?${body}|(?:具体)?(?:负责|实施|落实|承办|承担|执行|完成|推进|组织实施|责任落实)${body}|(?:责任|任务|职责|工作)分工)`;
const other =
  "(?:(?:计划|拟)?(?:完成|办结|落实|整改|推进|实施|工作|达标)?(?:时限|时间|期限|节点)(?:要求|节点|安排|进度)?|责任(?:领导|人|人员|市长|区长|县长)(?:及职务)?|(?:分管|牵头|责任|包保|联系|包抓|挂点)(?:市|县|区|省|政府)?(?:领导|负责人)|(?:工作|主要|目标|任务|重点|具体|年度|整改|推进)(?:目标|任务|措施|要求|内容|进度|举措|安排|成效)|目标|措施|联系(?:人|电话|方式)|备注|预期(?:成果|目标|效果)|成果形式|(?:督办|督导|督查|考核|监督|验收)(?:单位|部门|标准)|进展情况|完成情况)";
const pattern = new RegExp(
  `[【\\[(〔“]? {0,2}(?:(?<lead>${lead}|牵头(?= {0,4}:)|主办(?= {0,4}:)(?!:\\S{0,20}政府))|(?<support>${support}|配合(?= {0,4}:)|协办(?= {0,4}:)|参与(?= {0,4}:))|(?<responsible>${responsible}|责任(?= {0,4}:))|(?<other>${other}))(?<close> {0,4}[】\\])〕”]? {0,4}:|[】\\]〕]|(?<=\\n {0,8}[^\\s:]{1,12}) {1,8}(?=\\S)|为(?=[^,。;]{0,30}[局委办厅部院]))`,
  "gu",
);

/** The labels of a folded text that name units, or end a list of units, in order. */
export function findLabels(folded: string): Label[] {
  const spread = closeUp(folded);
  const labels: Label[] = [];
  for (const match of spread.matchAll(pattern)) {
    const groups = match.groups ?? {};
    if (
      /(?:各|有关|相关|对|请|将|向|与|各项目|明确|的)$/u.test(spread.slice(Math.max(0, match.index - 3), match.index))
    )
      continue;
    const role = groups.lead ? "lead" : groups.support ? "support" : groups.responsible ? "responsible" : null;
    const words = match[0].replace(/[\s【[(〔“】\])〕”:]/gu, "");
    if (/为$/u.test(words) && /^.{0,6}牵头(?:单位|部门)/u.test(spread.slice(match.index + match[0].length))) continue;
    labels.push({ start: match.index, valueStart: match.index + match[0].length, role, words });
  }
  return labels;
}

/** Whether a folded text opens with a label that names units. */
export const startsWithUnitLabel = (folded: string): boolean =>
  findLabels(folded.trimStart()).some((label) => label.start === 0 && label.role !== null);

/** `责 任 单 位:` is read as if it were printed without blanks: they move behind the words, so that lengths stay. */
function closeUp(folded: string): string {
  return folded.replace(/(?:责|牵|配|协)(?: {1,3}[\u4e00-\u9fff]){3}(?= {0,4}:)/gu, (words) => {
    const tight = words.replaceAll(" ", "");
    return tight + " ".repeat(words.length - tight.length);
  });
}
