import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Following, takeTurns } from "./takeTurns.ts";

/** Work that takes what lies there at once and is done with it a moment later, as a sender is. */
function sender() {
  const waiting: number[] = [];
  const sent: number[] = [];
  const seen = { inside: 0, most: 0 };
  const work = async (): Promise<number> => {
    seen.most = Math.max(seen.most, ++seen.inside);
    const taken = waiting.splice(0);
    await sleep(20);
    sent.push(...taken);
    seen.inside--;
    return taken.length;
  };
  const following: Following = takeTurns({ work, nothingLeft: async () => true, every: 60_000, rest: 0 }, (fault) => {
    throw fault;
  });
  const put = (n: number): void => {
    waiting.push(n);
    following.wake();
  };
  return { following, put, sent, seen };
}

test("who catches up finds done what a turn has taken in hand, and never works beside it", async () => {
  const { following, put, sent, seen } = sender();
  following.start();
  for (let n = 1; n <= 20; n++) {
    put(n);
    await sleep(n % 8);
    await following.catchUp();
    expect(sent).toHaveLength(n);
  }
  await following.stop();
  expect(seen.most).toBe(1);
});

test("what is put while somebody catches up is done by itself, without another word", async () => {
  const { following, put, sent } = sender();
  following.start();
  const caughtUp = following.catchUp();
  put(1);
  await caughtUp;
  put(2);
  await expect.poll(() => sent).toEqual([1, 2]);
  await following.stop();
});

test("nothing is done before it is started, nor after it is stopped", async () => {
  const { following, put, sent } = sender();
  put(1);
  await sleep(50);
  expect(sent).toEqual([]);
  following.start();
  await expect.poll(() => sent).toEqual([1]);
  await following.stop();
  put(2);
  await sleep(50);
  expect(sent).toEqual([1]);
});

test("of several who catch up beside a turn each works alone", async () => {
  const { following, put, sent, seen } = sender();
  following.start();
  put(1);
  await sleep(10);
  await Promise.all([following.catchUp(), following.catchUp(), following.catchUp()]);
  await following.stop();
  expect(sent).toEqual([1]);
  expect(seen.most).toBe(1);
});
