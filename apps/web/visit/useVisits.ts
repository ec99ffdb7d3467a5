import { computed, onBeforeUnmount, onMounted, shallowRef } from "vue";
import { asFailure } from "../desk/api/Failure.ts";
import { newId } from "../desk/state/newId.ts";
import type { VisitorView, VisitTask } from "./contract.ts";
import { type Draft, draftKey } from "./store/Draft.ts";
import { sendDrafts } from "./store/sendDrafts.ts";
import { draftsThere, dropDraft, dropView, keepDraft, keepView, viewThere } from "./store/visitStore.ts";
import { askView } from "./visitApi.ts";

/** Why the page does not know what the server says now. */
export type Trouble = "none" | "offline" | "signIn" | "notSupervisor";

const again = 30_000;

/** A supervisor's visits on this phone: what the server said last, what was typed, and the sending of it. */
export function useVisits() {
  const view = shallowRef<VisitorView | null>(null);
  const all = shallowRef<readonly Draft[]>([]);
  const trouble = shallowRef<Trouble>("none");
  const ready = shallowRef(false);
  const sending = shallowRef(false);
  const drafts = computed(() => all.value.filter(({ user }) => user === view.value?.user));

  const readDrafts = async (): Promise<void> => {
    all.value = await draftsThere();
  };
  function take(answer: VisitorView): void {
    view.value = answer;
    trouble.value = "none";
    void keepView(answer);
  }
  async function refresh(): Promise<void> {
    try {
      take(await askView());
    } catch (thrown) {
      const { status } = asFailure(thrown);
      trouble.value = status === 401 ? "signIn" : status === 404 ? "notSupervisor" : "offline";
      if (status !== 404) return;
      view.value = null;
      await dropView();
    }
  }
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
