/**
 * Remembers what was seen last, between `atLeast` and twice as many. In two generations: when the younger is full it
 * takes the place of the older. (A map from which the oldest is taken each time walks over all that were taken before.)
 */
export class RecentlySeen<Value> {
  readonly #atLeast: number;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  constructor(atLeast: number) {
    this.#atLeast = atLeast;
  }

  get(name: string): Value | undefined {
    const young = this.#young.get(name);
    if (young !== undefined) return young;
    const old = this.#old.get(name);
    if (old !== undefined) this.set(name, old);
    return old;
  }

  /** Undefined: not known any longer. */
  set(name: string, value: Value | undefined): void {
    if (value === undefined) {
      this.#young.delete(name);
      this.#old.delete(name);
      return;
    }
    this.#young.set(name, value);
    if (this.#young.size < this.#atLeast) return;
    this.#old = this.#young;
    this.#young = new Map();
  }
}
