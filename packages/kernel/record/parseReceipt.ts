import { type Receipt, receiptSchema } from "./Receipt.ts";
import { unreadable } from "./ReceiptFault.ts";
import { isReceiptCode, readReceiptCodes } from "./receiptCodes.ts";

/**
 * Reads a receipt: the text of its file, or the texts of its QR codes, one a line, in any order. Throws ReceiptFault:
 * `partial` where codes are missing.
 */
export function parseReceipt(text: string): Receipt {
  if (isReceiptCode(text)) return readReceiptCodes(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unreadable(cause);
  }
  const { success, data, error } = receiptSchema.safeParse(value);
  if (!success) throw unreadable(error);
  return data as Receipt;
}
