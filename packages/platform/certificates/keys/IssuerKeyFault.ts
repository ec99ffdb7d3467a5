import { type Text, t } from "@wuxing/kernel/text";

/** A key of the log that cannot be used, with what to mend; never holds the key. */
export class IssuerKeyFault extends Error {
  readonly reason: Text;

  constructor(zh: string, en: string) {
    super(en);
    this.name = "IssuerKeyFault";
    this.reason = t(zh, en);
  }
}
