const footer =
  /网站地图|版权(?:所有|声明)|隐私声明|免责声明|ICP备|网安备|公安机关备案|网站标识码|技术支持[:]|扫一扫|打印(?:本页|此页)|【?关闭(?:窗口|本页|页面)】?|上一篇|下一篇|相关(?:文档|阅读|链接|稿件|文章)|分享到|主办(?:单位)?: *[\u4e00-\u9fff]{2,14}政府|联系我们|当前位置|您的位置|责任编辑[:]|^ *-->|^ *返回顶部|^ *(?:字号|浏览次数|来源)[: ]/u;
const signing =
  /^[ (]*(?:此件(?:公开|主动|依申请)|附件 ?\d{0,2} ?:|附:|抄送|主送|\S{2,30}(?:政府|办公室|办公厅|委员会) *$|(?:20\d\d|二[〇零]\S{2}) ?年? ?\d{1,2} ?月? ?\d{0,2} ?日? *\)?$|本(?:通知|意见|方案|办法|实施意见|措施|计划)自)/u;
const label = /^ *(?:[【[(]?[^\s:。,]{2,10}[】\])]? {0,2}:|[【[][^\s【】[\]]{2,10}[】\]])/u;

/** Whether a folded line belongs to the web page around the paper, not to the paper. */
export const isFooter = (line: string): boolean => line.length < 400 && footer.test(line);

/** Whether a folded line ends a paper: its signature, date, list of enclosures, or how public it is. */
export const isSigning = (line: string): boolean => line.length < 400 && signing.test(line.trimEnd());

/** Whether a folded line is one field of a task, such as `完成时限:2020年底`. */
export const isField = (line: string): boolean => label.test(line);

/** Where a text that ends at `end` and begins at `start` is cut off by the page's footer or the paper's signature. */
export function beforeClosing(folded: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const feed = folded.indexOf("\n", at);
    const lineEnd = feed < 0 || feed > end ? end : feed;
    const line = folded.slice(at, Math.min(lineEnd, at + 401));
    if (at > start && (isFooter(line) || isSigning(line))) return at;
    at = lineEnd + 1;
  }
  return end;
}

const signed =
  /\n {0,60}(?:\((?:此件|主动公开|公开发布)[^\n]{0,20}|(?:20\d\d|二[〇零][^\n]{2}) ?年? ?[\d一二三四五六七八九十]{1,3} ?月? ?[\d一二三四五六七八九十]{0,3} ?日?) {0,40}(?=\n)/gu;

/** Where the letter that sends a paper ends, by the last signature before `before`; 0 where there is none. */
export function letterEnd(folded: string, before: number): number {
  let end = 0;
  for (const match of folded.slice(0, before).matchAll(signed)) end = match.index + match[0].length;
  return end;
}
