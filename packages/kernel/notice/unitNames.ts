const ending =
  "(?:局|委|办|厅|部|院|会|署|处|科|室|中心|政府|公司|银行|集团|组|队|站|所|校|社|团|馆|台|院所|协会|工商联|妇联|残联|科协|文联|侨联|社科联|联社|联盟|街道|镇街|街镇|乡镇|镇|乡|区|县|市|省|州|盟|旗|" +
  "园区|专班|单位|部门|企业|学校|高校|机关|院校|机构|海关|支行|法院|党委|工委|纪委|委办|办公厅|基金|厂|矿|电网|电力|联通|移动|电信|铁塔|邮政|烟草|军区|管理层|平台|指挥部|学院|大学|医院|人民团体|村|社区|各地|人大|政协|军分区|武装部|税务|媒体|党校|联合会|研究院|事业体)";
const looks = new RegExp(`${ending}$`, "u");

/** A note in brackets at the end of a name, such as `(市、区)`, that says which places are meant and belongs to it. */
const places = /^\([省市区县州盟旗乡镇场街道办管委会园、/和与,特别级开发新高治自地功能居村社]{1,12}\)$/u;

/** Whether a folded string without blanks looks like the name of a public body. */
export function looksLikeUnit(name: string): boolean {
  const bare = name.replace(/\([^()]*\)$/u, "");
  return (
    bare.length >= 2 &&
    bare.length <= 36 &&
    looks.test(bare) &&
    !/[。;:!?《》0-9%]/u.test(bare.replace(/12345|110|119|120/gu, ""))
  );
}

/** Words that hold 和, 及 or 与 inside one name need no list: a join splits only between two complete names. */
export function splitsJoin(left: string, right: string): boolean {
  if (!looksLikeUnit(left)) return false;
  if (/^(?:人民)?政府|^其|^(?:党委|党工委|管委会|办事处)$/u.test(right)) return false;
  return looksLikeUnit(right) && right.length >= 3 && !/[^政](?:自然资源)$/u.test(left);
}

const bareEach =
  /^(?:全[省市区县州])?各(?:有关|相关)?(?:地级|设区)?(?:省|市|区|县|州|盟|旗|乡|镇|街道|乡镇|镇乡|地区|地市|县市|市县|市区|区县)(?:\([^()]*\))?$/u;
const bareKind =
  /^(?:县级市|设区市|自治区|直辖市|自治州|自治县|地区|市|区|县|州|盟|旗|镇|乡|街道|街|乡镇)(?:\([^()]*\))?(?:区|市)?(?:\([^()]*\))?(?:人民政府|政府|街道办事处|办事处|管委会|党委|党工委)?(?:\([^()]*\))?$/u;

/** `各区、县级市` and `各省、自治区、直辖市人民政府` are one name: 各 stands for all kinds of place that follow. */
function joinsEach(left: string, right: string): boolean {
  const parts = left.split("、");
  if (!bareEach.test(parts[0] ?? "")) return false;
  return (
    parts.slice(1).every((part) => bareKind.test(part) && !/(?:政府|办事处|委)$/u.test(part)) && bareKind.test(right)
  );
}

/** Whether a name goes on after 、: kinds of place after 各, or the government after its party committee (各县党委、政府). */
export const joinsBefore = (left: string, right: string): boolean =>
  joinsEach(left, right) || (/各.*(?:党委|党工委)$/u.test(left) && /^(?:政府|管委会|办事处)$/u.test(right));

/** The part of a name that counts: without 等…, and without a note in brackets that is no part of the name. */
export function nameLength(name: string): number {
  const etc = /等(?!级|候|教育|院校|学校|教|专)(?:[^、,;()]{0,16})$/u.exec(name);
  let length = etc && etc.index >= 2 ? etc.index : name.length;
  const open = name.lastIndexOf("(");
  if (open > 1 && !name.includes(")", open)) length = Math.min(length, open);
  const note = /\([^()]*\)$/u.exec(name.slice(0, length));
  if (note && note.index > 0 && !places.test(note[0])) length = note.index;
  return length;
}
