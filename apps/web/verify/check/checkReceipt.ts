import type { Finding } from "@wuxing/kernel/draw";
import { maskPhone } from "@wuxing/kernel/identifiers";
import {
  type EntryRecord,
  parseReceipt,
  ReceiptFault,
  type SealedField,
  sealedFields,
  type VerifiedReceipt,
  verifyReceipt,
} from "@wuxing/kernel/record";
import { type Text, t } from "@wuxing/kernel/text";
import type { Policy } from "@wuxing/tlog/policy";
import type { CityWords, FieldWords } from "./CityWords.ts";
import { checkpointFacts, logFindings } from "./logFindings.ts";
import { type Fact, finding, type Report } from "./Report.ts";
import { atInstant } from "./words.ts";

const fieldNames: Readonly<Record<SealedField, Text>> = {
  case: t("编号", "Number"),
  actor: t("办理人", "Who acted"),
  unit: t("单位", "Unit"),
  input: t("所填内容", "What was filled in"),
  changes: t("记下的内容", "What was remembered"),
  effects: t("其他办理信息", "Other details of the step"),
  reporter: t("反映人", "Who asked"),
};

/** What a citizen's receipt proves, against the keys that are trusted. Never throws for what the text holds. */
export function checkReceipt(name: string, text: string, policy: Policy, words: CityWords): Report {
  try {
    const verified = verifyReceipt(parseReceipt(text), policy);
    return {
      name,
      kind: "receipt",
      findings: [
        recordFinding(verified),
        ...logFindings(verified.checkpoint, policy),
        ...openedFindings(verified),
        ...limits(verified),
      ],
      facts: [
        ...recordFacts(verified.record, words),
        ...openedFacts(verified, words),
        ...checkpointFacts(verified.checkpoint),
      ],
    };
  } catch (error) {
    if (!(error instanceof ReceiptFault)) throw error;
    const kind = error.code === "partial" ? "open" : "wrong";
    return { name, kind: "receipt", findings: [{ kind, text: error.reason }], facts: [] };
  }
}

const recordFinding = ({ index, checkpoint }: VerifiedReceipt): Finding =>
  finding(
    "proven",
    `回执里的记录是日志的第 ${index + 1} 条，一字未改`,
    `The record in the receipt is number ${index + 1} of the ${checkpoint.checkpoint.size} in the log, unchanged to the letter`,
  );

function openedFindings({ record, opened }: VerifiedReceipt): Finding[] {
  const shown = opened.map(({ field }) => fieldNames[field]);
  const hidden = sealedFields.filter((field) => record.sealed[field] && !opened.some((one) => one.field === field));
  const findings: Finding[] = [];
  if (shown.length > 0)
    findings.push(
      finding(
        "proven",
        `回执里写明的${shown.map(({ zh }) => zh).join("、")}与记录相符`,
        `What the receipt shows (${shown.map(({ en }) => en.toLowerCase()).join(", ")}) is what the record says`,
      ),
    );
  if (hidden.length > 0)
    findings.push(
      finding(
        "limit",
        `${hidden.map((field) => fieldNames[field].zh).join("、")}在记录里是封住的，这份回执没有打开`,
        `${hidden.map((field) => fieldNames[field].en).join(", ")}: sealed in the record, and not opened by this receipt`,
      ),
    );
  return findings;
}

const limits = ({ record }: VerifiedReceipt): Finding[] => [
  finding(
    "limit",
    "不能证明所说的事情属实，也不能证明已经办好；只证明这条记录当时就是这样",
    "It does not prove that what was said is true, or that anything was done: only that the record was so",
  ),
  finding(
    "limit",
    `记录里的时间 ${atInstant(record.at).zh}是办理系统自己写的；能证明的只是它不晚于见证的时间`,
    `The time in the record, ${atInstant(record.at).en}, is the system's own word; proven is only that it was no later than the witnesses' signatures`,
  ),
  finding("limit", "不能证明这件事后来有没有别的记录", "It does not tell what else was recorded of this matter later"),
];

function recordFacts(record: EntryRecord, words: CityWords): Fact[] {
  const known = words[record.type];
  const facts: Fact[] = [{ label: t("类别", "Kind"), value: known?.title ?? record.type }];
  if (record.action !== undefined)
    facts.push({ label: t("操作", "Action"), value: known?.actions[record.action] ?? record.action });
  if (record.to !== undefined)
    facts.push({ label: t("之后的状态", "State afterwards"), value: known?.states[record.to] ?? record.to });
  facts.push({ label: t("时间", "Time"), value: atInstant(record.at) });
  if (record.due) facts.push({ label: t("期限", "Due"), value: atInstant(record.due) });
  return facts;
}

function openedFacts({ record, opened }: VerifiedReceipt, words: CityWords): Fact[] {
  const fields = words[record.type]?.fields?.[record.action ?? ""] ?? {};
  return opened.map(({ field, value }) => ({
    label: fieldNames[field],
    value: field === "reporter" ? maskedReporter(value) : plain(value, fields),
  }));
}

/** Somebody may look over the reader's shoulder; the file itself shows it whole. */
function maskedReporter(value: unknown): string {
  const phone = (value as { readonly phone?: unknown } | null)?.phone;
  return typeof phone === "string" ? maskPhone(phone) : "****";
}

/** What was filled in stands a line each, by the labels of the form; what the copy of the page does not know by its code. */
function plain(value: unknown, fields: Readonly<Record<string, FieldWords>>): Text | string {
  if (typeof value === "string") return value;
  if (value === null || typeof value !== "object" || Array.isArray(value)) return JSON.stringify(value);
  const given = value as Readonly<Record<string, unknown>>;
  const known = Object.keys(fields).filter((name) => name in given);
  const names = [...known, ...Object.keys(given).filter((name) => !known.includes(name))];
  const lines = names.map((name) => {
    const { label = t(name, name), options } = fields[name] ?? {};
    const said = chosen(given[name], options);
    return t(`${label.zh}：${said.zh}`, `${label.en}: ${said.en}`);
  });
  return t(lines.map(({ zh }) => zh).join("\n"), lines.map(({ en }) => en).join("\n"));
}

function chosen(value: unknown, options: FieldWords["options"] = {}): Text {
  if (typeof value === "boolean") return value ? t("是", "yes") : t("否", "no");
  const said = told(value);
  return options[said] ?? t(said, said);
}

/** Lists and parts in a line: which certificates with which fields a use of them asked for. */
function told(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(told).join("; ");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${told(part)}`)
    .join(", ");
}
