import { type Text, t } from "@wuxing/kernel/text";

/** The master keys given are not those of this database, or none: whoever starts the server must mend it. Names no key. */
export class PersonalKeyFault extends Error {
  readonly reason: Text;

  constructor(zh: string, en: string, cause?: unknown) {
    super(`${zh} / ${en}`, { cause });
    this.name = "PersonalKeyFault";
    this.reason = t(zh, en);
  }
}
