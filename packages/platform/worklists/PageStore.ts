import type { Places } from "./worklist.ts";

const keptAtMost = 120;

/**
 * The pages that lists showed lately, as they were sent. A page is what its cases and their versions make it, and the
 * same for everybody on the staff; which cases a person's list holds is decided by the query each time and never here.
 */
export class PageStore {
  readonly #kept = new Map<string, { readonly bytes: Buffer; readonly until: string }>();

  /** The page of these places if it is here and still looks the same at this moment. */
  find(places: Places, now: string): Buffer | undefined {
    const kept = this.#kept.get(keyOf(places));
    return kept && now < kept.until ? kept.bytes : undefined;
  }

  /** Keeps a page until the moment at which it would look otherwise. */
  keep(places: Places, bytes: Buffer, until: string): void {
    const key = keyOf(places);
    this.#kept.delete(key);
    this.#kept.set(key, { bytes, until });
    if (this.#kept.size > keptAtMost) this.#kept.delete(this.#kept.keys().next().value as string);
  }
}

const keyOf = ({ ids, versions, byDue }: Places): string => `${byDue ? "due" : "age"} ${ids} ${versions}`;
