import { maskText } from "@wuxing/kernel/views";
import type { Reads } from "@wuxing/platform/access";
import type { Pool } from "pg";
import { z } from "zod";
import { type Polarity, turned } from "./border.ts";
import { type Channel, channelSql } from "./channels.ts";
import { levels } from "./levels.ts";

/** A rating in the fields of GB/T 39046-2020 table 9 (评价信息). Names are ours; the descriptions say the table's. */
export const ratingRecord = z.strictObject({
  caseNumber: z.string().describe("办件编号"),
  channel: z
    .enum(["pc", "qr", "tablet", "app", "phone", "sms"])
    .describe("评价渠道：PC、二维码、平板、移动、电话、短信"),
  person: z.string().describe("评价人：隐去后的姓名"),
  at: z.iso.datetime().describe("评价时间"),
  times: z.int().min(1).max(2).describe("评价次数：有追评为 2"),
  level: z.string().describe("满意度"),
  code: z.int().min(1).max(5).describe("满意度代码，方向由 polarity 决定"),
  standing: z.enum(["real", "appealed", "excluded"]).describe("有效、申诉复核中、已剔除"),
  text: z.string().describe("评价文字，隐去个人信息"),
  followUp: z.string().describe("追评文字"),
  division: z.string().describe("行政区划"),
  unit: z.string().describe("被评价单位编号"),
});
export type RatingRecord = z.output<typeof ratingRecord>;

interface Row {
  readonly id: number;
  readonly number: string;
  readonly channel: Channel;
  readonly person: string | null;
  readonly at: string;
  readonly remark: string | null;
  readonly code: number;
  readonly standing: RatingRecord["standing"];
  readonly comment: string | null;
  readonly division: string | null;
  readonly unit: string | null;
}

/** As the standard names them: what we call the web is a computer's browser there. */
const channelNames: Readonly<Record<Channel, RatingRecord["channel"]>> = {
  ...{ web: "pc", app: "app", qr: "qr", tablet: "tablet", sms: "sms", phone: "phone" },
};

const fields = `SELECT m.invitation_id AS id, s.number, ${channelSql} AS channel, r.masked_name AS person, m.settled_at AS at,
    f.data->>'remark' AS remark, m.code, m.standing, i.data->>'comment' AS comment, m.division, m.unit
  FROM ratings m JOIN cases i ON i.id = m.invitation_id JOIN cases s ON s.id = m.subject_id
    LEFT JOIN reporters r ON r.case_id = s.id
    LEFT JOIN cases f ON f.parent_id = s.id AND f.type = 'ratings.followUp' AND (f.data->>'invitation')::bigint = i.id
  WHERE m.code IS NOT NULL`;

/** Ratings that people gave in a span of time, oldest first, at most a thousand after the one named. */
export async function ratingRecords(
  reads: Reads,
  { from, to, after }: { readonly from: string; readonly to: string; readonly after: number },
  polarity: Polarity,
): Promise<{ readonly records: RatingRecord[]; readonly next: number | null }> {
  const { rows } = await reads.query<Row>(
    `${fields} AND m.settled_at >= $1 AND m.settled_at < $2 AND m.invitation_id > $3
     ORDER BY m.invitation_id LIMIT 1000`,
    [from, to, after],
  );
  const next = rows.length === 1000 ? (rows.at(-1)?.id ?? null) : null;
  return { records: rows.map((row) => recordOf(row, polarity)), next };
}

/** The records of some ratings as they stand now, by the id of the rating's case. */
export async function recordsById(
  db: Pick<Pool, "query">,
  ids: readonly number[],
  polarity: Polarity,
): Promise<ReadonlyMap<number, RatingRecord>> {
  const { rows } = await db.query<Row>(`${fields} AND m.invitation_id = ANY($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, recordOf(row, polarity)]));
}

function recordOf(row: Row, polarity: Polarity): RatingRecord {
  return {
    caseNumber: row.number,
    channel: channelNames[row.channel],
    person: row.person ?? "",
    at: new Date(row.at).toISOString(),
    times: row.remark ? 2 : 1,
    level: levels.find((level) => level.code === row.code)?.label.zh ?? "",
    code: turned(row.code, polarity),
    standing: row.standing,
    text: maskText(row.comment ?? ""),
    followUp: maskText(row.remark ?? ""),
    division: row.division ?? "",
    unit: row.unit ?? "",
  };
}
