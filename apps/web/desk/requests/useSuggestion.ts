import { computed, type Ref } from "vue";
import { withQuery } from "../api/ask.ts";
import type { Suggestion } from "../api/contract.ts";
import { useAdvice } from "../state/useAdvice.ts";

/** What the words so far suggest, asked for when the typing pauses. */
export const useSuggestion = (text: Ref<string>, division: Ref<string>): Ref<Suggestion | null> =>
  useAdvice(
    computed(() => {
      const said = text.value.trim().slice(0, 1000);
      return said.length < 4 ? null : withQuery("/api/hotline/suggest", { text: said, division: division.value });
    }),
  );
