import { onScopeDispose, type Ref, shallowRef, watch } from "vue";
import { ask, withQuery } from "../api/ask.ts";
import type { ArticleLine, ArticleList } from "./contract.ts";

const pause = 350;
const most = "6";

/**
 * The articles that fit what was typed (`q`), or else what is being written about (`about`, with its topic), asked for when
 * the typing pauses. A failure leaves the last answer: it is only advice.
 */
export function useArticles(
  asked: Ref<{ readonly q: string; readonly about: string; readonly topic: string }>,
): Ref<readonly ArticleLine[] | null> {
  const lines = shallowRef<readonly ArticleLine[] | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: AbortController | undefined;
  async function load(): Promise<void> {
    const { q, about, topic } = asked.value;
    current?.abort();
    current = new AbortController();
    const query = q.trim() ? { q: q.trim() } : { about: about.trim().slice(0, 1000), topic };
    const path = withQuery("/api/knowledge", { ...query, size: most });
    const kept = lines.value;
    lines.value = await ask<ArticleList>(path, current.signal).then(
      (answer) => answer.lines,
      () => kept,
    );
  }
  watch(
    asked,
    ({ q, about }) => {
      clearTimeout(timer);
      if (!q.trim() && about.trim().length < 4) lines.value = null;
      else timer = setTimeout(load, pause);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
    current?.abort();
  });
  return lines;
}
