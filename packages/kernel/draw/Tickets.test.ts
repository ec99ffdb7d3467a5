import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleLowest } from "./sampleLowest.ts";
import { Tickets } from "./Tickets.ts";

/** Published: the README and the docstrings of ron-rivest/consistent_sampler. */
test("a ticket is the number of Rivest's consistent_sampler, to the last digit", () => {
  expect(new Tickets("01382438112797316654").ticketOf("AB-130")).toBe(
    "0.26299714122838008416507544297546663599715395525154425586041245287750224561854",
  );
  const few = new Tickets("xy()134!g2n");
  expect(few.ticketOf("cat")).toBe("0.24866413894129579898796850445568128508290132707747976039848637531569373309555");
  expect(few.ticketOf("goat")).toBe("0.49599842072022713663423753308080171636735689997237236247068925068573448764387");
});

test("a sample without replacement is that of his README", () => {
  const ids = ["A-1", "A-2", "A-3", "B-1", "B-2", "B-3"];
  expect(sampleLowest(ids, "314159", 4).map(({ id }) => id)).toEqual(["B-2", "B-3", "A-3", "A-2"]);
});

test("first tickets are those of his README's second example", () => {
  const tickets = new Tickets("19283746");
  const first = { a1: "0.841870265", b2: "0.432145156", c3: "0.487135586", e5: "0.303241347", f6: "0.866227993" };
  for (const [id, ticket] of Object.entries(first)) expect(tickets.ticketOf(id).slice(0, 11)).toBe(ticket);
});

/** Published: VotingWorks' Arlo, snapshot of test_draw_sample: place, ballot, how often it was drawn by then. */
const arlo: readonly [ticket: string, batch: number, ballot: number, generation: 1 | 2][] = [
  ["0.000617786129909912", 2, 3, 1],
  ["0.002991631653037245", 3, 24, 1],
  ["0.012057030610635061", 1, 25, 1],
  ["0.017930028930651931", 4, 19, 1],
  ["0.025599454926985137", 3, 15, 1],
  ["0.045351055354441163", 1, 7, 1],
  ["0.063913979803461405", 1, 8, 1],
  ["0.064553852798863609", 1, 22, 1],
  ["0.078998835671540970", 1, 20, 1],
  ["0.090240829778172783", 3, 12, 1],
  ["0.096136506157297637", 1, 20, 2],
  ["0.104280162683637014", 4, 17, 1],
  ["0.108948480696023984", 1, 25, 2],
  ["0.111195681310332785", 1, 4, 1],
  ["0.114438612046531251", 4, 3, 1],
  ["0.130457464320709301", 2, 1, 1],
  ["0.133484785501449819", 1, 12, 1],
  ["0.134519219670087860", 3, 20, 1],
  ["0.135840440920085144", 3, 10, 1],
  ["0.138772253094235762", 4, 20, 1],
];

test("the twenty tickets of Arlo come out, in his order", () => {
  const seed = "12345678901234567890abcdefghijklmnopqrstuvwxyz😊";
  const ids = [1, 2, 3, 4].flatMap((batch) =>
    Array.from({ length: 25 }, (_, ballot) => `('pct ${batch}', ${ballot + 1})`),
  );
  const first = sampleLowest(ids, seed, ids.length).map(({ id, ticket }) => ({ id, ticket, generation: 1 }));
  // Arlo draws with replacement, and so has second tickets too; a draw of ours has none.
  const second = first.map(({ id, ticket }) => ({ id, ticket: nextTicket(ticket), generation: 2 }));
  const drawn = [...first, ...second].sort((a, b) => (a.ticket < b.ticket ? -1 : 1)).slice(0, arlo.length);
  expect(drawn.map(({ id, ticket, generation }) => [ticket.slice(0, 20), id, generation])).toEqual(
    arlo.map(([ticket, batch, ballot, generation]) => [ticket, `('pct ${batch}', ${ballot})`, generation]),
  );
});

test("the leading digits order tickets as the whole tickets do", () => {
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 30 }), (seed, ids) => {
      const tickets = new Tickets(seed);
      for (const id of ids)
        expect(tickets.ticketOf(id).slice(2, 11)).toBe(String(tickets.leadingOf(id)).padStart(9, "0"));
      const wanted = Math.ceil(ids.length / 2);
      const whole = ids
        .map((id) => ({ id, ticket: tickets.ticketOf(id) }))
        .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
      expect(sampleLowest(ids, seed, wanted)).toEqual(whole.slice(0, wanted));
    }),
  );
});

/** The second ticket of the same sampler: digits after the leading nines anew, until the ticket is higher. */
function nextTicket(ticket: string): string {
  const padded = `${ticket}0`;
  const kept = padded.slice(0, 2 + padded.slice(2).search(/[^9]/u));
  for (let count = 1; ; count++) {
    const hash = BigInt(`0x${bytesToHex(sha256(utf8ToBytes(`${ticket}:${count}`)))}`);
    const next = kept + [...hash.toString().padStart(64, "0")].reverse().join("");
    if (next > padded) return next;
  }
}
