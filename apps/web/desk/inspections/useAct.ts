import { ref, shallowRef } from "vue";
import { tell } from "../api/ask.ts";
import { asFailure, type Failure } from "../api/Failure.ts";
import { newId } from "../state/newId.ts";

/** Takes one action on a case. Sent twice it is done once: the command id stays until the server has taken it. */
export function useAct(number: string, action: string) {
  const failure = shallowRef<Failure | null>(null);
  const sending = ref(false);
  let commandId = newId();
  async function act(input: object): Promise<boolean> {
    if (sending.value) return false;
    sending.value = true;
    failure.value = null;
    try {
      await tell(`/api/cases/${encodeURIComponent(number)}/actions/${action}`, { commandId, input });
      commandId = newId();
      return true;
    } catch (thrown) {
      failure.value = asFailure(thrown);
      return false;
    } finally {
      sending.value = false;
    }
  }
  return { act, failure, sending };
}
