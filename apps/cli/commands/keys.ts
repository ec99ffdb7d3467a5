import { newMasterKey, PersonalKeyFault, rotateKeys } from "@wuxing/platform/personal";
import { configuration } from "../../server/configuration.ts";
import type { Prepared } from "../../server/prepare.ts";
import { badUsage, type Command, CommandFault } from "../Command.ts";

/** The platform; a wrong or missing key is told as other faults of a command are. */
async function withKeys(work: (prepared: Prepared) => Promise<number>): Promise<number> {
  // Loaded when needed: a new key is printed without the whole server.
  const { withPlatform } = await import("../withPlatform.ts");
  try {
    return await withPlatform(work);
  } catch (error) {
    if (!(error instanceof PersonalKeyFault)) throw error;
    throw new CommandFault(error.reason, 1);
  }
}

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
    return withKeys(async ({ platform }) => {
      const done = await rotateKeys(platform.pool, configuration(process.env).personalKey);
      process.stdout.write(
        `主密钥版本 ${done.version}，重新包裹 ${done.rewrapped} 个 / master key version, keys wrapped anew\n`,
      );
      return 0;
    });
  },
};
