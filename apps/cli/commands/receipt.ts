import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseReceipt, ReceiptFault, type VerifiedReceipt, verifyReceipt } from "@wuxing/kernel/record";
import { t } from "@wuxing/kernel/text";
import { LogFault } from "@wuxing/tlog/fault";
import { parseVerifierKey } from "@wuxing/tlog/note";
import { type Policy, parsePolicy, policyOf } from "@wuxing/tlog/policy";
import { badUsage, type Command, CommandFault } from "../Command.ts";

const usage = "receipt verify FILE… --log VKEY… | receipt verify FILE… --policy FILE";
/** A receipt holds a request, a path and a checkpoint; what is larger is none. */
const largest = 1024 * 1024;

/**
 * `wuxing receipt verify FILE`: checks a receipt offline, without database and network, against the log's keys, or
 * against a policy of log and witnesses (C2SP tlog-policy). FILE is the receipt, or the text of its codes: one a line, or
 * each in a file of its own. Exit code 0: it holds; 1: it does not.
 */
export const receipt: Command = {
  run: (words) => {
    const { values, positionals } = readOptions(words);
    const [what, ...files] = positionals;
    if (what !== "verify" || files.length === 0 || (values.policy === undefined) === (values.log === undefined))
      throw badUsage(usage);
    const policy = values.policy === undefined ? keysOf(values.log ?? []) : policyIn(values.policy);
    try {
      tell(verifyReceipt(parseReceipt(files.map(contentOf).join("\n")), policy));
      return 0;
    } catch (error) {
      if (error instanceof ReceiptFault) throw new CommandFault(error.reason, 1);
      throw error;
    }
  },
};

function readOptions(words: readonly string[]) {
  const options = { policy: { type: "string" }, log: { type: "string", multiple: true } } as const;
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch {
    throw badUsage(usage);
  }
}

function contentOf(file: string): string {
  try {
    if (statSync(file).size > largest)
      throw new CommandFault(t(`${file} 太大，不是回执`, `${file} is too large for a receipt`), 1);
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof CommandFault) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandFault(t(`读不了文件 ${file}（${code}）`, `The file ${file} cannot be read (${code})`), 1);
  }
}

const keysOf = (keys: readonly string[]): Policy => understood(() => policyOf(keys.map(parseVerifierKey)));

const policyIn = (file: string): Policy => {
  const text = contentOf(file);
  return understood(() => parsePolicy(text));
};

function understood(read: () => Policy): Policy {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    throw new CommandFault(
      t(`日志公钥或见证规则读不了：${error.message}`, `The log's key or the policy cannot be read: ${error.message}`),
    );
  }
}

function tell({ record, opened, index, checkpoint }: VerifiedReceipt): void {
  const { origin, size } = checkpoint.checkpoint;
  const say = (zh: string, en: string): void => void process.stdout.write(`${zh}\n${en}\n`);
  say(
    `成立：这条记录在日志 ${origin} 的第 ${index} 条（检查点共 ${size} 条）。`,
    `It holds: the record stands in the log ${origin} as number ${index} (checkpoint of ${size}).`,
  );
  const { type, seq, action, at } = record;
  process.stdout.write(`  ${type} ${seq} ${action ?? "—"} ${at}\n`);
  for (const { field, value } of opened) process.stdout.write(`  ${field}: ${JSON.stringify(value)}\n`);
  const names = checkpoint.cosignatures.map(({ key, time }) => `${key.name} (${new Date(time * 1000).toISOString()})`);
  if (names.length === 0)
    say(
      "没有见证人的签名可核对：只能证明日志自己签过名，不能证明别人看到的是同一本日志。",
      "No witness was checked: it is proven that the log signed this, not that others were shown the same log.",
    );
  else say(`见证人：${names.join("、")}`, `Witnesses: ${names.join(", ")}`);
  if (!checkpoint.witnessed) say("见证人的数量还不够。", "These are fewer witnesses than the policy asks.");
  say("它不证明所说的是真的。", "It does not prove that what was said is true.");
}
