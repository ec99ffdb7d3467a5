import { type ComputedRef, computed } from "vue";
import { useRoute, useRouter } from "vue-router";
import { withQuery } from "../api/ask.ts";

/** What a list is asked for. It stands in the page's address, so that going back and a sent link show the same list. */
export interface ListQuery<Name extends string> {
  readonly asked: ComputedRef<Readonly<Partial<Record<Name, string>>>>;
  /** Asks for something more or else, from the first page on. */
  readonly go: (more: Partial<Record<Name, string>>) => Promise<unknown>;
  /** The list's address without its page, for the pager. */
  readonly path: ComputedRef<string>;
}

/** The query of the list at an address, by the names that the list knows. */
export function useListQuery<Name extends string>(address: string, names: readonly Name[]): ListQuery<Name> {
  const route = useRoute();
  const router = useRouter();
  const asked = computed(
    () =>
      Object.fromEntries(
        names.map((name) => [name, typeof route.query[name] === "string" ? String(route.query[name]) : undefined]),
      ) as Partial<Record<Name, string>>,
  );
  return {
    asked,
    go: (more) => router.push({ query: { ...route.query, page: undefined, ...more } }),
    path: computed(() => withQuery(address, { ...asked.value, page: undefined })),
  };
}
