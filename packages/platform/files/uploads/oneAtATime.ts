/** Does what is asked for under a key one after the other; what runs when the next comes is told to stop. */
export type OneAtATime = <T>(key: string, work: (stopped: AbortSignal) => Promise<T>) => Promise<T>;

/** A line that is cut looks alive to the server for a while: who comes back on another one takes its place. */
export function oneAtATime(): OneAtATime {
  const running = new Map<string, { readonly stop: () => void; readonly ended: Promise<unknown> }>();
  return (key, work) => {
    const before = running.get(key);
    before?.stop();
    const stopping = new AbortController();
    const result = (before?.ended ?? Promise.resolve()).then(() => work(stopping.signal));
    const mine = {
      stop: () => stopping.abort(),
      ended: result.then(
        () => undefined,
        () => undefined,
      ),
    };
    running.set(key, mine);
    void mine.ended.then(() => {
      if (running.get(key) === mine) running.delete(key);
    });
    return result;
  };
}
