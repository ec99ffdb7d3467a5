import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { readTable } from "@wuxing/platform/registers";
import { z } from "zod";

/** What the bank says of one transfer. `pending`: it has not decided yet. */
export interface Answered {
  readonly number: string;
  readonly outcome: "paid" | "rejected" | "pending";
  /** In 分; null where the answer does not tell it. */
  readonly fen: number | "unreadable" | null;
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

/** A batch has 500 orders at most (batches.ts): what is many times as long answers none. */
const [mostTransfers, mostBytes] = [5000, 2 * 1024 * 1024];

/** An answer of a bank's: of which batch, where it says so, and of all transfers at once or of each. */
export interface BankAnswer {
  readonly batch: string | null;
  /** Where the bank takes or refuses a batch as one and names no transfers. */
  readonly whole: Pick<Answered, "outcome" | "reason"> | null;
  readonly transfers: readonly Answered[];
}

/** A bank's answer: ISO 20022 pain.002, or a table as banks export it. Throws Refusal with what to do where it is neither. */
export async function readAnswer(bytes: Uint8Array): Promise<BankAnswer> {
  if (bytes.length > mostBytes) throw tooLong();
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  const answer = start.startsWith("<") ? await ofXml(new TextDecoder().decode(bytes)) : await ofTable(bytes);
  if (answer.transfers.length === 0 && answer.whole === null) throw unreadable();
  if (answer.transfers.length > mostTransfers) throw tooLong();
  return answer;
}

const tooLong = (): Refusal =>
  new Refusal(
    "tooLarge",
    t(
      "回单太大，不像一个批次的：请按批次分开上传",
      "This is too large for the answer to one batch: upload it batch by batch",
    ),
  );

/** What stands elsewhere than the standard has it, or more than once, says nothing. */
const word = z.string().trim().catch("");
const whys = z.array(
  z.object({ Rsn: z.object({ Cd: word, Prtry: word }).catch({ Cd: "", Prtry: "" }), AddtlInf: word }),
);
const transfer = z.object({
  OrgnlEndToEndId: word,
  TxSts: word,
  StsRsnInf: whys.catch([]),
  OrgnlTxRef: z
    .object({ Amt: z.object({ InstdAmt: z.union([z.string(), z.object({ "#text": z.string() })]) }) })
    .optional()
    .catch(undefined),
});
const report = z.object({
  Document: z.object({
    CstmrPmtStsRpt: z.object({
      OrgnlGrpInfAndSts: z
        .object({ OrgnlMsgId: word, GrpSts: word, StsRsnInf: whys.catch([]) })
        .optional()
        .catch(undefined),
      OrgnlPmtInfAndSts: z
        .array(
          z.object({
            OrgnlPmtInfId: word,
            PmtInfSts: word,
            TxInfAndSts: z.array(transfer).catch([]),
            StsRsnInf: whys.catch([]),
          }),
        )
        .catch([]),
    }),
  }),
});

const outcomes: ReadonlyMap<string, Answered["outcome"]> = new Map([
  ["ACSC", "paid"],
  ["ACCC", "paid"],
  ["RJCT", "rejected"],
]);
const lists = new Set(["OrgnlPmtInfAndSts", "TxInfAndSts", "StsRsnInf"]);

async function ofXml(text: string): Promise<BankAnswer> {
  const { XMLParser } = await import("fast-xml-parser");
  // No value is guessed a number, and no entity of the file's own is followed.
  const parser = new XMLParser({
    parseTagValue: false,
    processEntities: false,
    removeNSPrefix: true,
    isArray: (name) => lists.has(name),
  });
  let root: unknown;
  try {
    root = parser.parse(text);
  } catch {
    throw unreadable();
  }
  const { data } = report.safeParse(root);
  if (!data) throw unreadable();
  const { OrgnlGrpInfAndSts: group, OrgnlPmtInfAndSts: parts } = data.Document.CstmrPmtStsRpt;
  return {
    // The order's own id is the id of its one part, too (painXml.ts).
    batch: group?.OrgnlMsgId || parts[0]?.OrgnlPmtInfId || null,
    whole: wholeOf(group?.GrpSts ? [group.GrpSts] : parts.map(({ PmtInfSts }) => PmtInfSts), [
      ...(group?.StsRsnInf ?? []),
      ...(parts[0]?.StsRsnInf ?? []),
    ]),
    transfers: parts.flatMap(({ TxInfAndSts }) => TxInfAndSts).map(ofTx),
  };
}

/** Parts that are told differently tell nothing of the whole. */
function wholeOf(statuses: readonly string[], why: z.output<typeof whys>): BankAnswer["whole"] {
  const outcome = outcomes.get(statuses[0] ?? "");
  return outcome && new Set(statuses).size === 1 ? { outcome, reason: reasonOf(why) } : null;
}

const reasonOf = ([why]: z.output<typeof whys>): string | null =>
  [why?.Rsn.Cd || why?.Rsn.Prtry, why?.AddtlInf].filter(Boolean).join(" ").slice(0, 300) || null;

function ofTx({ OrgnlEndToEndId, TxSts, StsRsnInf, OrgnlTxRef }: z.output<typeof transfer>): Answered {
  const said = OrgnlTxRef?.Amt.InstdAmt;
  return {
    number: OrgnlEndToEndId,
    outcome: outcomes.get(TxSts) ?? "pending",
    fen: fenOf(typeof said === "object" ? said["#text"] : said),
    reason: reasonOf(StsRsnInf),
  };
}

/** A decimal of 元 in 分; null where nothing is said. What cannot be read is no agreement. */
function fenOf(said = ""): Answered["fen"] {
  const text = said.trim().replaceAll(",", "");
  if (text === "") return null;
  const parts = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/u.exec(text);
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")) : "unreadable";
}

const words: ReadonlyMap<string, Answered["outcome"]> = new Map([
  ...["成功", "已支付", "支付成功", "paid"].map((said) => [said, "paid"] as const),
  ...["失败", "退回", "退汇", "rejected"].map((said) => [said, "rejected"] as const),
]);

async function ofTable(bytes: Uint8Array): Promise<BankAnswer> {
  const [table] = await readTable(bytes);
  const column = (...names: string[]): number => (table?.head ?? []).findIndex((head) => names.includes(head.trim()));
  const at = {
    number: column("兑现编号", "number"),
    outcome: column("结果", "outcome"),
    amount: column("金额", "金额（元）", "amount"),
    reason: column("原因", "失败原因", "reason"),
    batch: column("批次", "batch"),
  };
  if (!table || at.number < 0 || at.outcome < 0) throw unreadable();
  const batches = new Set(table.rows.map(({ cells }) => (cells[at.batch] ?? "").trim()).filter(Boolean));
  if (batches.size > 1)
    throw new Refusal(
      "refused",
      t("表里有几个批次的回单，请按批次分开上传", "The table answers several batches: upload it batch by batch"),
    );
  const transfers = table.rows.map(({ cells }) => ({
    number: (cells[at.number] ?? "").trim(),
    outcome: words.get((cells[at.outcome] ?? "").trim()) ?? "pending",
    fen: fenOf(cells[at.amount]),
    reason: (cells[at.reason] ?? "").trim().slice(0, 300) || null,
  }));
  return { batch: [...batches][0] ?? null, whole: null, transfers };
}
