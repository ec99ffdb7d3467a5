import type { Text } from "@wuxing/kernel/text";

/** What the coordinator's routes answer (`packages/areas/supervision`), as JSON. */
export interface Titled {
  readonly key: string;
  readonly title: Text;
}

export interface Roster {
  readonly seats: number;
  readonly bodies: readonly Titled[];
  readonly sources: readonly Titled[];
  readonly appointments: readonly AppointmentLine[];
}
export interface AppointmentLine {
  readonly id: string;
  readonly username: string;
  readonly name: Text;
  readonly body: string;
  readonly source: string;
  readonly term: number;
  readonly since: string;
  readonly until: string;
  readonly basis: string;
  readonly consented: boolean;
  readonly visits: number;
}

export interface Places {
  readonly strata: readonly Titled[];
  readonly places: readonly PlaceLine[];
}
export interface PlaceLine {
  readonly id: string;
  readonly stratum: string;
  readonly name: string;
  readonly address: string;
  readonly unit: string;
  readonly until: string | null;
  readonly visits: number;
  readonly lastVisit: string | null;
}

export interface Rounds {
  readonly strata: readonly Titled[];
  readonly rounds: readonly RoundLine[];
}
export interface RoundLine {
  readonly id: string;
  readonly title: string;
  readonly starts: string;
  readonly ends: string;
  readonly draw: string;
  readonly closedAt: string | null;
  readonly quotas: Readonly<Record<string, number>>;
  readonly told: number;
  readonly made: number;
  readonly alarmed: number;
  readonly notVisited: number;
}

/** The title of a key, or the key itself where it is not known here. */
export const titleOf = (all: readonly Titled[], key: string): Text =>
  all.find((one) => one.key === key)?.title ?? { zh: key, en: key };

export const optionsOf = (all: readonly Titled[]): { value: string; label: Text }[] =>
  all.map(({ key, title }) => ({ value: key, label: title }));
