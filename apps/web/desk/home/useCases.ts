import { type CaseLine, type CasePage, linesOf } from "@wuxing/kernel/views";
import { computed, type Ref, ref, shallowRef, watch } from "vue";
import { ask, withQuery } from "../api/ask.ts";
import { asFailure, type Failure } from "../api/Failure.ts";
import { useLoad } from "../state/useLoad.ts";

export type CaseQuery = Readonly<Record<string, string | undefined>>;

/** The filters that the server knows, in the order they are shown. */
export const filterNames = [
  "q",
  "list",
  "type",
  "state",
  "unit",
  "division",
  "topic",
  "month",
  "period",
  "days",
  "matter",
  "layer",
  "measure",
] as const;

/** A list behind a figure is the figures' own; they alone know what they count. */
const pathOf = ({ measure }: CaseQuery): string => (measure ? "/api/figures/cases" : "/api/desk/cases");

/** A list of cases by a query, page after page; a new query starts anew, what is shown stays until it is there. */
export function useCases(query: Ref<CaseQuery>) {
  const path = (cursor?: string) => withQuery(pathOf(query.value), { ...query.value, cursor });
  const read = async (from: string, signal?: AbortSignal) => {
    const page = await ask<CasePage>(from, signal);
    return { lines: linesOf(page), next: page.next };
  };
  const first = useLoad((signal) => read(path(), signal));
  const more = shallowRef<readonly CaseLine[]>([]);
  const next = ref<string | null>(null);
  const loadingMore = ref(false);
  const moreFailure = shallowRef<Failure | null>(null);

  watch(first.data, (page) => {
    more.value = [];
    moreFailure.value = null;
    next.value = page?.next ?? null;
  });
  watch(
    () => path(),
    () => void first.reload(),
  );

  async function loadMore(): Promise<void> {
    if (!next.value || loadingMore.value) return;
    loadingMore.value = true;
    moreFailure.value = null;
    const before = path();
    try {
      const page = await read(path(next.value));
      if (before !== path()) return;
      more.value = [...more.value, ...page.lines];
      next.value = page.next;
    } catch (thrown) {
      moreFailure.value = asFailure(thrown);
    } finally {
      loadingMore.value = false;
    }
  }

  const lines = computed(() => [...(first.data.value?.lines ?? []), ...more.value]);
  return { first, lines, next, loadMore, loadingMore, moreFailure };
}

export type Cases = ReturnType<typeof useCases>;
