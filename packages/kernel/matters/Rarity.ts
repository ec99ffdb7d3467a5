import { termsOf } from "./termsOf.ts";

/** In how many of a city's texts terms occur. Terms share buckets by their hash, so a count may be too high, never too low. */
export interface Rarity {
  readonly texts: number;
  readonly counts: Uint16Array;
}

const buckets = 2 ** 20;
const bucketOf = (term: number): number => term & (buckets - 1);

/** Before anything is learnt: every term is as rare as any other. */
export const nothingLearnt: Rarity = { texts: 0, counts: new Uint16Array(buckets) };

/** Counts the terms of texts, which may be many: their order does not matter. */
export function learnRarity(texts: Iterable<string>): Rarity {
  const counts = new Uint16Array(buckets);
  let read = 0;
  for (const text of texts) {
    read++;
    for (const term of termsOf(text)) {
      const bucket = bucketOf(term);
      counts[bucket] = Math.min(65_535, (counts[bucket] ?? 0) + 1);
    }
  }
  return { texts: read, counts };
}

/** What it says that two texts share this term: the square of its inverse document frequency; above 0. */
export function weightOf({ texts, counts }: Rarity, term: number): number {
  const frequency = Math.log(1 + (texts + 1) / ((counts[bucketOf(term)] ?? 0) + 0.5));
  return frequency * frequency;
}

/** As it is kept: the number of texts, then the counts, in four and two bytes each, the lowest first. */
export function rarityFile({ texts, counts }: Rarity): Uint8Array {
  const file = new DataView(new ArrayBuffer(4 + 2 * buckets));
  file.setUint32(0, texts, true);
  counts.forEach((count, i) => {
    if (count > 0) file.setUint16(4 + 2 * i, count, true);
  });
  return new Uint8Array(file.buffer);
}

/** Reads what `rarityFile` wrote. Throws RangeError for anything of another length. */
export function rarityIn(bytes: Uint8Array): Rarity {
  if (bytes.length !== 4 + 2 * buckets) throw new RangeError(`a rarity file of ${bytes.length} bytes`);
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const counts = Uint16Array.from({ length: buckets }, (_, i) => file.getUint16(4 + 2 * i, true));
  return { texts: file.getUint32(0, true), counts };
}
