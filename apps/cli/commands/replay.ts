import { verifyReplay } from "@wuxing/platform/casework";
import { replayRegisters } from "@wuxing/platform/registers";
import type { Command } from "../Command.ts";
import { withPlatform } from "../withPlatform.ts";

/** `wuxing replay`: replays all entries and compares them with the case rows, and the registers' with their tables. Exit code 1 where one differs. */
export const replay: Command = {
  run: () =>
    withPlatform(async ({ platform }) => {
      const { cases, entries, differing } = await verifyReplay(platform.casework);
      process.stdout.write(
        `${cases} 个办件、${entries} 条记录，不一致 ${differing.length} / cases, entries, differing\n`,
      );
      for (const { number, columns } of differing) process.stdout.write(`  ${number}: ${columns.join(", ")}\n`);
      const registers = await replayRegisters(platform.pool);
      process.stdout.write(
        `登记 ${registers.rows} 行、${registers.entries} 条记录，不一致 ${registers.differing.length} / rows of the registers, entries, differing\n`,
      );
      for (const name of registers.differing) process.stdout.write(`  ${name}\n`);
      return differing.length + registers.differing.length === 0 ? 0 : 1;
    }),
};
