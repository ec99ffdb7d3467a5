import { type Text, t } from "@wuxing/kernel/text";

/** How a service failed: too slow, line cut, an error's status, our signature not accepted, its own wrong, an answer of another shape. */
export type ServiceFaultKind = "slow" | "cut" | "status" | "signature" | "unsigned" | "shape";

/** The service's failure, not the caller's: it counts for the circuit and may be tried again. */
export class ServiceFault extends Error {
  readonly kind: ServiceFaultKind;
  readonly status: number | undefined;

  constructor(kind: ServiceFaultKind, status?: number, what = "") {
    super(`${kind}${status === undefined ? "" : ` ${status}`}${what && `: ${what}`}`);
    this.name = "ServiceFault";
    this.kind = kind;
    this.status = status;
  }
}

/** Why a call was not answered, as a trace keeps it; `open`: the circuit is, `full`: too many calls are under way. */
export type CallOutcome = "answered" | "declined" | ServiceFaultKind | "open" | "full";

export const outcomeTitles: Readonly<Record<CallOutcome, Text>> = {
  answered: t("已答复", "Answered"),
  declined: t("对方未受理", "Not accepted"),
  slow: t("超时", "Too slow"),
  cut: t("连接中断", "Line cut"),
  status: t("对方出错", "Its error"),
  signature: t("对方不认签名", "Signature not accepted"),
  unsigned: t("答复签名不对", "Answer not signed by it"),
  shape: t("答复不合文档", "Answer not as documented"),
  open: t("暂停调用", "Circuit open"),
  full: t("排队已满", "Too many at once"),
};

export const isOutcome = (said: string): said is CallOutcome => Object.hasOwn(outcomeTitles, said);
