import { parseCaseNumber } from "@wuxing/kernel/identifiers";
import type { Case } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { RequestData } from "../RequestData.ts";
import { isJoined, type RequestRow, requestRow } from "./requestRow.ts";

/** From whomever the reporter is kept: such a request meets no other, so that nobody learns of it by way of his own. */
export const isConfidential = ({ data, sealedFrom }: Pick<RequestRow, "data" | "sealedFrom">): boolean =>
  Boolean(sealedFrom?.length || data.about) || (data.kind === "report" && !data.named) || data.named === false;

/** Why a request may not be joined to another at all. */
export function joinBarred(c: Case<RequestData>): Text | undefined {
  if (isConfidential(c))
    return t("对反映人保密的件须单独办理", "Where the reporter is kept secret it is handled by itself");
  if (c.data.joinedRequests?.length)
    return t("已有诉求并入本件，本件是牵头件", "Others are joined to this request: it leads the matter");
  if (c.data.partsOpen || c.data.meeting)
    return t("本件有协办或会商未结束", "Joint work or a meeting on this request has not ended");
  return undefined;
}

/** The id in a request's number; undefined for what is no such number, or mistyped. */
export function requestIdIn(number: string): number | undefined {
  const parsed = parseCaseNumber(number);
  return parsed.ok && parsed.value.prefix === "RX" ? parsed.value.serial : undefined;
}

/** What is wrong with a leading request's number by itself. */
export function leadFault(c: Pick<Case, "id">, number: string): Text | undefined {
  const id = requestIdIn(number);
  if (id === undefined)
    return t("牵头件编号不对，请核对，例如 RX-20261125-0012345-6", "This is no request's number; please check it");
  return id === c.id ? t("不能并入本件自己", "A request cannot be joined to itself") : undefined;
}

const answeredOrOver = ["closed", "refused", "terminated", "withdrawn"];

/** Why a case cannot lead another; undefined where it can. A matter already answered leads as long as its caller is not called back. */
export function leadBarred(lead: Case | undefined): Text | undefined {
  if (lead?.type !== "hotline.request")
    return t("没有这件诉求，请核对编号", "There is no such request; check the number");
  const request = requestRow(lead);
  const { data, state } = request;
  if (isConfidential(request)) return t("没有这件诉求，请核对编号", "There is no such request; check the number");
  if (answeredOrOver.includes(state))
    return t("牵头件已办结，请按新诉求办理", "The leading request has ended; handle this one by itself");
  if (isJoined(request))
    return t(`它已并入 ${data.joinedTo}，请并入那一件`, `It is joined to ${data.joinedTo}; join to that one`);
  return undefined;
}
