import type { UnitRole } from "./Notice.ts";

/** Where a clause says what the units before it do. `end` is exclusive; `strong` tells 牵头 or 配合 from a plain 负责. */
export interface RoleVerb {
  readonly start: number;
  readonly end: number;
  readonly role: UnitRole;
  readonly strong: boolean;
}

const duties =
  "(?:依法|各自|其|有关|相关|部门|单位|自身|工作|任务|责任|法定|的|和|与|及|、){0,4}(?:职责|职能|分工|职权)(?:职责|职能|分工|任务|权限|范围|和|与|、|内){0,4}";
const noun = "(?!单位|部门|科室|处室|机构|责任|人|者|制|同志|企业|学校|的(?!,))";
const manner = "(?:共同|联合|分别|各自|具体|统一|总|会商|协同|统筹){0,2}";
const duly = `${manner}(?:(?:按照|按|依照|依据|依|根据|结合|在)${duties})?(?:共同|联合|分别|各自|具体|抓好|做好|统筹|协同|密切){0,2}`;
const core = `(?:负责(?:牵头|主办|配合|协助|协办)|牵头${noun}|主办${noun}|主责|配合${noun}|参与${noun}|参加${noun}|协办${noun}|协助${noun}|协同(?=$|[,;、。)]|负责|推进|落实)|支持(?=$|[,;。)])|负责${noun}|承办${noun}|分工(?:负责|落实)|(?:落实|组织实施|实施|推进|执行|承担|组织落实|完成)(?=$|[,;。)]))`;
const tail =
  "(?:,?(?:共同|分别|具体|组织|统筹|协调|督导|指导|推进|实施|落实|负责|完成|抓落实|抓好落实|工作|监督|做好|推动)){0,4}";
const whole = new RegExp(
  `${duly}${core}${tail}|(?:按照|按|依照|依据|依|根据)${duties}(?:共同|分别|组织)?(?:负责|落实|推进|实施|做好|抓好|组织实施|配合|参与|开展)*(?:落实|工作|相关工作|有关工作)?|(?:分别|共同|具体)(?=$)`,
  "gu",
);

/** The verbs of a folded clause that give units their role, in order. */
export function roleVerbs(clause: string): RoleVerb[] {
  return [...clause.matchAll(whole)]
    .filter((match) => match[0].length > 0)
    .map((match) => ({ start: match.index, end: match.index + match[0].length, ...roleOf(match[0]) }));
}

function roleOf(words: string): { role: UnitRole; strong: boolean } {
  if (/牵头|主办|主责/u.test(words)) return { role: "lead", strong: true };
  if (/配合|参与|参加|协办|协助|支持/u.test(words)) return { role: "support", strong: true };
  return { role: "responsible", strong: false };
}
