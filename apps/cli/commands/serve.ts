import type { Command } from "../Command.ts";

/** `wuxing serve`: the same as `npm start`. */
export const serve: Command = {
  async run() {
    await import("../../server/run.ts");
    return new Promise<number>(() => undefined);
  },
};
