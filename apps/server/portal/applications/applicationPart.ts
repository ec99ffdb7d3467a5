import {
  type ApplicationData,
  applicationType,
  type Fee,
  findFee,
  type HandedIn,
  paperTitle,
  pickUpCode,
} from "@wuxing/areas/applications";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Case, Entry } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { ApplicationPart } from "../../../web/portal/applications/ApplyViews.ts";

const proofs: Readonly<Record<HandedIn["proof"], Text>> = {
  file: t("已上传", "Sent"),
  certificate: t("由电子证照证明，没有要您交", "Proven by a certificate; you were not asked for it"),
  promise: t("以书面承诺代替", "Replaced by a written promise"),
  counter: t("到窗口交", "To be brought to the counter"),
};

/** What an application shows its applicant beside the case; undefined for cases of other types. */
export async function applicationPart(
  { pool }: Platform,
  root: Case,
  entries: readonly Entry[],
): Promise<ApplicationPart | undefined> {
  if (root.type !== applicationType) return undefined;
  const data = root.data as unknown as ApplicationData;
  const fee = await findFee(pool, root.id);
  const fetches = root.state === "granted" && data.delivery === "counter";
  return {
    materials: data.materials.map(({ name, proof }) => ({ name, how: proofs[proof] })),
    toMend: root.state === "correcting" ? toldIn(entries) : [],
    papers: entries.flatMap(({ action, seq, at }) => {
      const title = paperTitle(action, data.itemKind);
      return title ? [{ title, on: dayOf(at), href: `/applications/${root.number}/papers/${seq}` }] : [];
    }),
    fee: fee
      ? {
          words: feeWords(fee),
          payHref: fee.state === "due" && root.closedAt === null ? `/applications/${root.number}/pay` : null,
        }
      : null,
    result: resultWords(data),
    pickUpCode: fetches ? await pickUpCode(pool, root.id) : null,
  };
}

/** What the latest notice says has to be mended, a piece each. */
function toldIn(entries: readonly Entry[]): string[] {
  const told = entries.findLast(({ action }) => action === "tellCorrection")?.input.pieces;
  return String(told ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

const yuan = (amount: number): string => (amount / 100).toFixed(2);

/** Money in 分 as people say it. */
export const yuanWords = (amount: number): Text => t(`${yuan(amount)} 元`, `${yuan(amount)} yuan`);

/** What is to be paid, or was. */
function feeWords({ amount, basis, state, receipt }: Fee): Text {
  if (state === "paid")
    return t(`已缴 ${yuan(amount)} 元，票据号 ${receipt ?? ""}`, `Paid ${yuan(amount)} yuan, receipt ${receipt ?? ""}`);
  return t(`应缴 ${yuan(amount)} 元（${basis}）`, `${yuan(amount)} yuan to be paid (${basis})`);
}

function resultWords({ delivery, trackingNumber }: ApplicationData): Text {
  if (trackingNumber) return t(`已邮寄，邮件号 ${trackingNumber}`, `Sent by post, parcel ${trackingNumber}`);
  if (delivery === "post") return t("办好后邮寄给您", "It is sent to you by post");
  if (delivery === "certificate") return t("办好后发电子证照", "It comes as an electronic certificate");
  return t("办好后到窗口领取", "It is fetched at the counter");
}
