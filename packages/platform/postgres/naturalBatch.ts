interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Natural batching: at most `inFlight` runs at once, and whatever came meanwhile goes into the next one. Alone, an item
 * waits for nothing; under load a run carries many. `run` gives one result an item, in order. If a run of several fails,
 * each of its items is run by itself, so that one bad item does not take others with it.
 */
export function naturalBatch<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  { inFlight, atMost }: { inFlight: number; atMost: number },
): (item: Item) => Promise<Result> {
  const queue: Waiting<Item, Result>[] = [];
  let running = 0;

  const settle = async (batch: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await run(batch.map((waiting) => waiting.item));
      batch.forEach((waiting, i) => {
        waiting.resolve(results[i] as Result);
      });
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const waiting of batch) await settle([waiting]);
    }
  };
  const start = (): void => {
    while (running < inFlight && queue.length > 0) {
      running++;
      void settle(queue.splice(0, atMost)).finally(() => {
        running--;
        start();
      });
    }
  };
  return (item) =>
    new Promise<Result>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      // The requests of one turn of the event loop travel together.
      if (queue.length === 1) setImmediate(start);
    });
}
