import { t } from "@wuxing/kernel/text";
import { newLogKey, parseLogKeys, verifyLog } from "@wuxing/platform/log";
import { LogFault } from "@wuxing/tlog/fault";
import { formatVerifierKey } from "@wuxing/tlog/note";
import { badUsage, type Command, CommandFault } from "../Command.ts";

const usage = "log key NAME | log verify";

/**
 * `wuxing log key NAME`: prints a signing key for LOG_KEY, and to standard error its public part. `wuxing log verify`:
 * checks every row against the log, its tree and its checkpoint. Exit code 1 where something does not fit.
 */
export const log: Command = {
  run: async ([what, name, ...more]) => {
    if (what === "key" && name && more.length === 0) return makeKey(name);
    if (what === "verify" && name === undefined) return verify();
    throw badUsage(usage);
  },
};

function makeKey(name: string): number {
  try {
    const key = newLogKey(name);
    process.stdout.write(`${key}\n`);
    for (const signer of parseLogKeys(key).signers) process.stderr.write(`${formatVerifierKey(signer.key)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    throw new CommandFault(
      t(`名称“${name}”不能用：不能有空格和加号`, `“${name}” is no name for a log: no spaces, no plus`),
    );
  }
}

async function verify(): Promise<number> {
  // Loaded when needed: a key is made without the whole server.
  const { withPlatform } = await import("../withPlatform.ts");
  return withPlatform(async ({ log: { log, public: shown } }) => {
    const { leaves, findings, count } = await verifyLog(log);
    process.stdout.write(`日志 ${leaves} 条，不符 ${count} 处 / records in the log, findings\n`);
    for (const { kind, at, detail } of findings) process.stdout.write(`  ${kind} ${at}: ${detail}\n`);
    const alarm = await shown.alarm();
    if (alarm)
      process.stdout.write(
        `日志停止签名：见过 ${alarm.known} 条的检查点，这里的 ${alarm.here} 条接不上（${alarm.source}）\n` +
          `The log signs nothing: a checkpoint of ${alarm.known} is known that the ${alarm.here} here do not lead to (${alarm.source})\n`,
      );
    return count > 0 || alarm ? 1 : 0;
  });
}
