import { t } from "@wuxing/kernel/text";
import { IssuerKeyFault, newIssuerKey, parseIssuerKeys } from "@wuxing/platform/certificates";
import { badUsage, type Command, CommandFault } from "../Command.ts";

/** `wuxing certificates key NAME`: prints a line for CERTIFICATE_KEY. */
export const certificates: Command = {
  run: async ([what, name, ...more]) => {
    if (what !== "key" || !name || more.length > 0) throw badUsage("certificates key NAME");
    const line = newIssuerKey(name);
    try {
      parseIssuerKeys(line);
    } catch (error) {
      if (!(error instanceof IssuerKeyFault)) throw error;
      throw new CommandFault(
        t(
          `名称“${name}”不能用：只用小写字母、数字和连字符`,
          `“${name}” is no name for a key: small letters, digits and hyphens`,
        ),
      );
    }
    process.stdout.write(`${line}\n`);
    return 0;
  },
};
