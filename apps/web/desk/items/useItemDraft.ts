import { onScopeDispose, type Ref, ref, type ShallowRef, shallowRef, watch } from "vue";
import { tell } from "../api/ask.ts";
import { forget, keep, readKept } from "../state/drafts.ts";
import { ownDraft } from "../state/ownDraft.ts";
import type { ItemCheck, ItemFields } from "./contract.ts";
import { withValue } from "./fieldPath.ts";

const pause = 400;

export interface ItemDraft {
  readonly item: ShallowRef<ItemFields>;
  /** The last answer of the server; null until the first. */
  readonly check: ShallowRef<ItemCheck | null>;
  /** True where what was typed before a reload stands here again. */
  readonly restored: Ref<boolean>;
  readonly put: (field: string, value: unknown) => void;
  /** `seen`: the version of the revision that it is begun on; what was kept from before a reload remembers its own. */
  readonly begin: (item: ItemFields, seen?: number) => void;
  readonly seen: () => number | undefined;
  readonly look: (seen: number | undefined) => void;
  readonly drop: () => void;
}

interface Kept {
  readonly item: ItemFields;
  readonly seen?: number | undefined;
}

/** An item that is being written: checked at each pause of the typing, and kept on this device until it is handed in. */
export function useItemDraft(code: string): ItemDraft {
  const name = ownDraft(`item.${code}`);
  const item = shallowRef<ItemFields>({});
  const check = shallowRef<ItemCheck | null>(null);
  const restored = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let seen: number | undefined;
  async function ask(): Promise<void> {
    const mine = ++asked;
    const answer = await tell<ItemCheck>("/api/item-drafts/check", { item: item.value }).catch(() => null);
    if (answer && mine === asked) check.value = answer;
  }
  watch(item, () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  onScopeDispose(() => clearTimeout(timer));
  return {
    ...{ item, check, restored },
    put: (field, value) => {
      item.value = withValue(item.value, field, value);
      keep(name, { item: item.value, seen } satisfies Kept);
    },
    begin: (present, on) => {
      const kept = readKept<Kept>(name);
      restored.value = kept !== undefined;
      seen = kept ? kept.seen : on;
      item.value = kept?.item ?? present;
    },
    seen: () => seen,
    look: (now) => {
      seen = now;
      keep(name, { item: item.value, seen } satisfies Kept);
    },
    drop: () => forget(name),
  };
}
