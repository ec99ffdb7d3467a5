import { newMasterKey, rotateKeys } from "@wuxing/platform/personal";
import { configuration } from "../../server/configuration.ts";
import { badUsage, type Command } from "../Command.ts";
import { withPlatform } from "../withPlatform.ts";

/**
 * `wuxing keys new`: prints a master key for PERSONAL_KEY. `wuxing keys rotate`: wraps every person's key anew by the
 * newest of the keys given. Run again after a stop it goes on.
 */
export const keys: Command = {
  run: async ([what, version = "1", ...more]) => {
    if (more.length > 0) throw badUsage("keys new [VERSION] | keys rotate");
    if (what === "new" && /^[1-9]\d{0,8}$/u.test(version)) {
      process.stdout.write(`${newMasterKey(Number(version))}\n`);
      return 0;
    }
    if (what !== "rotate") throw badUsage("keys new [VERSION] | keys rotate");
    return withPlatform(async ({ platform }) => {
      const done = await rotateKeys(platform.pool, configuration(process.env).personalKey);
      process.stdout.write(
        `主密钥版本 ${done.version}，重新包裹 ${done.rewrapped} 个 / master key version, keys wrapped anew\n`,
      );
      return 0;
    });
  },
};
