import { computed, onBeforeUnmount, onMounted, shallowRef } from "vue";
import { newId } from "../desk/state/newId.ts";
import type { VisitTask } from "./contract.ts";
import { type Draft, draftKey } from "./store/Draft.ts";
import { sendDrafts } from "./store/sendDrafts.ts";
import { draftsThere, dropDraft, keepDraft, viewThere } from "./store/visitStore.ts";
import { useVisitorView } from "./useVisitorView.ts";

const again = 30_000;

/** A supervisor's visits on this phone: what the server said last, what was typed, and the sending of it. */
export function useVisits() {
  const { view, trouble, take, refresh } = useVisitorView();
  const all = shallowRef<readonly Draft[]>([]);
  const ready = shallowRef(false);
  const sending = shallowRef(false);
  const drafts = computed(() => all.value.filter(({ user }) => user === view.value?.user));

  const readDrafts = async (): Promise<void> => {
    all.value = await draftsThere();
  };
  async function send(): Promise<void> {
    const user = view.value?.user;
    if (!user || sending.value) return;
    sending.value = true;
    try {
      const { sent, stopped } = await sendDrafts(user);
      if (stopped) trouble.value = stopped;
      await readDrafts();
      if (sent > 0) await refresh();
    } finally {
      sending.value = false;
    }
  }
  const waits = (): boolean => drafts.value.some(({ finished, refused }) => finished && !refused);
  const onOnline = (): void => void refresh().then(send);
  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(async () => {
    view.value = (await viewThere()) ?? null;
    await readDrafts();
    ready.value = view.value !== null;
    await refresh();
    ready.value = true;
    await send();
    timer = setInterval(() => waits() && void send(), again);
    addEventListener("online", onOnline);
  });
  onBeforeUnmount(() => {
    clearInterval(timer);
    removeEventListener("online", onOnline);
  });

  return {
    ...{ view, drafts, trouble, ready, sending, take, refresh, send },
    /** Keeps a draft on the phone; the promise is kept once it is on its disk. */
    keep: async (draft: Draft): Promise<void> => {
      all.value = [...all.value.filter(({ key }) => key !== draft.key), draft];
      await keepDraft(draft);
    },
    drop: async (key: string): Promise<void> => {
      await dropDraft(key);
      await readDrafts();
    },
    begin: (task: VisitTask): Draft => ({
      ...{ key: draftKey(view.value?.user ?? "", task.number), user: view.value?.user ?? "", task },
      ...{ commandId: newId(), visitedAt: new Date().toISOString() },
      ...{ checks: {}, observations: "", findings: [], spot: null, finished: false, refused: null },
    }),
  };
}
