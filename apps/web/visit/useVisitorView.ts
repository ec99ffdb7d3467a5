import { shallowRef } from "vue";
import { asFailure } from "../desk/api/Failure.ts";
import type { VisitorView } from "./contract.ts";
import { dropView, keepView } from "./store/visitStore.ts";
import { askView } from "./visitApi.ts";

/** Why the page does not know what the server says now. */
export type Trouble = "none" | "offline" | "signIn" | "notSupervisor";

/** What the server said last of a supervisor's visits, kept on the phone for when it cannot be asked. */
export function useVisitorView() {
  const view = shallowRef<VisitorView | null>(null);
  const trouble = shallowRef<Trouble>("none");

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
  return { view, trouble, take, refresh };
}
