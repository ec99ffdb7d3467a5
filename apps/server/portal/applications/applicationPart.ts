import {
  type ApplicationData,
  applicationType,
  type Fee,
  findFee,
  findRefund,
  type HandedIn,
  isRefundReason,
  paperTitle,
  pickUpCode,
  type Refund,
  refundShare,
  remediesOf,
  toldIn,
} from "@wuxing/areas/applications";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Case, Entry } from "@wuxing/kernel/procedure";
import { formatDay, type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findItemVersion } from "@wuxing/platform/items";
import type { ApplicationPart } from "../../../web/portal/applications/ApplyViews.ts";

const proofs: Readonly<Record<HandedIn["proof"], Text>> = {
  file: t("已上传", "Sent"),
  certificate: t("由电子证照证明，没有要您交", "Proven by a certificate; you were not asked for it"),
  promise: t("以书面承诺代替", "Replaced by a written promise"),
  counter: t("还没有收到，请带到窗口", "Not there yet: bring it to the counter"),
};

/** How a material came, or where it is awaited. */
export function proofWords({ proof, broughtOn, mended }: HandedIn): Text {
  if (broughtOn)
    return t(`${formatDay(broughtOn, "zh")} 已交到窗口`, `Brought to the counter on ${formatDay(broughtOn, "en")}`);
  return mended && proof === "file" ? t("补正后重新上传", "Sent anew after the notice") : proofs[proof];
}

/** What an application shows its applicant beside the case; undefined for cases of other types. */
export async function applicationPart(
  { pool }: Platform,
  root: Case,
  entries: readonly Entry[],
): Promise<ApplicationPart | undefined> {
  if (root.type !== applicationType) return undefined;
  const data = root.data as unknown as ApplicationData;
  const fee = await findFee(pool, root.id);
  const refund = fee && (await findRefund(pool, root.id));
  const { code, version } = data.item;
  const item = await findItemVersion(pool, code, version);
  const names = new Map(item?.materials.map(({ key, name }) => [key, name]));
  const fetches = root.state === "granted" && data.delivery === "counter";
  return {
    title: item?.name ?? t(root.title, root.title),
    materials: data.materials.map((one) => ({
      name: names.get(one.key) ?? t(one.name, one.name),
      how: proofWords(one),
    })),
    toMend: root.state === "correcting" ? toldIn({ data }, entries) : [],
    mendHref: root.state === "correcting" ? `/applications/${root.number}/mend` : null,
    papers: entries.flatMap(({ action, seq, at }) => {
      const title = paperTitle(action, data.itemKind);
      return title ? [{ title, on: dayOf(at), href: `/applications/${root.number}/papers/${seq}` }] : [];
    }),
    fee: fee
      ? {
          words: refund ? refundWords(refund) : feeWords(fee, keptUnder(root.state, data)),
          payHref: fee.state === "due" && root.closedAt === null ? `/applications/${root.number}/pay` : null,
        }
      : null,
    result: resultWords(root.state, data),
    resultHref: data.deliveredBy === "certificate" ? "/my/certificates" : null,
    remedies: contestable.includes(root.state) ? remediesOf(item ?? {}) : null,
    pickUpCode: fetches ? await pickUpCode(pool, root.id) : null,
  };
}

const yuan = (amount: number): string => (amount / 100).toFixed(2);

/** Money in 分 as people say it. */
export const yuanWords = (amount: number): Text => t(`${yuan(amount)} 元`, `${yuan(amount)} yuan`);

/** Where it is written that nothing of a fee comes back, of an application that ended so. */
const keptUnder = (state: string, data: ApplicationData): string | undefined => {
  if (!isRefundReason(state) || data.feeWaived) return undefined;
  const { percent, basis } = refundShare(data, state);
  return percent === 0 ? basis : undefined;
};

/** What is to be paid, or was; `kept`: under what it does not come back. */
function feeWords({ amount, basis, state, receipt }: Fee, kept: string | undefined): Text {
  if (state === "paid") {
    const paid = [
      `已缴 ${yuan(amount)} 元，票据号 ${receipt ?? ""}`,
      `Paid ${yuan(amount)} yuan, receipt ${receipt ?? ""}`,
    ];
    return kept
      ? t(`${paid[0]}；按规定不退（${kept}）`, `${paid[1]}; it does not come back (${kept})`)
      : t(...(paid as [string, string]));
  }
  if (state === "waived")
    return t(`免缴（原应缴 ${yuan(amount)} 元）`, `Not due any more (it was ${yuan(amount)} yuan)`);
  return t(`应缴 ${yuan(amount)} 元（${basis}）`, `${yuan(amount)} yuan to be paid (${basis})`);
}

/** What is given back, or was. */
function refundWords({ amount, basis, done, reference, dueAt }: Refund): Text {
  const said = refundSaid({ amount, done, reference, dueAt });
  return basis ? t(`${said.zh}（${basis}）`, `${said.en} (${basis})`) : said;
}
function refundSaid({ amount, done, reference, dueAt }: Omit<Refund, "basis" | "attempts" | "nextAt">): Text {
  const money = yuan(amount);
  if (done)
    return t(`已退 ${money} 元，凭证号 ${reference ?? ""}`, `${money} yuan refunded, number ${reference ?? ""}`);
  const day = dueAt ? dayOf(dueAt) : undefined;
  return day
    ? t(`${formatDay(day, "zh")} 前退还 ${money} 元`, `${money} yuan is given back by ${formatDay(day, "en")}`)
    : t(`正在退还 ${money} 元`, `${money} yuan is being given back`);
}

/** Ends without a grant: nothing is handed over. */
const withoutResult = ["denied", "notAccepted", "lapsed", "withdrawn", "terminated"];
/** Ends that may be contested (行政许可法 §38). */
const contestable = ["denied", "notAccepted", "terminated"];
const delivered: Readonly<Record<string, Text>> = {
  counter: t("已到窗口领取", "It was fetched at the counter"),
  post: t("已邮寄", "It was sent by post"),
  certificate: t("已发电子证照，在“我的证照”里", "It came as an electronic certificate, among “My certificates”"),
};
const toCome: Readonly<Record<ApplicationData["delivery"], Text>> = {
  counter: t("办好后到窗口领取", "It is fetched at the counter"),
  post: t("办好后邮寄给您", "It is sent to you by post"),
  certificate: t("办好后发电子证照", "It comes as an electronic certificate"),
};

/** How the result comes, or came; null where there is none. */
function resultWords(state: string, { delivery, deliveredBy, trackingNumber }: ApplicationData): Text | null {
  if (withoutResult.includes(state)) return null;
  if (trackingNumber) return t(`已邮寄，邮件号 ${trackingNumber}`, `Sent by post, parcel ${trackingNumber}`);
  return (deliveredBy === undefined ? undefined : delivered[deliveredBy]) ?? toCome[delivery];
}
