import { dayOf } from "@wuxing/kernel/calendar";
import type { Case, Entry } from "@wuxing/kernel/procedure";
import { dayWords, type Text, t } from "@wuxing/kernel/text";
import type { Item } from "@wuxing/platform/items";
import type { ApplicationData } from "./ApplicationData.ts";
import { permitKind } from "./decisionTerm.ts";
import { notAcceptedGrounds } from "./inputs.ts";
import { kindWords } from "./kindWords.ts";

/** A paper (文书) as it is printed: made from the entry that it tells of, so it can be printed again at any time. */
export interface Paper {
  readonly title: Text;
  readonly paragraphs: readonly Text[];
  readonly day: string;
}

/** The rights that every refusal tells of (行政许可法 §38; 行政复议法 §20; 行政诉讼法 §46). */
export const remediesOf = ({ remedies }: Pick<Item, "remedies">): Text => {
  const [review, court] = [remedies?.review ?? t("", ""), remedies?.court ?? t("人民法院", "the people’s court")];
  return t(
    `如不服本决定，可以自收到本决定书之日起六十日内${review.zh && `向${review.zh}`}申请行政复议，或者六个月内向${court.zh}提起行政诉讼。`,
    `Whoever does not accept this decision may ask ${review.en || "for administrative review"}${review.en && " for administrative review"} within sixty days of receiving it, or sue at ${court.en} within six months.`,
  );
};

/** What a paper tells of its item. */
type PaperItem = Pick<Item, "name" | "remedies">;

type Words = Readonly<Record<string, unknown>>;
type Writer = (c: Case<ApplicationData>, input: Words, entry: Entry, item: PaperItem) => readonly Text[];
const same = (text: unknown): Text => t(String(text ?? ""), String(text ?? ""));
/** A day in words of both languages. */
const dueOn = (entry: Entry): Text => (entry.clock ? dayWords(dayOf(entry.clock.dueAt)) : t("", ""));
const about = ({ number }: Case, item: Text): Text =>
  t(`您（单位）申请的“${item.zh}”（办件编号 ${number}）：`, `On your application “${item.en}” (number ${number}):`);

const validUntilWords = (day: string): Text => {
  const { zh, en } = dayWords(day);
  return t(`有效期至 ${zh}。`, `Valid until ${en}.`);
};

const expiryOf = ({ data }: Case<ApplicationData>): Text => (data.renews ? dayWords(data.renews.expiresOn) : t("", ""));

/** What is due after an acceptance: the decision, or first the review by the lower level. */
const dueAfter = (entry: Entry): Text =>
  entry.to.startsWith("preReview")
    ? t(
        `由本机关先行审查，应于 ${dueOn(entry).zh} 前审查完毕，连同全部材料直接报上级机关决定，不需要您另外送交（行政许可法第三十五条、第四十三条）。`,
        `It is reviewed here first, by ${dueOn(entry).en}, and passed up with all materials to be decided; you need not send them again (Administrative Licensing Law §35, §43).`,
      )
    : t(`应于 ${dueOn(entry).zh} 前作出决定。`, `A decision is due by ${dueOn(entry).en}.`);

const accepted: Writer = (_c, _input, entry) => [
  t("材料齐全、符合法定形式，现予受理。", "The materials are complete and in order; it is accepted."),
  dueAfter(entry),
];

const writers: Readonly<Record<string, readonly [Text, Writer]>> = {
  accept: [t("受理通知书", "Notice of acceptance"), accepted],
  acceptByRule: [t("受理通知书", "Notice of acceptance"), accepted],
  deemAccepted: [
    t("受理通知书", "Notice of acceptance"),
    (c, _input, entry) => [
      c.data.itemKind === permitKind
        ? t(
            "收到材料后五个工作日内没有告知需要补正的内容，依《行政许可法》第三十二条，自收到材料之日起即为受理。",
            "Nothing was told within five working days of receipt; by §32 of the Administrative Licensing Law it is accepted from the day of receipt.",
          )
        : t(
            "收到材料后五个工作日内没有告知需要补正的内容，依本市政务服务规程，自收到材料之日起即为受理。",
            "Nothing was told within five working days of receipt; by the city’s own rules it is accepted from the day of receipt.",
          ),
      dueAfter(entry),
    ],
  ],
  passUp: [
    t("报送上级机关决定通知书", "Notice that it was passed up"),
    (_c, _input, entry) => [
      t(
        "审查完毕，审查意见和全部申请材料已经直接报送决定机关。决定机关不得要求您重复提供材料（行政许可法第三十五条）。",
        "It has been reviewed; the opinion and all materials went to the body that decides, which may not ask you for them again (Administrative Licensing Law §35).",
      ),
      t(`应于 ${dueOn(entry).zh} 前作出决定。`, `A decision is due by ${dueOn(entry).en}.`),
    ],
  ],
  tellCorrection: [
    t("补正告知书", "Notice of what is missing"),
    (_c, { pieces }, entry) => [
      t("需要补正的全部内容如下：", "All that has to be mended:"),
      ...String(pieces).split("\n").filter(Boolean).map(same),
      t(`请于 ${dueOn(entry).zh} 前补正。`, `Please mend it by ${dueOn(entry).en}.`),
    ],
  ],
  refuseToAccept: [
    t("不予受理决定书", "Decision not to accept"),
    (_c, { ground, reason }, _entry, item) => [
      notAcceptedGrounds.find(({ value }) => value === ground)?.label ?? same(ground),
      ...[same(reason), remediesOf(item)],
    ],
  ],
  beginSpecial: [
    t("特别程序告知书", "Notice of a special procedure"),
    (_c, { reason, until }) => [
      same(reason),
      t(
        `所需时间依《行政许可法》第四十五条不计入办理期限，最晚到 ${dayWords(String(until)).zh}。`,
        `By §45 of the Administrative Licensing Law this time does not count; it ends by ${dayWords(String(until)).en}.`,
      ),
    ],
  ],
  extend: [
    t("延长期限告知书", "Notice of an extension"),
    ({ data }, { note }, entry) => [
      t(
        `经批准延长办理期限，至 ${dueOn(entry).zh}。理由：`,
        `The time is extended until ${dueOn(entry).en}. The reason:`,
      ),
      // Why it takes longer is told, not that the head agreed (§42).
      same(data.extensionReason ?? note),
    ],
  ],
  grant: [
    t("准予许可决定书", "Decision to grant"),
    (_c, { decision, validUntil }) => [
      same(decision),
      ...(validUntil ? [validUntilWords(String(validUntil))] : []),
      t("证件自决定之日起十个工作日内送达。", "The certificate is delivered within ten working days of the decision."),
    ],
  ],
  deemRenewed: [
    t("视为准予延续证明", "Statement of a deemed renewal"),
    (c) => [
      t(
        `有效期至 ${expiryOf(c).zh} 的许可在届满三十日前提出了延续申请，届满前没有作出决定，依《行政许可法》第五十条视为准予延续。`,
        `The permit valid until ${expiryOf(c).en} was asked to be renewed thirty days ahead; no decision was made before it expired, so by §50 of the Administrative Licensing Law it is renewed.`,
      ),
    ],
  ],
  deny: [
    t("不予许可决定书", "Decision to refuse"),
    (_c, { decision }, _entry, item) => [same(decision), remediesOf(item)],
  ],
  terminate: [
    t("终止办理通知书", "Notice that it has ended"),
    (_c, { reason }, _entry, item) => [same(reason), remediesOf(item)],
  ],
};

/** The title of the paper that an entry's action calls for, for an item of this kind (事项类型); undefined where it has none. */
export const paperTitle = (action: string, itemKind: string): Text | undefined =>
  action === "grant"
    ? kindWords(itemKind).granted
    : action === "deny"
      ? kindWords(itemKind).denied
      : Object.hasOwn(writers, action)
        ? writers[action]?.[0]
        : undefined;

/** The paper of an entry; undefined where that entry has none. */
export function paperOf(c: Case<ApplicationData>, entry: Entry, item: PaperItem): Paper | undefined {
  const title = paperTitle(entry.action, c.data.itemKind);
  const write = title && writers[entry.action]?.[1];
  if (!title || !write) return undefined;
  return {
    ...{ title, day: dayOf(entry.at) },
    paragraphs: [about(c as unknown as Case, item.name), ...write(c, entry.input, entry, item)],
  };
}
