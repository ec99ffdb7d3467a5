import { type Actor, type Case, notFound } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import { assertMayRead as assertMayReadCase } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { findCase, getCaseByNumber } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import type { Outcome } from "../checklist.ts";
import type { Share } from "../inputs.ts";
import type { PartData } from "../part.ts";
import { findVisits, itemsOf, officersOf, type VisitRow } from "../queries.ts";
import { assertMayRead } from "../registers/assertMayKeep.ts";
import { findResult, resultKinds } from "../resultKinds.ts";
import { leadShare, type VisitData, visitProcedure } from "../visit.ts";

const word = z.string().max(100).optional();
const query = z.object({
  year: z.coerce.number().int().min(2019).max(2100).optional(),
  ...{ unit: word, item: word, task: word, state: word, q: word },
  page: z.coerce.number().int().min(1).max(500).default(1),
});
const size = 50;

/** The visits that somebody may read, and one of them as its officers need it on site. */
export function visitRoutes(http: Http, platform: Platform): void {
  http.get("/api/inspections/visits", { schema: { querystring: query } }, async (request) => {
    const actor = staffOf(request);
    assertMayRead(actor);
    const { page, ...filter } = request.query;
    const { rows, total } = await findVisits(platform.readAs(actor), filter, { size, number: page });
    return {
      visits: rows.map((row) => visitLine(platform, row)),
      ...{ total, page, pages: Math.max(1, Math.ceil(total / size)) },
      states: visitProcedure.stateNames.map((value) => ({ value, label: visitProcedure.states[value]?.title })),
    };
  });

  const params = z.object({ number: z.string().max(60) });
  http.get("/api/inspections/visits/:number", { schema: { params } }, async (request) => {
    const actor = staffOf(request);
    const found = await getCaseByNumber(platform.readAs(actor), request.params.number);
    await assertMayReadCase(platform.casework, found, actor);
    return sheetOf(platform, found, actor);
  });
}

const visitLine = ({ city }: Platform, row: VisitRow) => ({
  ...row,
  units: row.units.map((code) => ({ code, name: city.unit(code).name })),
  division: row.division ? city.division(row.division).name : null,
  stateTitle: visitProcedure.states[row.state]?.title ?? null,
  result: findResult(row.corrected ?? row.result ?? undefined)?.label ?? null,
});

interface Sheet {
  readonly share: Share;
  readonly data: Pick<VisitData, "object" | "until">;
  readonly outcome: Outcome | undefined;
  readonly visit: VisitData;
}

/** A visit, or a department's part of one, as its own department's sheet. */
async function sheetOf(platform: Platform, found: Case, actor: Actor) {
  const { share, data, outcome, visit } = await shareOf(platform, found);
  const items = await itemsOf(platform.pool, share.items);
  const names = new Map((await officersOf(platform.pool)).map(({ id, name }) => [id, name]));
  const unitName = (code: string): Text => platform.city.unit(code).name;
  return {
    ...{ number: found.number, type: found.type, state: found.state, object: data.object, until: data.until },
    division: found.division ? platform.city.division(found.division).name : null,
    unit: { code: share.unit, name: unitName(share.unit) },
    own: actor.posts.some(({ unit, role }) => unit === share.unit && (role === "officer" || role === "head")),
    officers: share.officers.map(({ id }) => ({ id, name: names.get(id) ?? id })),
    items: share.items.map((code) => ({
      code,
      name: items.get(code)?.name ?? code,
      basis: items.get(code)?.legal_basis ?? "",
      lines: share.checklist.filter((line) => line.item === code),
    })),
    departments: visit.shares.map(({ unit, officers }) => ({
      unit: { code: unit, name: unitName(unit) },
      officers: officers.map(({ id }) => names.get(id) ?? id),
      done: visit.outcomes.some((one) => one.unit === unit),
    })),
    outcome: outcome ?? null,
    signature: visit.signature ?? null,
    results: resultKinds,
  };
}

async function shareOf({ pool }: Platform, found: Case): Promise<Sheet> {
  if (found.type === "inspections.visit") {
    const visit = found.data as unknown as VisitData;
    const share = leadShare(visit);
    return { share, data: visit, visit, outcome: visit.outcomes.find(({ unit }) => unit === share.unit) };
  }
  const parent =
    found.type === "inspections.part" && found.parentId !== null ? await findCase(pool, found.parentId) : undefined;
  if (!parent) throw notFound();
  const data = found.data as unknown as PartData;
  return { share: data.share, data, visit: parent.data as unknown as VisitData, outcome: data.outcome };
}
