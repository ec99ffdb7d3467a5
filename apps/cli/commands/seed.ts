import type { Command } from "../Command.ts";
import { withPlatform } from "../withPlatform.ts";

/** `wuxing seed`: fills an empty database with the test city and its year, as the first start of the demo does. */
export const seed: Command = {
  run: () =>
    withPlatform(async ({ seeded }) => {
      process.stdout.write(`写入 ${seeded} 个办件 / cases written\n`);
      return 0;
    }),
};
