import { type Case, type Entry, isSealedFrom, type Procedure } from "@wuxing/kernel/procedure";
import {
  type HiddenWords,
  hideWords,
  holdsWords,
  makePerson,
  type OpenReporter,
  openReporter,
  recordAccess,
  sealWords,
} from "@wuxing/platform/personal";
import type { PoolClient } from "pg";
import type { ActCommand, Casework } from "./Casework.ts";

export interface Hidden extends HiddenWords {
  /** Who asked, where this had to be known. */
  readonly reporter: OpenReporter | undefined;
}

/**
 * A command's input as it may stand in an entry for ever: without the reporter's name and phone, whoever wrote it, and
 * in what the person himself says without any phone, citizen or bank card number.
 */
export async function hideFromEntry(
  client: PoolClient,
  { vault }: Casework,
  procedure: Procedure,
  c: Case,
  { action: name, actor, input }: ActCommand,
): Promise<Hidden> {
  const action = Object.hasOwn(procedure.actions, name) ? procedure.actions[name] : undefined;
  const inside = actor.kind === "clock" || actor.kind === "system";
  if (!action || inside || !(action.reveals || holdsWords(action.input, input)))
    return { input, typed: undefined, reporter: undefined };
  const reporter = await openReporter(vault, client, c.parentId ?? c.id);
  // From whom the reporter is kept does not learn by what is hidden in his own words whose name he guessed.
  if (isSealedFrom(actor, c)) return { ...hideWords(action.input, input, {}, true), reporter };
  return { ...hideWords(action.input, input, reporter?.data ?? {}, isPersonsOwn(procedure, c, name)), reporter };
}

/** What the person says himself, or an agent writes down for him: an action that he may take, or one that is waited for from him. */
function isPersonsOwn({ actions, states }: Procedure, c: Case, name: string): boolean {
  const by = [actions[name]?.by ?? []].flat();
  if (by.includes("applicant") || by.includes("anyone")) return true;
  const state = states[c.state];
  return state !== undefined && "waitsFor" in state && state.waitsFor === "applicant";
}

/** What an entry brings to the personal data: what was hidden from it, and, where it shows who asked, that it did. */
export async function keepHidden(
  client: PoolClient,
  { vault }: Casework,
  procedure: Procedure,
  entry: Entry,
  c: Case,
  { reporter, typed }: Hidden,
): Promise<void> {
  const keeper = reporter ?? (typed ? await makePerson(vault, client, c.parentId ?? c.id) : undefined);
  if (typed && keeper) await sealWords(client, keeper, { caseId: entry.caseId, seq: entry.seq }, typed);
  if (!reporter || !procedure.actions[entry.action]?.reveals) return;
  const { actor, at, commandId, input } = entry;
  const fields = [...Object.keys(reporter.data), "words"];
  const purpose = typeof input.purpose === "string" ? input.purpose : "";
  const { person } = reporter;
  await recordAccess(client, { person, caseId: c.parentId ?? c.id, actor, fields, purpose, at, commandId });
}
