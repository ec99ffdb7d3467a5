import { describe, expect, it } from "vitest";
import { naturalBatch } from "./naturalBatch.ts";

interface Run {
  readonly items: readonly number[];
  readonly end: (fault?: Error) => void;
}

/** A batch whose runs end when the test says so. */
function held(atMost = 400) {
  const runs: Run[] = [];
  const run = (items: readonly number[]): Promise<readonly number[]> =>
    new Promise((resolve, reject) => {
      runs.push({ items, end: (fault) => (fault ? reject(fault) : resolve(items.map((n) => n * 10))) });
    });
  return { runs, add: naturalBatch(run, { inFlight: 2, atMost }) };
}
const turn = (): Promise<void> => new Promise((done) => setImmediate(() => setImmediate(done)));

describe("naturalBatch", () => {
  it("has two runs in flight at most; whatever came meanwhile goes into the next one", async () => {
    const { runs, add } = held();
    const answers = [add(1)];
    await turn();
    answers.push(add(2));
    await turn();
    for (const n of [3, 4, 5]) answers.push(add(n));
    await turn();
    expect(runs.map((each) => each.items)).toEqual([[1], [2]]);
    runs[0]?.end();
    await turn();
    expect(runs.map((each) => each.items)).toEqual([[1], [2], [3, 4, 5]]);
    runs[1]?.end();
    runs[2]?.end();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
  });

  it("answers nobody before his own run has ended", async () => {
    const { runs, add } = held();
    let answered = false;
    const answer = add(1).then(() => {
      answered = true;
    });
    await turn();
    expect(answered).toBe(false);
    runs[0]?.end();
    await answer;
    expect(answered).toBe(true);
  });

  it("takes no more than the limit into one run", async () => {
    const { runs, add } = held(2);
    for (const n of [1, 2, 3, 4, 5]) void add(n);
    await turn();
    expect(runs.map((each) => each.items)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("runs the items of a failed run one by one, so that a bad one fails alone", async () => {
    const run = (items: readonly number[]): Promise<readonly number[]> =>
      items.includes(2) ? Promise.reject(new Error("bad")) : Promise.resolve(items);
    const add = naturalBatch(run, { inFlight: 2, atMost: 400 });
    const results = await Promise.allSettled([1, 2, 3].map(add));
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});
