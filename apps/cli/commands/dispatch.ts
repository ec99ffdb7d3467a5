import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import {
  classifierOf,
  DispatchFault,
  type Expectation,
  type LabelledMessage,
  type Model,
  modelFile,
  modelIn,
  train,
} from "@wuxing/kernel/dispatch";
import { t } from "@wuxing/kernel/text";
import { badUsage, type Command, CommandFault } from "../Command.ts";
import { type LineFault, labelledIn, messageIn } from "./messageLines.ts";

const usage = "dispatch train FILE… --model OUT | dispatch classify --model M < MESSAGES";
/** Of faulty lines, so many are named one by one. */
const mostNamed = 20;

/** `wuxing dispatch`: learns topics from labelled messages, and tells those of others. */
export const dispatch: Command = {
  async run(words) {
    const { values, positionals } = readOptions(words);
    const [verb, ...files] = positionals;
    if (!values.model) throw badUsage(usage);
    if (verb === "train" && files.length > 0) return await trainFrom(files, values.model);
    if (verb === "classify" && files.length === 0) return await classifyInput(modelAt(values.model));
    throw badUsage(usage);
  },
};

function readOptions(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: { model: { type: "string" } }, allowPositionals: true });
  } catch {
    throw badUsage(usage);
  }
}

/** Nothing is learnt from files with faulty lines: what was meant as an example must not be lost unseen. */
async function trainFrom(files: readonly string[], out: string): Promise<number> {
  const messages: LabelledMessage[] = [];
  let faulty = 0;
  for (const file of files)
    for await (const { line, number } of linesOf(openFile(file), file)) {
      const read = labelledIn(line);
      if ("message" in read) messages.push(read.message);
      else if (faulty++ < mostNamed) tellFault(read, number, file);
    }
  if (faulty > 0)
    throw new CommandFault(
      t(
        `共 ${faulty} 行有误，没有训练；请改正或删去这些行后再试`,
        `${faulty} lines are faulty and nothing was trained; mend or delete them and try again`,
      ),
      1,
    );
  const model = understood(() => train(messages));
  write(out, modelFile(model));
  tellExpectation(model.expectation);
  return 0;
}

/** Every line that can be read is answered in its turn; the others are named, and then the exit code is 1. */
async function classifyInput(model: Model): Promise<number> {
  const classify = classifierOf(model);
  let faulty = 0;
  for await (const { line, number } of linesOf(process.stdin, "-")) {
    const read = messageIn(line);
    if ("message" in read) {
      const answer = `${JSON.stringify({ id: read.id ?? number, ...classify(read.message) })}\n`;
      if (!process.stdout.write(answer)) await new Promise((resolve) => process.stdout.once("drain", resolve));
    } else {
      faulty++;
      tellFault(read, number);
    }
  }
  return faulty > 0 ? 1 : 0;
}

function openFile(file: string): NodeJS.ReadableStream {
  return createReadStream(file, "utf8");
}

async function* linesOf(input: NodeJS.ReadableStream, file: string) {
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number++;
      if (line.trim() !== "") yield { line, number };
    }
  } catch (error) {
    throw unreadable(file, error);
  }
}

function tellFault({ reason }: LineFault, number: number, file?: string): void {
  const [zh, en] = file
    ? [`${file} 第 ${number} 行`, `${file}, line ${number}`]
    : [`第 ${number} 行`, `Line ${number}`];
  process.stderr.write(`${zh}：${reason.zh}\n${en}: ${reason.en}\n`);
}

function modelAt(file: string): Model {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw unreadable(file, error);
  }
  return understood(() => modelIn(bytes));
}

function write(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandFault(t(`写不了文件 ${file}（${code}）`, `The file ${file} cannot be written (${code})`), 1);
  }
}

function unreadable(file: string, error: unknown): CommandFault {
  const { code } = error as NodeJS.ErrnoException;
  return new CommandFault(t(`读不了文件 ${file}（${code}）`, `The file ${file} cannot be read (${code})`), 1);
}

function understood<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof DispatchFault) throw new CommandFault(error.reason, 1);
    throw error;
  }
}

/** On standard error: what was measured on messages kept out of training. */
function tellExpectation({ messages, macroF1, accuracy, accuracyOfSure, calibrationError, labels }: Expectation): void {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const [f1, all, sure, gap] = [macroF1, accuracy, accuracyOfSure, calibrationError].map((share) => share.toFixed(4));
  say(`共 ${messages} 条，交叉验证：宏平均 F1 ${f1}，准确率 ${all}；最没把握的一成交人工后 ${sure}；置信度误差 ${gap}`);
  say(
    `${messages} messages, cross-validated: macro-F1 ${f1}, accuracy ${all}, ${sure} with the least confident tenth left to people; calibration error ${gap}`,
  );
  for (const row of labels)
    say(
      `  ${row.label}  ${row.messages}  P ${row.precision.toFixed(3)}  R ${row.recall.toFixed(3)}  F1 ${row.f1.toFixed(3)}`,
    );
}
