import { ReceiptFault, type ReceiptFaultCode } from "@wuxing/kernel/record";

/** The code of the ReceiptFault that work throws; undefined where it throws none. Any other error is thrown on. */
export function codeOf(work: () => unknown): ReceiptFaultCode | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof ReceiptFault) return error.code;
    throw error;
  }
}
