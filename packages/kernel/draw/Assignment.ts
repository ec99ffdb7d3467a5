import { askOf, type Candidates, candidatesFor, recusedPlaces } from "./candidates.ts";
import type { Shortfall } from "./DrawFile.ts";
import type { DrawPlan, Target } from "./DrawPlan.ts";
import { shuffled } from "./shuffled.ts";

/**
 * Sends officers to targets, one target after the other in the order they were drawn. For each, those who fit and are
 * below the cap stand in an order of chance; from its head are taken who is not recused, with a seat kept for every unit
 * of a joint inspection. An officer who has reached the cap stands in no further order.
 */
export class Assignment {
  readonly #plan: DrawPlan;
  readonly #recused;
  readonly #loads: number[];
  readonly #byAsk = new Map<string, Candidates>();

  constructor(plan: DrawPlan) {
    this.#plan = plan;
    this.#recused = recusedPlaces(plan);
    this.#loads = plan.officers.map(() => 0);
  }

  /** The ids of those sent, in the order they were taken, and the shortfall where they are too few. `secret` is the seed or the target's ticket. */
  assign(target: Target, secret: string): { readonly officers: readonly string[]; readonly shortfall?: Shortfall } {
    const candidates = this.#candidates(target);
    const team = new Team(target, this.#plan);
    const against = { recused: 0, sameUnit: 0 };
    const recused = this.#recused.get(target.id);
    for (const place of shuffled(candidates.open, secret, target.id)) {
      if (team.isFull) break;
      if (recused?.has(place)) against.recused++;
      else if (!team.take(place)) against.sameUnit++;
    }
    const full = candidates.size - candidates.open.length;
    for (const place of team.places) this.#load(place);
    const officers = team.places.map((place) => this.#plan.officers[place]?.id as string);
    if (team.isFull) return { officers };
    const counts = present({ ...candidates.against, atCap: full, ...against });
    const { wanted } = team;
    return {
      officers,
      shortfall: { target: target.id, wanted, got: officers.length, reason: "tooFewOfficers", counts },
    };
  }

  #candidates(target: Target): Candidates {
    const ask = askOf(target);
    const known = this.#byAsk.get(ask);
    if (known) return known;
    const fitting = candidatesFor(target, this.#plan.officers);
    const open = fitting.open.filter((place) => !this.#isFull(place));
    const candidates = { ...fitting, open };
    this.#byAsk.set(ask, candidates);
    return candidates;
  }

  #load(place: number): void {
    this.#loads[place] = (this.#loads[place] as number) + 1;
    if (!this.#isFull(place)) return;
    for (const { open } of this.#byAsk.values()) {
      const at = open.indexOf(place);
      if (at >= 0) open.splice(at, 1);
    }
  }

  #isFull(place: number): boolean {
    return (this.#loads[place] as number) >= this.#plan.cap;
  }
}

/** The officers of one target while they are gathered. */
class Team {
  readonly places: number[] = [];
  readonly wanted: number;
  readonly #unitOf: (place: number) => string;
  readonly #apart: boolean;
  readonly #units = new Set<string>();
  readonly #seats: Set<string>;

  constructor(target: Target, plan: DrawPlan) {
    this.#seats = new Set(target.units);
    this.wanted = Math.max(plan.perTarget, this.#seats.size);
    this.#apart = plan.apartUnits ?? false;
    this.#unitOf = (place) => plan.officers[place]?.unit as string;
  }

  get isFull(): boolean {
    return this.places.length >= this.wanted;
  }

  /** Takes an officer unless his unit has its seat already and the rest are kept for others. */
  take(place: number): boolean {
    const unit = this.#unitOf(place);
    if (this.#apart && this.#units.has(unit)) return false;
    const free = this.wanted - this.places.length - this.#seats.size;
    if (!this.#seats.has(unit) && free <= 0) return false;
    this.#seats.delete(unit);
    this.#units.add(unit);
    this.places.push(place);
    return true;
  }
}

/** Only the counts that are not zero. */
export const present = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
