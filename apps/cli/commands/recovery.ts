import { t } from "@wuxing/kernel/text";
import { delays, recovery as recoveryOf } from "@wuxing/platform/identity";
import { configuration } from "../../server/configuration.ts";
import { badUsage, type Command, CommandFault } from "../Command.ts";
import { withPlatform } from "../withPlatform.ts";

/**
 * `wuxing recovery USERNAME`: a link by which a person sets a new password, for the administrator whom no other can help.
 * Whoever may run commands on the server may do this; the link's record says that it was made here.
 */
export const recovery: Command = {
  run: ([username, ...more]) => {
    if (!username || more.length > 0) throw badUsage("recovery USERNAME");
    return withPlatform(async ({ platform }) => {
      const { pool, casework } = platform;
      const wish = { username, purpose: "wuxing recovery", clearsFactors: true, by: "operator" };
      const made = await recoveryOf(pool, delays(pool, casework.now), casework.now).make(wish);
      if (!made) throw new CommandFault(t(`没有用户名 ${username}`, `There is no user name ${username}`), 1);
      const link = new URL(`/recover/${made.token}`, configuration(process.env).origin).href;
      process.stdout.write(`30 分钟内有效，只能用一次 / holds for 30 minutes, can be used once:\n${link}\n`);
      return 0;
    });
  },
};
