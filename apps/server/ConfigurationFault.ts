import { type Text, t } from "@wuxing/kernel/text";

/** Something in the environment or on the command line that whoever starts the server must mend. Names no secret. */
export class ConfigurationFault extends Error {
  readonly reason: Text;

  constructor(zh: string, en: string) {
    super(`${zh} / ${en}`);
    this.name = "ConfigurationFault";
    this.reason = t(zh, en);
  }
}
