import { verifyReplay } from "@wuxing/platform/casework";
import type { Command } from "../Command.ts";
import { withPlatform } from "../withPlatform.ts";

/** `wuxing replay`: replays all entries and compares them with the case rows. Exit code 1 where one differs. */
export const replay: Command = {
  run: () =>
    withPlatform(async ({ platform }) => {
      const { cases, entries, differing } = await verifyReplay(platform.casework);
      process.stdout.write(
        `${cases} 个办件、${entries} 条记录，不一致 ${differing.length} / cases, entries, differing\n`,
      );
      for (const { number, columns } of differing) process.stdout.write(`  ${number}: ${columns.join(", ")}\n`);
      return differing.length === 0 ? 0 : 1;
    }),
};
