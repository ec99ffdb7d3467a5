import { simplified } from "@wuxing/kernel/text";
import type { UnitView } from "../api/contract.ts";

type Named = Pick<UnitView, "code" | "name" | "shortName">;

/** 0 the best. A unit's code carries the first letters of its name (`px-cgj` 市城管局), so they find it too. */
function rank(unit: Named, words: string): number {
  if (unit.code.toLowerCase() === words || unit.shortName.zh === words) return 0;
  if (
    unit.code
      .toLowerCase()
      .replace(/^[a-z]+-/, "")
      .startsWith(words)
  )
    return 1;
  const names = [unit.shortName.zh, unit.name.zh, unit.shortName.en.toLowerCase(), unit.name.en.toLowerCase()];
  if (names.some((name) => name.startsWith(words))) return 2;
  if (names.some((name) => name.includes(words))) return 3;
  return [...words].every((sign) => unit.name.zh.includes(sign)) ? 4 : 5;
}

/** The units that fit what was typed, best first; all of them where nothing was. */
export function matchUnits<Unit extends Named>(units: readonly Unit[], written: string): Unit[] {
  const words = simplified(written).trim().toLowerCase();
  if (!words) return [...units];
  return units
    .map((unit) => ({ unit, rank: rank(unit, words) }))
    .filter((found) => found.rank < 5)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.unit);
}
