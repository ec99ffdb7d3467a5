import {
  mendingProcedure,
  type PublicFinding,
  type PublicVisit,
  publicCounts,
  publicFindings,
  publicPlaces,
  publicRoll,
  publicRounds,
  publicVisits,
  sources,
  sourceTitles,
  stratumTitles,
  themeTitles,
  visitProcedure,
} from "@wuxing/areas/supervision";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Procedure } from "@wuxing/kernel/procedure";
import { maskText } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { SupervisionView } from "../../web/portal/views.ts";
import type { Show } from "./Pages.ts";
import { addressOf, pageCount, pageNumber } from "./paging.ts";

const size = 10;

/** The public record of social supervision. A visit that is to come is in none of its queries. */
export function supervisionPageRoutes(http: Http, platform: Platform, show: Show): void {
  const querystring = z.object({ page: z.string().max(10).optional() });
  http.get("/supervision", { schema: { hide: true, querystring } }, async (request, reply) => {
    const page = pageNumber(request.query.page);
    return show(request, reply, "supervision", await viewOf(platform, page));
  });
}

async function viewOf(platform: Platform, page: number): Promise<SupervisionView> {
  const { visits, total } = await publicVisits(platform, (page - 1) * size, size);
  const findings = await publicFindings(
    platform,
    visits.map(({ caseId }) => caseId),
  );
  const counts = await publicCounts(platform);
  const roll = await publicRoll(platform, dayOf(platform.casework.now()));
  const members = (source: string, body: string): number =>
    roll.find((one) => one.source === source && one.body === body)?.count ?? 0;
  return {
    counts: { ...counts, mending: counts.findings - counts.mended - counts.unmended - counts.dropped },
    rounds: (await publicRounds(platform)).map(({ draw, closedAt, ...round }) => ({
      ...round,
      title: maskText(round.title),
      href: `/draws/${draw}`,
      closed: closedAt !== null,
    })),
    roll: sources
      .map((key) => ({ group: sourceTitles[key], standing: members(key, "standing"), added: members(key, "added") }))
      .filter(({ standing, added }) => standing + added > 0),
    places: (await publicPlaces(platform)).map(({ id, name, stratum }) => ({ id, name, kind: stratumTitles[stratum] })),
    visits: visits.map((visit) => visitRow(platform, visit, findings)),
    total,
    page,
    pages: pageCount(total, size),
  };
}

function visitRow(
  platform: Platform,
  visit: PublicVisit,
  findings: readonly PublicFinding[],
): SupervisionView["visits"][number] {
  const {
    caseId,
    number,
    place,
    target,
    stratum,
    unit,
    visitedAt,
    reportedAt,
    until,
    note,
    observations,
    round,
    draw,
  } = visit;
  return {
    ...{ number, place, visitedAt, reportedAt, until, round },
    ...stateOf(visitProcedure, visit.state),
    kind: stratum && stratumTitles[stratum],
    unit: unit === null ? null : platform.city.unit(unit).name,
    note: note && maskText(note),
    observations: observations && maskText(observations),
    target,
    drawHref: addressOf(`/draws/${draw}`, { look: target ?? "" }),
    findings: findings
      .filter(({ visitId }) => visitId === caseId)
      .map((finding) => ({
        ...stateOf(mendingProcedure, finding.state),
        number: finding.number,
        theme: themeTitles[finding.theme],
        text: maskText(finding.text),
        unit: finding.unit === null ? null : platform.city.unit(finding.unit).name,
        done: finding.done && maskText(finding.done),
        note: finding.note && maskText(finding.note),
      })),
  };
}

function stateOf(procedure: Procedure, name: string): Pick<SupervisionView["visits"][number], "state" | "tone"> {
  const state = procedure.states[name];
  const tone = state && "final" in state ? (state.tone ?? "neutral") : "open";
  return { state: state?.title ?? { zh: name, en: name }, tone };
}
