import { type Case, type Entry, provinceActor, replay } from "@wuxing/kernel/procedure";
import { maskText } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { commandId, entriesOf, type FollowedEntry } from "@wuxing/platform/casework";
import type { Attachment, NewMessage } from "@wuxing/platform/exchange";
import { maskedReporter, openReporter, recordAccess } from "@wuxing/platform/personal";
import { requestProcedure } from "../procedure.ts";
import type { RequestData } from "../RequestData.ts";
import type { MessageKind, ProvinceBody } from "./interaction.ts";
import { interactionOf } from "./interactionOf.ts";

const mostAttachments = 20;

/** The messages that entries call for: of what came from the province each step, of what went up what it must know. */
export async function messagesForProvince(
  platform: Platform,
  heads: readonly FollowedEntry[],
): Promise<readonly NewMessage[]> {
  const ids = [...new Set(heads.filter(({ type }) => type === requestProcedure.type).map(({ caseId }) => caseId))];
  if (ids.length === 0) return [];
  const { rows } = await platform.pool.query<{ id: number }>(
    "SELECT id FROM cases WHERE id = ANY($1) AND (data ? 'sourceNumber' OR data ? 'sentUp')",
    [ids],
  );
  const messages: NewMessage[] = [];
  const histories = new Map<number, Entry[]>();
  for (const { id } of rows) histories.set(id, await entriesOf(platform.pool, id));
  for (const { caseId, seq } of heads) {
    const history = histories.get(caseId)?.filter((entry) => entry.seq <= seq);
    const message = history && (await messageOf(platform, history));
    if (message) messages.push(message);
  }
  return messages;
}

async function messageOf(platform: Platform, history: readonly Entry[]): Promise<NewMessage | undefined> {
  const entry = history.at(-1);
  if (!entry) return undefined;
  const after = replay(history);
  const data = after.data as unknown as RequestData;
  const kind = kindOf(entry, data);
  if (!kind) return undefined;
  const id = commandId("toProvince", entry.caseId, entry.seq);
  const reporter = await maskedReporter(platform.pool, entry.caseId);
  const record = interactionOf(platform.city, after, history, reporter);
  return {
    ...{ id, kind, at: entry.at, subject: data.sourceNumber ?? after.number, caseNumber: after.number },
    body: { ...bodyOf(entry, after), attachments: await attachmentsOf(platform, history), record } satisfies Omit<
      ProvinceBody,
      "kind"
    >,
    ...(entry.action === "sendUp" && data.sentUp?.contact ? { enclosure: await personOf(platform, entry, id) } : {}),
  };
}

/** What kind of message an entry is; undefined where the province need not hear of it. */
function kindOf({ action, actor, final, to }: Entry, { sourceNumber, sentUp }: RequestData): MessageKind | undefined {
  if (actor.kind === provinceActor.kind && actor.id === provinceActor.id)
    return action === "open" ? "progress" : undefined;
  if (sourceNumber) {
    if (to === "refused") return "return";
    if (final) return "answer";
    return requestProcedure.actions[action]?.internal ? undefined : "progress";
  }
  if (!sentUp) return undefined;
  const kinds: Record<string, MessageKind> = {
    sendUp: "transfer",
    urgeProvince: "urge",
    takeBack: "withdraw",
    withdraw: "withdraw",
    addInformation: "supplement",
    recordCallBack: "progress",
  };
  return kinds[action];
}

function bodyOf(entry: Entry, after: Case): Omit<ProvinceBody, "kind" | "record" | "attachments"> {
  const { note, reason, answer } = entry.input as Record<string, unknown>;
  const said = [note, reason, answer].find((one) => typeof one === "string" && one !== "");
  const { solved } = after.data as unknown as RequestData;
  return {
    step: requestProcedure.actions[entry.action]?.title.zh ?? requestProcedure.open.title.zh,
    note: typeof said === "string" ? maskText(said).slice(0, 4000) : null,
    state: requestProcedure.states[after.state]?.title.zh ?? after.state,
    result: entry.final && solved ? (solved as ProvinceBody["result"]) : null,
  };
}

/** The files of an entry; of a matter that goes up those that came with it so far. What was found infected stays here. */
async function attachmentsOf({ pool }: Platform, history: readonly Entry[]): Promise<Attachment[]> {
  const last = history.slice(-1);
  const named = (last[0]?.action === "sendUp" ? history : last).flatMap(({ input }) => input.files ?? []);
  if (named.length === 0) return [];
  const { rows } = await pool.query<Attachment>(
    `SELECT id, name, media_type AS "mediaType", size, sha256 FROM files
     WHERE id = ANY($1::uuid[]) AND state IN ('clean', 'waiting') ORDER BY uploaded_at, id LIMIT ${mostAttachments}`,
    [named],
  );
  return rows;
}

/** Name and phone for the province, and the record of it that the person can read (个人信息保护法 §23). */
async function personOf({ pool, casework }: Platform, { caseId, at }: Entry, id: string) {
  const opened = await openReporter(casework.vault, pool, caseId);
  if (!opened) return undefined;
  const { name = "", phone = "" } = opened.data;
  await recordAccess(pool, {
    ...{ person: opened.person, caseId, at, commandId: id, fields: ["name", "phone"] },
    actor: { kind: "system", id: "province", unit: "px-12345" },
    purpose: "报送省12345平台办理 / Sent to the province's platform to be handled",
  });
  return { name, phone };
}
