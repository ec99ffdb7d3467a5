import { computed, type Ref } from "vue";
import { withQuery } from "../api/ask.ts";
import { useAdvice } from "../state/useAdvice.ts";
import type { LikeMatter } from "./contract.ts";

/** Open matters like what is typed, asked for when the typing pauses. */
export function useLikeMatters(texts: Ref<Readonly<Record<string, string>>>): Ref<readonly LikeMatter[]> {
  const answer = useAdvice<{ readonly matters: readonly LikeMatter[] }>(
    computed(() => {
      const { text = "", division, place } = texts.value;
      const said = text.trim().slice(0, 1000);
      return said.length < 6 ? null : withQuery("/api/hotline/matters/like", { text: said, division, place });
    }),
  );
  return computed(() => answer.value?.matters ?? []);
}
