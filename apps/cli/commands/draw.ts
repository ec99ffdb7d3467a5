import { readFile, stat } from "node:fs/promises";
import { type DrawVerdict, type FindingKind, verifyDraw } from "@wuxing/kernel/draw";
import { type Text, t } from "@wuxing/kernel/text";
import { LogFault } from "@wuxing/tlog/fault";
import { type Policy, parsePolicy } from "@wuxing/tlog/policy";
import { badUsage, type Command, CommandFault } from "../Command.ts";

const usage = "draw verify FILE [POLICY]";

/**
 * `wuxing draw verify FILE [POLICY]`: replays a draw file by itself, without a database. POLICY names the logs and witnesses
 * that are trusted (C2SP tlog-policy). Exit code 1 where something in the file is wrong or it cannot be read.
 */
export const draw: Command = {
  async run(words) {
    const [verb, file, policy, ...more] = words;
    if (verb !== "verify" || !file || more.length > 0) throw badUsage(usage);
    const verdict = verifyDraw(await readJson(file), policy === undefined ? undefined : await readPolicy(policy));
    process.stdout.write(report(verdict));
    return verdict.sound ? 0 : 1;
  },
};

/** A frame of a million firms takes some 80 MB. */
const mostBytes = 256 * 2 ** 20;

async function readJson(file: string): Promise<unknown> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw unreadable(t(`没有文件 ${file}，或不能读取`, `There is no file ${file}, or it cannot be read`));
  if (found.size > mostBytes)
    throw unreadable(
      t(
        `文件超过 ${mostBytes / 2 ** 20} MB，不是抽取文件`,
        `The file is larger than ${mostBytes / 2 ** 20} MB: it is no draw file`,
      ),
    );
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    throw unreadable(
      t(
        "文件不是完整的 JSON：可能下载中断或已损坏，请重新下载后再试",
        "The file is no whole JSON: it may be cut off or damaged; download it again and retry",
      ),
    );
  }
}

async function readPolicy(file: string): Promise<Policy> {
  try {
    return parsePolicy(await readFile(file, "utf8"));
  } catch (error) {
    const why = error instanceof LogFault ? error.message : "";
    throw unreadable(t(`见证策略文件 ${file} 不能用 ${why}`, `The policy file ${file} cannot be used ${why}`));
  }
}

const unreadable = (reason: Text): CommandFault => new CommandFault(reason, 1);

const marks: Readonly<Record<FindingKind, Text>> = {
  proven: t("已证明", "proven"),
  open: t("未证明", "not proven"),
  wrong: t("有错误", "wrong"),
  limit: t("不能证明", "cannot be proven"),
};

function report({ findings, sound }: DrawVerdict): string {
  const lines = findings.map(({ kind, text }) => `[${marks[kind].zh}] ${text.zh}\n[${marks[kind].en}] ${text.en}\n`);
  const open = findings.filter(({ kind }) => kind === "open").length;
  const end = sound
    ? t(
        `结论：文件里没有发现错误${open > 0 ? `，但有 ${open} 点没有得到证明` : ""}。`,
        `In short: nothing in the file is wrong${open > 0 ? `, but ${open} ${open === 1 ? "point is" : "points are"} not proven` : ""}.`,
      )
    : t("结论：文件有错误，不能采信。", "In short: the file is wrong and cannot be relied on.");
  return `${lines.join("\n")}\n${end.zh}\n${end.en}\n`;
}
