import type { Text } from "@wuxing/kernel/text";

/** Messages that nothing can be learnt from, or a file that is no model: what is wrong and what to do, in both languages. */
export class DispatchFault extends Error {
  readonly reason: Text;
  constructor(reason: Text) {
    super(reason.en);
    this.name = "DispatchFault";
    this.reason = reason;
  }
}
