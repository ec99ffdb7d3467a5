import type { ActionView, CaseView } from "@wuxing/kernel/views";
import type { FieldError } from "@wuxing/ui/forms";
import { ref, shallowRef } from "vue";
import { tell } from "../api/ask.ts";
import { asFailure, type Failure } from "../api/Failure.ts";
import { type FormValues, inputOf, isTouched, type SentFile, standingValues } from "../fields/formValues.ts";
import { missingFields, namedFaults } from "../fields/missingFields.ts";
import { forget, keep, readKept } from "../state/drafts.ts";
import { newId } from "../state/newId.ts";
import { ownDraft } from "../state/ownDraft.ts";

interface Draft {
  readonly commandId: string;
  readonly values: FormValues;
  /** The version of the case that it was begun on, where the action writes anew what stands there. */
  readonly seen?: number | undefined;
}

export const draftName = (number: string, action: string): string => ownDraft(`action.${number}.${action}`);

/**
 * A form of an action. What is typed is kept on this device until the server has taken it, together with the
 * command id: sent twice, it is done once.
 */
export function useActionForm(number: string, action: ActionView) {
  const name = draftName(number, action.name);
  const kept = readKept<Draft>(name);
  const commandId = kept?.commandId ?? newId();
  let seen = kept ? kept.seen : action.seen;
  const values = shallowRef<FormValues>(kept?.values ?? standingValues(action.fields));
  const failure = shallowRef<Failure | null>(null);
  const errors = shallowRef<readonly FieldError[]>([]);
  const sending = ref(false);

  function change(next: FormValues): void {
    values.value = next;
    keep(name, { commandId, values: next, seen } satisfies Draft);
  }
  /** Whether what stands there is other than what this was begun on. */
  const isOvertaken = (now: ActionView): boolean => seen !== undefined && now.seen !== seen;
  /** What stands there now was looked at: what is sent next takes its place. */
  function look(now: ActionView): void {
    seen = now.seen;
    failure.value = null;
    change(values.value);
  }
  const setText = (field: string, text: string) =>
    change({ ...values.value, texts: { ...values.value.texts, [field]: text } });
  const setFiles = (field: string, files: readonly SentFile[]) =>
    change({ ...values.value, files: { ...values.value.files, [field]: files } });

  /** The case as it stands after the action, or undefined where it was not taken; then `failure` or `errors` say why. */
  async function send(): Promise<CaseView | undefined> {
    if (sending.value) return undefined;
    failure.value = null;
    errors.value = missingFields(action.fields, values.value);
    if (errors.value.length) return undefined;
    sending.value = true;
    const path = `/api/cases/${encodeURIComponent(number)}/actions/${encodeURIComponent(action.name)}`;
    try {
      const input = inputOf(action.fields, values.value);
      const view = await tell<CaseView>(path, { commandId, input, ...(seen !== undefined && { seen }) });
      forget(name);
      return view;
    } catch (thrown) {
      const failed = asFailure(thrown);
      errors.value = namedFaults(action.fields, failed.faults);
      if (!errors.value.length) failure.value = failed;
      return undefined;
    } finally {
      sending.value = false;
    }
  }

  function discard(): void {
    forget(name);
    values.value = standingValues(action.fields);
  }
  return {
    values,
    failure,
    errors,
    sending,
    restored: kept !== undefined && isTouched(kept.values),
    setText,
    setFiles,
    isOvertaken,
    look,
    send,
    discard,
  };
}
