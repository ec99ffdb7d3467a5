import { eachShared, type Told } from "./Told.ts";

/** Where and when something was told. A division not known is null, a day is a count of days. */
export interface Setting {
  readonly division: string | null;
  readonly day: number;
}

/** The least likeness at which a matter is shown to whoever takes a call, and at which requests count as one matter. */
export const [showFrom, sameFrom] = [0.15, 0.3] as const;

const [otherTownship, otherCounty] = [0.9, 0.6];
/** After so many days half is left: an old matter may be another one at the same place. */
const halfLife = 90;

/** How alike two texts are, 0 to 1: the cosine of their terms, each weighed by its rarity. 1 for the same terms, 0 where they share none. */
export function textLikeness(a: Told, b: Told): number {
  if (a.weight === 0 || b.weight === 0) return 0;
  let shared = 0;
  eachShared(a, b, (i) => {
    shared += a.weights[i] ?? 0;
  });
  return Math.min(1, shared / Math.sqrt(a.weight * b.weight));
}

/** How likely two requests are one matter, 0 to 1: by text, place and days between. The same whichever came first. */
export function likenessOf(a: Told & Setting, b: Told & Setting): number {
  return textLikeness(a, b) * placeFactor(a.division, b.division) * 0.5 ** (Math.abs(a.day - b.day) / halfLife);
}

/** Codes of GB/T 2260: six digits are the county, nine the township. A request that names only its county may be in any township of it. */
function placeFactor(a: string | null, b: string | null): number {
  if (!a || !b || isCity(a) || isCity(b)) return 1;
  if (a.slice(0, 6) !== b.slice(0, 6)) return otherCounty;
  return a.startsWith(b) || b.startsWith(a) ? 1 : otherTownship;
}

const isCity = (code: string): boolean => /^\d{4}(?:00)?$/u.test(code);
