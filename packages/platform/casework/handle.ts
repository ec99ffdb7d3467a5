import { type Case, decide, type Entry, evolve, notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import type { ActCommand, Casework, Outcome } from "./Casework.ts";
import { caseRow } from "./caseRow.ts";
import { claimFiles } from "./claimFiles.ts";
import { entryRow } from "./entryRow.ts";
import { hideFromEntry, keepHidden } from "./hideFromEntry.ts";
import { findCase, findEntryByCommand, procedureOf } from "./rows.ts";

/**
 * The one way by which a case goes on: lock, ask whether the command was done before, decide, evolve, write the entry,
 * the row, the projections and what personal data the entry must not hold, all in one transaction. Reactions follow the entries (followEntries), so the entry
 * itself is their job. Throws Refusal; any other error left nothing behind.
 */
export async function handle(casework: Casework, command: ActCommand): Promise<Outcome> {
  const outcome = await transaction(casework.pool, async (client) => {
    const before = await findCase(client, command.caseId, true);
    if (!before) throw notFound();
    const done = await findEntryByCommand(client, command.commandId);
    if (done) return { case: before, entry: sameCommand(done, command), repeated: true };
    const procedure = procedureOf(casework, before.type);
    const hidden = await hideFromEntry(client, casework, procedure, before, command);
    const request = { ...command, input: hidden.input, at: casework.now() };
    const entry = decide(procedure, before, request, casework.almanac);
    assertUnitKnown(casework, entry);
    for (const check of casework.checks ?? []) await check(client, entry);
    const after = evolve(before, entry);
    await append(client, casework, entry, after);
    await keepHidden(client, casework, procedure, entry, after, hidden);
    return { case: after, entry, repeated: false };
  });
  casework.wake?.();
  return outcome;
}

/** The unit that the case goes to, or that an input asks for by the same name: a reaction may give it a case of its own. */
function assertUnitKnown({ knowsUnit }: Casework, { head, input }: Entry): void {
  const named = [head.unit, input.unit].filter((unit) => typeof unit === "string" && unit !== "") as string[];
  if (!knowsUnit || named.every(knowsUnit)) return;
  throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
    { field: "unit", reason: t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list") },
  ]);
}

/** A command id belongs to one action on one case; under another it is a mistake of the caller's. */
function sameCommand(done: Entry, command: ActCommand): Entry {
  if (done.caseId === command.caseId && done.action === command.action) return done;
  throw new Refusal("conflict", t("这个操作编号已用于别的操作", "This command id was used for another action"));
}

async function append(client: PoolClient, casework: Casework, entry: Entry, after: Case): Promise<void> {
  const procedure = procedureOf(casework, after.type);
  await client.query(
    `WITH e AS (
       INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at, from_state,
         to_state, final, due_at, rule, input, changes, head, clock, clocks, opening)
       SELECT case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at, from_state,
         to_state, final, due_at, rule, input, changes, head, clock, clocks, opening
       FROM json_populate_record(NULL::entries, $1))
     UPDATE cases SET state = r.state, waits_for = r.waits_for, title = r.title, unit = r.unit, division = r.division,
       closed_at = r.closed_at, due_at = r.due_at, due_certain = r.due_certain, stopped = r.stopped,
       published = r.published, clock = r.clock, clocks = r.clocks, data = r.data, version = r.version, sealed_from = r.sealed_from
     FROM json_populate_record(NULL::cases, $2) r WHERE cases.id = r.id`,
    [JSON.stringify(entryRow(entry)), JSON.stringify(caseRow(procedure, after))],
  );
  await claimFiles(client, entry);
  for (const projection of casework.projections)
    if (projection.type === after.type) await projection.apply(client, entry, after);
}
