import { isReceiptCode, parseReceipt, ReceiptFault, receiptVersion } from "@wuxing/kernel/record";
import { readUtf8 } from "@wuxing/tlog/encoding";
import { LogFault } from "@wuxing/tlog/fault";
import { parseProof } from "@wuxing/tlog/proof";
import type { CityWords } from "./CityWords.ts";
import { checkDraw } from "./checkDraw.ts";
import { besideOthers, checkCheckpoint, checkProof } from "./checkLog.ts";
import { checkReceipt } from "./checkReceipt.ts";
import type { Given } from "./Given.ts";
import { joinCodes } from "./joinCodes.ts";
import { type FileKind, finding, type Report } from "./Report.ts";
import { looksLikeKeys, type Trust } from "./Trust.ts";

interface Read extends Given {
  readonly kind: FileKind;
  readonly text: string;
  readonly json?: unknown;
}

/** What a file is, by its content: the name may be anything. */
function read(given: Given): Read {
  const text = (readUtf8(given.bytes) ?? "").replace(/^\uFEFF/u, "").replaceAll("\r\n", "\n");
  const file = { ...given, text };
  if (isReceiptCode(text)) return { ...file, kind: "receipt" };
  if (text.trimStart().startsWith("{")) {
    const json = parsed(text);
    const format = (json as { readonly format?: unknown } | null | undefined)?.format;
    if (format === receiptVersion || (json === undefined && text.includes('"wuxing-receipt/')))
      return { ...file, kind: "receipt" };
    if (typeof format === "string" && format.startsWith("wuxing-draw/")) return { ...file, kind: "draw", json };
    if (json === undefined && text.includes('"wuxing-draw/')) return { ...file, kind: "draw" };
    return { ...file, kind: "unknown" };
  }
  if (text.startsWith("c2sp.org/tlog-proof@")) return { ...file, kind: "proof" };
  if (isNote(text)) return { ...file, kind: "checkpoint" };
  return { ...file, kind: looksLikeKeys(text) ? "keys" : "unknown" };
}

/** Whether a text ends as a signed note does, in lines of signatures. */
const isNote = (text: string): boolean =>
  text
    .slice(text.lastIndexOf("\n\n") + 2)
    .split("\n")
    .slice(0, -1)
    .some((line) => line.startsWith("— "));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Checks files that were given together: a proof finds its record among them, and the checkpoints in them are held against each other. Never throws for what they hold. */
export function checkFiles(given: readonly Given[], trust: Trust | undefined, words: CityWords): Report[] {
  const files = joinCodes(given).map(read);
  const proofs = files.filter(({ kind }) => kind === "proof");
  const strangers = files.filter(({ kind }) => kind === "unknown");
  const record = proofs.length === 1 && strangers.length === 1 ? strangers[0] : undefined;
  const checked = files.filter((file) => file !== record);
  const reports = checked.map((file) => checkOne(file, trust, words, file.kind === "proof" ? record : undefined));
  if (!trust) return reports;
  const notes = checked.map(noteIn);
  return reports.map((report, place) => {
    const note = notes[place];
    if (note === undefined) return report;
    const others = notes.flatMap((other, at) => (other === undefined || at === place ? [] : [other]));
    return { ...report, findings: [...report.findings, ...besideOthers(note, others, trust.policy)] };
  });
}

/** The signed checkpoint that a file is or holds, if it can be read. */
function noteIn({ kind, text, bytes }: Read): string | undefined {
  if (bytes.length > largest) return undefined;
  try {
    if (kind === "checkpoint") return text;
    if (kind === "proof") return parseProof(text).checkpoint;
    return kind === "receipt" ? parseProof(parseReceipt(text).proof).checkpoint : undefined;
  } catch (error) {
    if (error instanceof LogFault || error instanceof ReceiptFault) return undefined;
    throw error;
  }
}

function checkOne(file: Read, trust: Trust | undefined, words: CityWords, record: Read | undefined): Report {
  const { name, kind, text, bytes } = file;
  if (bytes.length > largest) return { name, kind: "unknown", findings: [tooLarge], facts: [] };
  if (kind === "draw") return checkDraw(name, file.json, trust?.policy);
  if (kind === "unknown") return { name, kind, findings: [file.trouble ?? unknownFile], facts: [] };
  if (kind === "keys") return { name, kind, findings: [], facts: [] };
  if (!trust) return { name, kind, findings: [keyless], facts: [] };
  if (kind === "receipt") return checkReceipt(name, text, trust.policy, words);
  if (kind === "proof") return checkProof(name, text, trust.policy, record?.bytes);
  return checkCheckpoint(name, text, trust.policy);
}

/** What a browser on a telephone can replay. */
const largest = 50 * 1024 * 1024;

const tooLarge = finding(
  "open",
  "文件超过 50 MB，网页里核对不了：抽取文件请在电脑上用命令 npx wuxing draw verify 文件名 核对",
  "The file is over 50 MB, too large for a web page: check a draw's file on a computer by npx wuxing draw verify FILE",
);
const unknownFile = finding(
  "open",
  "认不出这个文件，没有核对。这里能核对的有：回执（文件或二维码）、抽取文件、日志的检查点（checkpoint）、证明文件（tlog-proof）",
  "This file is none that is known here, and nothing was checked. Known are: receipts (files or codes), draws, a log's signed checkpoint, and proofs (tlog-proof)",
);
const keyless = finding(
  "open",
  "没有公钥，什么也证明不了：请先在上面填入日志的公钥",
  "Without a key nothing can be proven: give the log's public key above first",
);
