import type { DrawOfficer, DrawPlan, Target } from "./DrawPlan.ts";

/** Officers who may be sent to one kind of target, in the order of the plan; places count in the plan's list. */
export interface Candidates {
  /** Those below the cap. */
  readonly open: number[];
  /** How many there were at first, and why the others never were candidates. */
  readonly size: number;
  readonly against: Readonly<Record<"otherUnit" | "otherArea" | "unqualified", number>>;
}

/** What a target asks of its officers, as a text: targets that ask the same share their candidates. */
export const askOf = ({ area, needs, units }: Target): string => JSON.stringify([area, needs, units]);

/** Everyone of the plan who fits a target, whatever he has been given by then. */
export function candidatesFor(target: Target, officers: readonly DrawOfficer[]): Candidates {
  const open: number[] = [];
  const against = { otherUnit: 0, otherArea: 0, unqualified: 0 };
  for (const [place, officer] of officers.entries()) {
    const reason = reasonAgainst(target, officer);
    if (reason) against[reason]++;
    else open.push(place);
  }
  return { open, size: open.length, against };
}

function reasonAgainst(target: Target, officer: DrawOfficer): keyof Candidates["against"] | undefined {
  if (target.units && !target.units.includes(officer.unit)) return "otherUnit";
  if (target.area !== undefined && officer.areas && !officer.areas.includes(target.area)) return "otherArea";
  return target.needs?.every((need) => officer.qualifications?.includes(need)) === false ? "unqualified" : undefined;
}

/** Who must not be sent where: places in the list of officers, by target. */
export function recusedPlaces({ officers, recusals }: DrawPlan): ReadonlyMap<string, ReadonlySet<number>> {
  const places = new Map(officers.map(({ id }, place) => [id, place]));
  const recused = new Map<string, Set<number>>();
  for (const { target, officer } of recusals) {
    const place = places.get(officer);
    if (place === undefined) continue;
    const those = recused.get(target) ?? new Set();
    recused.set(target, those.add(place));
  }
  return recused;
}
