import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { readTable } from "@wuxing/platform/registers";

/** What the bank says of one transfer. `pending`: it has not decided yet. */
export interface Answered {
  readonly number: string;
  readonly outcome: "paid" | "rejected" | "pending";
  /** In 分, where the answer tells it. */
  readonly fen: number | null;
  readonly reason: string | null;
}

const unreadable = (): Refusal =>
  new Refusal(
    "refused",
    t(
      "读不出回单：请上传银行的 pain.002 文件，或有“兑现编号”“结果”两列的表格（结果写 成功 或 失败）",
      "This is no answer of a bank: upload its pain.002 file, or a table with the columns 兑现编号 and 结果 (成功 or 失败)",
    ),
  );

/** A bank's answer: ISO 20022 pain.002, or a table as banks export it. Throws Refusal with what to do where it is neither. */
export async function readAnswer(bytes: Uint8Array): Promise<readonly Answered[]> {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  const answers = start.startsWith("<") ? await ofXml(new TextDecoder().decode(bytes)) : await ofTable(bytes);
  if (answers.length === 0) throw unreadable();
  return answers;
}

interface Tx {
  readonly OrgnlEndToEndId?: string;
  readonly TxSts?: string;
  readonly StsRsnInf?: readonly {
    readonly Rsn?: { readonly Cd?: string; readonly Prtry?: string };
    readonly AddtlInf?: string;
  }[];
  readonly OrgnlTxRef?: { readonly Amt?: { readonly InstdAmt?: string | { readonly "#text"?: string } } };
}

const outcomes: Readonly<Record<string, Answered["outcome"]>> = { ACSC: "paid", ACCC: "paid", RJCT: "rejected" };
const lists = new Set(["OrgnlPmtInfAndSts", "TxInfAndSts", "StsRsnInf"]);

async function ofXml(text: string): Promise<Answered[]> {
  const { XMLParser } = await import("fast-xml-parser");
  // No value is guessed a number, and no entity of the file's own is followed.
  const parser = new XMLParser({
    parseTagValue: false,
    processEntities: false,
    removeNSPrefix: true,
    isArray: (name) => lists.has(name),
  });
  let root: { Document?: { CstmrPmtStsRpt?: { OrgnlPmtInfAndSts?: readonly { TxInfAndSts?: readonly Tx[] }[] } } };
  try {
    root = parser.parse(text);
  } catch {
    throw unreadable();
  }
  const parts = root.Document?.CstmrPmtStsRpt?.OrgnlPmtInfAndSts ?? [];
  return parts.flatMap(({ TxInfAndSts = [] }) => TxInfAndSts).map(ofTx);
}

function ofTx({ OrgnlEndToEndId = "", TxSts = "", StsRsnInf = [], OrgnlTxRef }: Tx): Answered {
  const [why] = StsRsnInf;
  const said = OrgnlTxRef?.Amt?.InstdAmt;
  return {
    number: OrgnlEndToEndId.trim(),
    outcome: outcomes[TxSts.trim()] ?? "pending",
    fen: fenOf(typeof said === "object" ? said["#text"] : said),
    reason: [why?.Rsn?.Cd ?? why?.Rsn?.Prtry, why?.AddtlInf].filter(Boolean).join(" ").slice(0, 300) || null,
  };
}

/** A decimal of 元 in 分; null for what is none. */
function fenOf(said: string | undefined): number | null {
  const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/u.exec((said ?? "").trim().replaceAll(",", ""));
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")) : null;
}

const words: Readonly<Record<string, Answered["outcome"]>> = {
  ...{ 成功: "paid", 已支付: "paid", 支付成功: "paid", 失败: "rejected", 退回: "rejected", 退汇: "rejected" },
  ...{ paid: "paid", rejected: "rejected" },
};

async function ofTable(bytes: Uint8Array): Promise<Answered[]> {
  const [table] = await readTable(bytes);
  const column = (...names: string[]): number => (table?.head ?? []).findIndex((head) => names.includes(head.trim()));
  const at = {
    number: column("兑现编号", "number"),
    outcome: column("结果", "outcome"),
    amount: column("金额", "金额（元）", "amount"),
    reason: column("原因", "失败原因", "reason"),
  };
  if (!table || at.number < 0 || at.outcome < 0) throw unreadable();
  return table.rows.map(({ cells }) => ({
    number: (cells[at.number] ?? "").trim(),
    outcome: words[(cells[at.outcome] ?? "").trim()] ?? "pending",
    fen: fenOf(cells[at.amount]),
    reason: (cells[at.reason] ?? "").trim().slice(0, 300) || null,
  }));
}
