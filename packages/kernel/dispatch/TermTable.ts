/** Gives each hash of a term a row, 0, 1, 2, … in the order of coming. Open addressing: a Map of a million numbers takes ten times the memory. */
export class TermTable {
  private slots: Int32Array;
  private hashes: Int32Array;
  private used = 0;

  constructor(expected = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(expected * 2 + 2));
    this.slots = new Int32Array(capacity);
    this.hashes = new Int32Array(capacity / 2);
  }

  get size(): number {
    return this.used;
  }

  /** The row of a hash, -1 where it has none. */
  find(hash: number): number {
    return (this.slots[this.slotOf(hash)] as number) - 1;
  }

  /** The row of a hash, a new one where it had none. */
  add(hash: number): number {
    const slot = this.slotOf(hash);
    const row = (this.slots[slot] as number) - 1;
    if (row >= 0) return row;
    if (this.used === this.hashes.length) {
      this.grow();
      return this.add(hash);
    }
    this.hashes[this.used++] = hash;
    this.slots[slot] = this.used;
    return this.used - 1;
  }

  /** The hashes in the order of their rows. */
  list(): Int32Array {
    return this.hashes.slice(0, this.used);
  }

  private slotOf(hash: number): number {
    const last = this.slots.length - 1;
    let slot = hash & last;
    for (;;) {
      const row = this.slots[slot] as number;
      if (row === 0 || this.hashes[row - 1] === hash) return slot;
      slot = (slot + 1) & last;
    }
  }

  private grow(): void {
    const kept = this.list();
    this.slots = new Int32Array(this.slots.length * 2);
    this.hashes = new Int32Array(this.slots.length / 2);
    this.used = 0;
    for (const hash of kept) this.add(hash);
  }
}
