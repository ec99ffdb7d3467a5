import { parseNotice } from "@wuxing/kernel/notice";
import { NoticeUnreadable, readNoticeFile, readNoticeStream } from "@wuxing/platform/notice-files";
import { badUsage, type Command, CommandFault } from "../Command.ts";

/** `wuxing notice parse FILE`: prints the notice as JSON. Exit code 1 where the file is no readable notice. */
export const notice: Command = {
  async run(words) {
    const [verb, file, ...more] = words;
    if (verb !== "parse" || !file || more.length > 0) throw badUsage("notice parse FILE");
    try {
      const text = file === "-" ? await readNoticeStream(process.stdin) : await readNoticeFile(file);
      process.stdout.write(`${JSON.stringify(parseNotice(text), null, 2)}\n`);
      return 0;
    } catch (error) {
      if (error instanceof NoticeUnreadable) throw new CommandFault(error.reason, 1);
      throw error;
    }
  },
};
