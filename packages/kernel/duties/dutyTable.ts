import type { Day } from "@wuxing/kernel/calendar";

/** A row of the dispatch table (派单表): who answers for a topic in a place, from a day on. */
export interface Duty {
  readonly topic: string;
  /** Code of a division; the row of the whole city also stands for where the place is not known. */
  readonly place: string;
  readonly since: Day;
  /** The first day on which it no longer holds. */
  readonly until: Day | null;
  readonly unit: string;
  /** Who joins beside it, where the table says so. */
  readonly joint: string | null;
  /** On what the row rests. */
  readonly source: string;
}

/** What the table needs to know of a division: what it lies in. */
export interface DutyPlace {
  readonly code: string;
  readonly level: "city" | "county" | "township";
  readonly parent: string | null;
}

export interface DutyFound extends Duty {
  readonly level: DutyPlace["level"];
}

export interface DutyTable {
  /**
   * Who answers for a topic where it happened: of the place and of all it lies in the row in force that day, the nearest
   * first, so that the first is the unit. Without a place, or for one that is not known, the whole city's row alone. Empty
   * for a topic of which the table says nothing.
   */
  readonly find: (topic: string, place: string | undefined, day: Day) => readonly DutyFound[];
}

/** A table of these rows in a city of these divisions. */
export function dutyTable(rows: readonly Duty[], places: readonly DutyPlace[]): DutyTable {
  const byPlace = new Map(places.map((place) => [place.code, place]));
  const city = places.find(({ parent }) => parent === null);
  const within = Map.groupBy(rows, ({ topic, place }) => `${topic} ${place}`);
  return {
    find: (topic, place, day) =>
      chainOf(byPlace, byPlace.get(place ?? "") ?? city).flatMap(({ code, level }) => {
        const row = within.get(`${topic} ${code}`)?.find((one) => isInForce(one, day));
        return row ? [{ ...row, level }] : [];
      }),
  };
}

/** Whether a row holds on a day. */
export const isInForce = ({ since, until }: Pick<Duty, "since" | "until">, day: Day): boolean =>
  since <= day && (until === null || until > day);

function chainOf(byPlace: ReadonlyMap<string, DutyPlace>, first: DutyPlace | undefined): DutyPlace[] {
  const chain: DutyPlace[] = [];
  for (let at = first; at && !chain.includes(at); at = at.parent === null ? undefined : byPlace.get(at.parent))
    chain.push(at);
  return chain;
}
