import { t } from "@wuxing/kernel/text";
import type { CommandRow } from "./Command.ts";

/** Every command of `wuxing`. Each has a file of its own, loaded when called, so that none waits for another's code. */
export const commands: readonly CommandRow[] = [
  {
    name: "notice",
    usage: "notice parse FILE",
    title: t(
      "读一份通知，输出其任务、责任单位、期限和目标（FILE 为 - 时读标准输入）",
      "Read a policy notice and print its tasks, units, due dates and goals (FILE - reads standard input)",
    ),
    load: async () => (await import("./commands/notice.ts")).notice,
  },
];
