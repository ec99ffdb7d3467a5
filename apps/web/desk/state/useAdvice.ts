import { onScopeDispose, type Ref, shallowRef, watch } from "vue";
import { ask } from "../api/ask.ts";

const pause = 350;

/**
 * What an address answers, asked when it has stood still for a moment: for advice while somebody types. Null asks nothing
 * and clears the answer. A failure leaves the last answer: it is only advice.
 */
export function useAdvice<T>(path: Ref<string | null>): Ref<T | null> {
  const answer = shallowRef<T | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: AbortController | undefined;

  async function load(asked: string): Promise<void> {
    current?.abort();
    current = new AbortController();
    answer.value = await ask<T>(asked, current.signal).catch(() => answer.value);
  }
  watch(
    path,
    (asked) => {
      clearTimeout(timer);
      if (asked === null) {
        current?.abort();
        answer.value = null;
      } else timer = setTimeout(() => void load(asked), pause);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
    current?.abort();
  });
  return answer;
}
