import { type Text, t } from "@wuxing/kernel/text";

/**
 * Why a receipt proves nothing:
 * - `unreadable`: it is no receipt, or of a form that is not known here;
 * - `partial`: it is some of the codes of a receipt, and others are missing;
 * - `notOpened`: a value that it shows is not the one that the record commits to;
 * - `notProven`: the log's proof or signature does not hold;
 * - `otherLog`: it is of a log that is not trusted here.
 */
export type ReceiptFaultCode = "unreadable" | "partial" | "notOpened" | "notProven" | "otherLog";

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

/** Nothing in it can be relied on, because it is not whole. */
export const unreadable = (cause: unknown): ReceiptFault =>
  new ReceiptFault(
    "unreadable",
    "这不是一份完整的回执：请用下载到的原文件或二维码的原文，不要用改过或截断的",
    "This is no whole receipt: take the file as it was downloaded, or the text of its code, not changed or cut short",
    cause,
  );
