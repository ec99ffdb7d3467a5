import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { hashOfText } from "./hashes.ts";

/** Digits of a ticket that are reckoned for every target; the rest only where these stand among the lowest. */
const leadingDigits = 9;
const leadingUnit = 10 ** leadingDigits;

/** 2^(16·j) modulo 10^9: what the j-th half word from the end of a hash weighs in its last nine digits. */
const weights = Float64Array.from({ length: 16 }, (_, place) => Number(2n ** BigInt(16 * place) % BigInt(leadingUnit)));

/**
 * Tickets of Rivest's consistent_sampler: SHA-256 of the seed's hash in hex and the id, as a decimal number with its
 * digits turned round, behind "0.". A ticket hangs on seed and id alone, so anyone can work out a single one.
 */
export class Tickets {
  // The seed's hash fills the first block of every ticket's hash exactly: it is compressed once.
  readonly #start;
  readonly #scratch = sha256.create();
  readonly #digest = new Uint8Array(32);
  readonly #letters = new Uint8Array(64);

  constructor(seed: string) {
    this.#start = sha256.create().update(utf8ToBytes(hashOfText(seed)));
  }

  /** The whole ticket. Tickets are compared as texts. */
  ticketOf(id: string): string {
    this.#hash(id);
    const digits = BigInt(`0x${bytesToHex(this.#digest)}`)
      .toString()
      .padStart(64, "0");
    return `0.${[...digits].reverse().join("")}`;
  }

  /** The first nine decimals of the ticket as a whole number: it orders tickets as far as they differ there. */
  leadingOf(id: string): number {
    this.#hash(id);
    let sum = 0;
    for (let place = 0; place < 16; place++) {
      const at = 30 - 2 * place;
      // Sixteen products below 2^46 stay exact in a double.
      sum += ((this.#digest[at] as number) * 256 + (this.#digest[at + 1] as number)) * (weights[place] as number);
    }
    return reversed(sum % leadingUnit);
  }

  #hash(id: string): void {
    this.#start._cloneInto(this.#scratch);
    this.#scratch.update(this.#bytesOf(id)).digestInto(this.#digest);
  }

  /** Most ids are short and plain ASCII; encoding them by the platform costs as much as hashing them. */
  #bytesOf(id: string): Uint8Array {
    if (id.length > this.#letters.length) return utf8ToBytes(id);
    for (let at = 0; at < id.length; at++) {
      const code = id.charCodeAt(at);
      if (code > 0x7f) return utf8ToBytes(id);
      this.#letters[at] = code;
    }
    return this.#letters.subarray(0, id.length);
  }
}

function reversed(digits: number): number {
  let rest = digits;
  let turned = 0;
  for (let place = 0; place < leadingDigits; place++) {
    turned = turned * 10 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return turned;
}
