import { type Text, t } from "@wuxing/kernel/text";

/**
 * Why a receipt proves nothing:
 * - `unreadable`: it is no receipt, or of a form that is not known here;
 * - `notOpened`: a value that it shows is not the one that the record commits to;
 * - `notProven`: the log's proof or signature does not hold;
 * - `otherLog`: it is of a log that is not trusted here.
 */
export type ReceiptFaultCode = "unreadable" | "notOpened" | "notProven" | "otherLog";

/** The only error that checking a receipt throws; the reason is for people. */
export class ReceiptFault extends Error {
  readonly code: ReceiptFaultCode;
  readonly reason: Text;

  constructor(code: ReceiptFaultCode, zh: string, en: string, cause?: unknown) {
    super(en, { cause });
    this.name = "ReceiptFault";
    this.code = code;
    this.reason = t(zh, en);
  }
}
