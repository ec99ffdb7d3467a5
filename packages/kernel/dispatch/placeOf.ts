import type { Text } from "@wuxing/kernel/text";

/** A division of a city: what lies where. */
export interface Place {
  readonly code: string;
  readonly name: Text;
  readonly level: "city" | "county" | "township";
  readonly parent: string | null;
}

export interface NamedPlace {
  readonly code: string;
  /** The words of the text that name it. */
  readonly because: readonly string[];
}

const countySuffix = /(?:自治县|区|县|市)$/u;
const townshipSuffix = /(?:街道办事处|街道|民族乡|镇|乡)$/u;

/**
 * The smallest division that a text names, with the words. A township counts by its full name, or by its name without
 * 镇, 乡, 街道 right after its county's (a short name alone may be a common word: 路口); a county also without 区, 县.
 * Undefined where the text names none, or names towns of one name in several counties and does not say which.
 */
export function placeOf(text: string, places: readonly Place[]): NamedPlace | undefined {
  const counties = places
    .filter(({ level }) => level === "county")
    .flatMap((place) => withWord(place, countyWord(text, place)));
  const within = new Map(counties.map(({ place, word }) => [place.code, word]));
  const towns = places
    .filter(({ level, parent }) => level === "township" && (within.size === 0 || within.has(parent ?? "")))
    .flatMap((place) => withWord(place, townshipWord(text, place, within.get(place.parent ?? ""))))
    .sort((a, b) => b.word.length - a.word.length);
  const [town, rival] = towns;
  if (town && rival?.word !== town.word) {
    const county = within.get(town.place.parent ?? "");
    return { code: town.place.code, because: county ? [county, town.word] : [town.word] };
  }
  const first = counties[0];
  return first && { code: first.place.code, because: [first.word] };
}

const withWord = (place: Place, word: string | undefined) => (word === undefined ? [] : [{ place, word }]);

const inFull = (text: string, { name }: Place): string | undefined =>
  [name.zh, name.en].find((full) => full !== "" && text.includes(full));

function countyWord(text: string, place: Place): string | undefined {
  const short = place.name.zh.replace(countySuffix, "");
  return inFull(text, place) ?? (short.length >= 2 && text.includes(short) ? short : undefined);
}

function townshipWord(text: string, place: Place, county: string | undefined): string | undefined {
  const full = inFull(text, place);
  const short = place.name.zh.replace(townshipSuffix, "");
  if (full || !county || short.length < 2) return full;
  const at = text.indexOf(`${county}${short}`);
  // 安源区青山路 is a street, not the town of 青山.
  return at >= 0 && !/^[路街巷道大]/u.test(text.slice(at + county.length + short.length)) ? short : undefined;
}
