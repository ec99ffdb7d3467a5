import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { AreaLink, Platform } from "@wuxing/platform/area";
import { commandId, type FollowedEntry } from "@wuxing/platform/casework";
import type { NewMessage } from "@wuxing/platform/exchange";
import { z } from "zod";
import { ratingRecord, recordsById } from "./records.ts";

/** What a receiver of ratings is told each time one is given, followed up, appealed, or decided about: how it stands then. */
const ratingBody = z.strictObject({
  kind: z.enum(["rating", "followUp", "standing"]),
  polarity: z.literal("oneIsBest").describe("1 非常满意 … 5 非常不满意 (GB/T 39046 A.8)"),
  record: ratingRecord,
});

type MessageKind = z.output<typeof ratingBody>["kind"];

export const messageTitles: Readonly<Record<MessageKind, Text>> = {
  rating: t("评价", "Rating"),
  followUp: t("追评", "Follow-up"),
  standing: t("申诉与复核", "Appeal and review"),
};

/** The line to whoever receives the city's ratings (the province's platform of ratings): it is told, and asks for nothing. */
export const receiverLink: AreaLink = {
  peer: "ratings",
  body: ratingBody,
  apply: async () => {
    throw new Refusal("notAllowed", t("这条线只报送评价，不接收", "This line sends ratings and takes none"));
  },
  messagesOf: messagesForReceiver,
};

/** What an entry says of a rating; undefined where there is nothing to tell. */
function kindOf({ type, to, action }: FollowedEntry): MessageKind | undefined {
  if ((type === "ratings.invitation" || type === "ratings.counter") && to === "rated") return "rating";
  if (type === "ratings.followUp" && action === "followUp") return "followUp";
  return type === "ratings.appeal" ? "standing" : undefined;
}

interface Told {
  readonly caseId: number;
  readonly seq: number;
  readonly at: string;
  readonly rating: number;
  readonly number: string;
}

/** The messages that entries call for, in the order of the entries; each holds the rating as it stands when it is made. */
async function messagesForReceiver(
  { pool }: Pick<Platform, "pool">,
  entries: readonly FollowedEntry[],
): Promise<readonly NewMessage[]> {
  const ours = entries.filter(kindOf);
  if (ours.length === 0) return [];
  const { rows } = await pool.query<Told>(
    `SELECT e.case_id AS "caseId", e.seq, e.at, r.id AS rating, r.number
     FROM json_to_recordset($1) AS x("caseId" bigint, seq integer) JOIN entries e ON e.case_id = x."caseId" AND e.seq = x.seq
       JOIN cases c ON c.id = e.case_id JOIN cases r ON r.id = COALESCE((c.data->>'invitation')::bigint, c.id)`,
    [JSON.stringify(ours.map(({ caseId, seq }) => ({ caseId, seq })))],
  );
  const known = new Map(rows.map((row) => [`${row.caseId} ${row.seq}`, row]));
  const records = await recordsById(
    pool,
    rows.map(({ rating }) => rating),
    "oneIsBest",
  );
  return ours.flatMap((entry): NewMessage[] => {
    const told = known.get(`${entry.caseId} ${entry.seq}`);
    const record = told && records.get(told.rating);
    const kind = kindOf(entry);
    if (!record || !kind) return [];
    const body = { polarity: "oneIsBest", record } satisfies Omit<z.input<typeof ratingBody>, "kind">;
    const id = commandId("toReceiver", entry.caseId, entry.seq);
    const at = new Date(told.at).toISOString();
    return [{ id, kind, at, subject: told.number, caseNumber: told.number, body }];
  });
}
