import { onScopeDispose, type Ref, shallowRef, watch } from "vue";
import { ask, withQuery } from "../api/ask.ts";
import type { LikeMatter } from "./contract.ts";

const pause = 400;

/** Open matters like what is typed, asked for when the typing pauses. A failure leaves the last answer: it is only advice. */
export function useLikeMatters(
  said: Ref<{ readonly text: string; readonly division: string; readonly place: string }>,
): Ref<readonly LikeMatter[]> {
  const matters = shallowRef<readonly LikeMatter[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: AbortController | undefined;

  async function load(): Promise<void> {
    current?.abort();
    current = new AbortController();
    const { text, ...where } = said.value;
    const path = withQuery("/api/hotline/matters/like", { text: text.trim().slice(0, 1000), ...where });
    const answer = await ask<{ matters: readonly LikeMatter[] }>(path, current.signal).catch(() => undefined);
    if (answer) matters.value = answer.matters;
  }
  watch(
    () => JSON.stringify(said.value),
    () => {
      clearTimeout(timer);
      if (said.value.text.trim().length < 6) matters.value = [];
      else timer = setTimeout(load, pause);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
    current?.abort();
  });
  return matters;
}
