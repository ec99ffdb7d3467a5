import { eachTerm } from "./eachTerm.ts";
import { TermTable } from "./TermTable.ts";

/** Messages as bags of terms: those of message i stand at `from[i]` to `from[i + 1]` of `rows` and `counts`, in the order of their first coming. */
export interface Bags {
  /** How many terms there are. */
  readonly width: number;
  /** The hash of each term. */
  readonly hashes: Int32Array;
  readonly from: Int32Array;
  readonly rows: Int32Array;
  readonly counts: Uint16Array;
}

/** A term of one message alone teaches nothing about others. */
const leastMessages = 2;

/**
 * The bags of texts over the terms that stand in two of them at least, the `most` commonest where there are more (ties by
 * hash, so that the order of the texts does not matter).
 */
export function bagsOf(texts: readonly string[], most: number): Bags {
  const { table, spread } = spreadOf(texts);
  const hashes = table.list();
  const common = [...hashes.keys()].filter((row) => (spread[row] as number) >= leastMessages);
  common.sort((a, b) => (spread[b] as number) - (spread[a] as number) || (hashes[a] as number) - (hashes[b] as number));
  const kept = Int32Array.from(common.slice(0, most), (row) => hashes[row] as number).sort();
  const rowOf = new TermTable(kept.length);
  for (const hash of kept) rowOf.add(hash);
  return { width: kept.length, hashes: kept, ...counted(texts, rowOf) };
}

/** Every term of the texts, and in how many of them it stands. */
function spreadOf(texts: readonly string[]): { table: TermTable; spread: Int32Array } {
  const table = new TermTable(1 << 16);
  let spread = new Int32Array(1 << 17);
  let last = new Int32Array(1 << 17);
  for (const [i, text] of texts.entries())
    eachTerm(text, (hash) => {
      const row = table.add(hash);
      if (row >= spread.length) {
        spread = doubled(spread);
        last = doubled(last);
      }
      if (last[row] === i + 1) return;
      last[row] = i + 1;
      spread[row] = (spread[row] as number) + 1;
    });
  return { table, spread };
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(list.length * 2);
  longer.set(list);
  return longer;
}

function counted(texts: readonly string[], table: TermTable): Pick<Bags, "from" | "rows" | "counts"> {
  const from = new Int32Array(texts.length + 1);
  const count = bagCounter(table);
  const bags = texts.map((text, i) => {
    const bag = count(text);
    from[i + 1] = (from[i] as number) + bag.rows.length;
    return bag;
  });
  const rows = new Int32Array(from[texts.length] as number);
  const counts = new Uint16Array(rows.length);
  for (const [i, bag] of bags.entries()) {
    rows.set(bag.rows, from[i]);
    counts.set(bag.counts, from[i]);
  }
  return { from, rows, counts };
}

/** The terms of one text. `found` holds the row of each visited term, -1 for unknown ones; good until the next text. */
interface Bag {
  readonly rows: Int32Array;
  readonly counts: Uint16Array;
  readonly found: Int32Array;
}

/** Counts the terms of one text after another; terms that the table does not know are passed over. */
export function bagCounter(table: TermTable): (text: string) => Bag {
  const tally = new Uint16Array(table.size);
  let found = new Int32Array(1 << 13);
  let seen = new Int32Array(1 << 13);
  return (text) => {
    // At most two terms for each of three lengths at a character.
    if (found.length < text.length * 6) {
      found = new Int32Array(text.length * 12);
      seen = new Int32Array(found.length);
    }
    let [visited, known] = [0, 0];
    eachTerm(text, (hash) => {
      const row = table.find(hash);
      found[visited++] = row;
      if (row < 0) return;
      const count = tally[row] as number;
      if (count === 0) seen[known++] = row;
      if (count < 0xffff) tally[row] = count + 1;
    });
    const rows = seen.slice(0, known);
    const counts = new Uint16Array(known);
    for (let k = 0; k < known; k++) {
      const row = rows[k] as number;
      counts[k] = tally[row] as number;
      tally[row] = 0;
    }
    return { rows, counts, found };
  };
}
