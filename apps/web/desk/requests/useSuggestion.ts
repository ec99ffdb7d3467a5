import { onScopeDispose, type Ref, shallowRef, watch } from "vue";
import { ask, withQuery } from "../api/ask.ts";
import type { Suggestion } from "../api/contract.ts";

const pause = 350;

/** What the words so far suggest, asked for when the typing pauses. A failure leaves the last answer: it is only advice. */
export function useSuggestion(text: Ref<string>, division: Ref<string>): Ref<Suggestion | null> {
  const suggestion = shallowRef<Suggestion | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: AbortController | undefined;

  async function load(): Promise<void> {
    current?.abort();
    current = new AbortController();
    const path = withQuery("/api/hotline/suggest", {
      text: text.value.trim().slice(0, 1000),
      division: division.value,
    });
    suggestion.value = await ask<Suggestion>(path, current.signal).catch(() => suggestion.value);
  }
  watch(
    [text, division],
    () => {
      clearTimeout(timer);
      if (text.value.trim().length < 4) suggestion.value = null;
      else timer = setTimeout(load, pause);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
    current?.abort();
  });
  return suggestion;
}
