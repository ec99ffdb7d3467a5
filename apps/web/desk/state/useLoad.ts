import { onScopeDispose, type Ref, ref, type ShallowRef, shallowRef } from "vue";
import { asFailure, type Failure } from "../api/Failure.ts";

const skeletonAfter = 300;

export interface Load<T> {
  readonly data: ShallowRef<T | null>;
  readonly failure: ShallowRef<Failure | null>;
  /** True once an answer is waited for longer than 300 ms: time to show a skeleton. */
  readonly slow: Ref<boolean>;
  readonly busy: Ref<boolean>;
  /** Asks again; an older question still under way is given up. What is shown stays until the answer is there. */
  readonly reload: () => Promise<void>;
}

/** Loads something now and on demand, and gives up when the component goes. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>): Load<T> {
  const data = shallowRef<T | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const slow = ref(false);
  const busy = ref(false);
  let current: AbortController | undefined;

  async function reload(): Promise<void> {
    current?.abort();
    const mine = new AbortController();
    current = mine;
    busy.value = true;
    failure.value = null;
    const timer = setTimeout(() => {
      slow.value = true;
    }, skeletonAfter);
    try {
      const answer = await load(mine.signal);
      if (!mine.signal.aborted) data.value = answer;
    } catch (thrown) {
      if (!mine.signal.aborted) failure.value = asFailure(thrown);
    } finally {
      clearTimeout(timer);
      if (current === mine) {
        slow.value = false;
        busy.value = false;
      }
    }
  }

  onScopeDispose(() => current?.abort());
  void reload();
  return { data, failure, slow, busy, reload };
}
