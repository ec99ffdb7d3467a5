import { simplified } from "@wuxing/kernel/text";
import type { DivisionView } from "../api/contract.ts";
import { pinyinInitials } from "./pinyinInitials.ts";

/** A division with that above it and the letters that find it. */
export interface LetteredDivision extends DivisionView {
  readonly letters: string;
  readonly above: DivisionView | undefined;
}

export function letterDivisions(divisions: readonly DivisionView[]): LetteredDivision[] {
  const known = new Map(divisions.map((division) => [division.code, division]));
  return divisions.map((division) => ({
    ...division,
    letters: pinyinInitials(division.name.zh),
    above: division.parent === null ? undefined : known.get(division.parent),
  }));
}

const order: Readonly<Record<string, number>> = { city: 2, county: 0, township: 1 };

/** Divisions by code, first letters as pronounced, or part of the name; counties before their townships. All where nothing was typed. */
export function matchDivisions(divisions: readonly LetteredDivision[], written: string): LetteredDivision[] {
  const words = simplified(written).normalize("NFKC").trim().toLowerCase();
  return divisions
    .filter(
      ({ code, letters, name }) =>
        !words ||
        code === words ||
        letters.startsWith(words) ||
        name.zh.includes(words) ||
        name.en.toLowerCase().startsWith(words),
    )
    .sort((a, b) => (order[a.level] ?? 3) - (order[b.level] ?? 3));
}
