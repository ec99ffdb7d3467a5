import { type Actor, allowedActions, type Case } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import { type CaseLine, caseLine } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { type CaseRow, caseColumns, caseOf } from "@wuxing/platform/casework";
import { onlooker } from "@wuxing/platform/desk";
import { type Stratum, stratumTitles } from "./bodies.ts";
import { checklist, checkResults, resultTitles } from "./checklist.ts";
import { consentOf, consentVersion, consentWords } from "./consent.ts";
import { type MendingData, mendingProcedure } from "./mending.ts";
import { toldVisits } from "./ownVisits.ts";
import type { SecretDraws } from "./SecretDraws.ts";
import { themes, themeTitles } from "./themes.ts";
import { type VisitData, visitProcedure } from "./visit.ts";

/** A visit that waits for whoever asks. */
export interface VisitTask {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly stratum: Text;
  readonly unit: Text;
  readonly until: string;
  readonly overdue: boolean;
}

/** Something that a visitor found, and what became of it. */
export interface FindingView {
  readonly number: string;
  readonly theme: Text;
  readonly text: string;
  readonly unit: Text | null;
  readonly state: Text;
  readonly tone: CaseLine["tone"];
  /** What the unit says that it did. */
  readonly done: string | null;
  readonly dueAt: string | null;
  readonly actions: readonly string[];
}

export interface MadeVisit {
  readonly number: string;
  readonly title: string;
  readonly state: Text;
  readonly tone: CaseLine["tone"];
  readonly visitedAt: string;
  readonly reportedAt: string;
  readonly findings: readonly FindingView[];
}

/** Everything that a supervisor's page shows; his phone keeps it for when there is no network. */
export interface VisitorView {
  readonly user: string;
  readonly consent: { readonly version: string; readonly words: Text; readonly since: string | null };
  readonly recusals: readonly { readonly unit: string; readonly name: Text; readonly reason: string }[];
  readonly tasks: readonly VisitTask[];
  readonly visits: readonly MadeVisit[];
  readonly themes: readonly { readonly key: string; readonly title: Text }[];
  readonly checklist: readonly { readonly key: string; readonly theme: string; readonly text: Text }[];
  readonly results: readonly { readonly key: string; readonly title: Text }[];
}

export async function visitorView(platform: Platform, draws: SecretDraws, actor: Actor): Promise<VisitorView> {
  const since = await consentOf(platform, actor.id);
  const { rows: recusals } = await platform.pool.query<{ unit: string; reason: string }>(
    "SELECT unit, reason FROM supervision_recusals WHERE user_id = $1 AND lifted_at IS NULL ORDER BY unit",
    [actor.id],
  );
  return {
    user: actor.id,
    consent: { version: consentVersion, words: consentWords, since },
    recusals: recusals.map((one) => ({ ...one, name: platform.city.unit(one.unit).name })),
    tasks: await tasksOf(platform, draws, actor),
    visits: await madeVisits(platform, actor),
    themes: themes.map((key) => ({ key, title: themeTitles[key] })),
    checklist,
    results: checkResults.map((key) => ({ key, title: resultTitles[key] })),
  };
}

async function tasksOf(platform: Platform, draws: SecretDraws, actor: Actor): Promise<VisitTask[]> {
  const told = await toldVisits(platform, draws, actor.id);
  if (told.length === 0) return [];
  const { rows } = await platform.pool.query<{
    number: string;
    case_id: number;
    until: string;
    state: string;
    id: string;
    name: string;
    address: string;
    stratum: Stratum;
    unit: string;
  }>(
    `SELECT c.number, v.case_id, v.until, v.state, p.id, p.name, p.address, p.stratum, p.unit
     FROM json_to_recordset($1) AS x(case_id bigint, place uuid) JOIN supervision_visits v USING (case_id)
     JOIN cases c ON c.id = v.case_id JOIN supervision_places p ON p.id = x.place ORDER BY v.until, c.id`,
    [JSON.stringify(told.map(({ caseId, secret }) => ({ case_id: caseId, place: secret.target })))],
  );
  return rows.map(({ number, name, address, stratum, unit, until, state }) => ({
    ...{ number, name, address, until, overdue: state === "alarmed" },
    stratum: stratumTitles[stratum],
    unit: platform.city.unit(unit).name,
  }));
}

/** The visits that he made, newest first, each with what he found there. */
async function madeVisits(platform: Platform, actor: Actor): Promise<MadeVisit[]> {
  const { pool } = platform;
  const { rows } = await pool.query<CaseRow>(
    `SELECT ${caseColumns} FROM cases WHERE id IN (SELECT v.case_id FROM supervision_visits v
       JOIN supervision_appointments a ON a.id = v.visitor WHERE a.user_id = $1) ORDER BY id DESC LIMIT 200`,
    [actor.id],
  );
  const children = await pool.query<CaseRow>(
    `SELECT ${caseColumns} FROM cases WHERE type = 'supervision.mending' AND parent_id = ANY($1) ORDER BY id`,
    [rows.map(({ id }) => id)],
  );
  const findings = children.rows.map(caseOf);
  const looker = onlooker(platform, actor, false);
  return rows.map(caseOf).map((visit) => {
    const line = caseLine(visitProcedure, visit, looker);
    const data = visit.data as unknown as VisitData;
    return {
      ...{ number: visit.number, title: visit.title, state: line.stateTitle, tone: line.tone },
      visitedAt: data.visitedAt ?? visit.openedAt,
      reportedAt: data.reportedAt ?? visit.openedAt,
      findings: findings.filter(({ parentId }) => parentId === visit.id).map((c) => findingView(platform, actor, c)),
    };
  });
}

function findingView(platform: Platform, actor: Actor, c: Case): FindingView {
  const looker = onlooker(platform, { ...actor, proven: [c.id] }, false);
  const { stateTitle, tone } = caseLine(mendingProcedure, c, looker);
  const { theme, text, done = null } = c.data as unknown as MendingData;
  return {
    ...{ number: c.number, text, done, tone, state: stateTitle },
    theme: themeTitles[theme],
    unit: c.unit === null ? null : platform.city.unit(c.unit).name,
    dueAt: c.clock?.dueAt ?? null,
    actions: allowedActions(mendingProcedure, c, looker.actor, looker.now),
  };
}
