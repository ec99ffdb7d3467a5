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
  readonly begin: (item: ItemFields) => void;
  readonly drop: () => void;
}

/** An item that is being written: checked at each pause of the typing, and kept on this device until it is handed in. */
export function useItemDraft(code: string): ItemDraft {
  const name = ownDraft(`item.${code}`);
  const item = shallowRef<ItemFields>({});
  const check = shallowRef<ItemCheck | null>(null);
  const restored = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
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
      keep(name, item.value);
    },
    begin: (present) => {
      const kept = readKept<ItemFields>(name);
      restored.value = kept !== undefined;
      item.value = kept ?? present;
    },
    drop: () => forget(name),
  };
}
