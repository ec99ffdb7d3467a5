import type { Day, Instant } from "@wuxing/kernel/calendar";
import type { Text } from "@wuxing/kernel/text";

/** One transfer of a batch. */
export interface Transfer {
  /** The claim's number, by which the bank's answer names it. */
  readonly number: string;
  readonly firm: string;
  readonly bank: string;
  readonly account: string;
  readonly fen: number;
}

export interface PaymentFile {
  readonly id: string;
  readonly madeAt: Instant;
  readonly payOn: Day;
  readonly payer: { readonly code: string; readonly name: Text };
  readonly transfers: readonly Transfer[];
}

/** 分 as a decimal of 元, without any arithmetic of floating points. */
export const yuanOf = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;

/** The payment order as ISO 20022 pain.001.001.09 (customer credit transfer initiation), in UTF-8. */
export async function painXml({ id, madeAt, payOn, payer, transfers }: PaymentFile): Promise<string> {
  // Loaded when the first order is given.
  const { XMLBuilder } = await import("fast-xml-parser");
  const totals = {
    NbOfTxs: transfers.length,
    CtrlSum: yuanOf(transfers.reduce((sum, { fen }) => sum + fen, 0)),
  };
  const builder = new XMLBuilder({ ignoreAttributes: false, format: true });
  return builder.build({
    "?xml": { "@_version": "1.0", "@_encoding": "UTF-8" },
    Document: {
      "@_xmlns": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09",
      CstmrCdtTrfInitn: {
        GrpHdr: { MsgId: id, CreDtTm: madeAt, ...totals, InitgPty: { Nm: payer.name.zh } },
        PmtInf: {
          ...{ PmtInfId: id, PmtMtd: "TRF", ...totals, ReqdExctnDt: { Dt: payOn } },
          Dbtr: { Nm: payer.name.zh },
          // The bank knows the payer's account by the name agreed with it: the unit's code.
          DbtrAcct: { Id: { Othr: { Id: payer.code } }, Ccy: "CNY" },
          DbtrAgt: { FinInstnId: { Othr: { Id: "NOTPROVIDED" } } },
          CdtTrfTxInf: transfers.map(transferOf),
        },
      },
    },
  });
}

const transferOf = ({ number, firm, bank, account, fen }: Transfer) => ({
  PmtId: { EndToEndId: number },
  Amt: { InstdAmt: { "@_Ccy": "CNY", "#text": yuanOf(fen) } },
  CdtrAgt: { FinInstnId: { Nm: bank } },
  Cdtr: { Nm: firm },
  CdtrAcct: { Id: { Othr: { Id: account } } },
  RmtInf: { Ustrd: `惠企政策兑现 ${number}` },
});
