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

/** The version of the case that a form was begun on, where its action writes anew what stands there. */
function versionSeen(begun: number | undefined) {
  let seen = begun;
  return {
    sent: () => (seen === undefined ? {} : { seen }),
    isOvertaken: (now: ActionView): boolean => seen !== undefined && now.seen !== seen,
    look: (now: ActionView): void => {
      seen = now.seen;
    },
  };
}

const act = (number: string, action: string, body: object): Promise<CaseView> =>
  tell<CaseView>(`/api/cases/${encodeURIComponent(number)}/actions/${encodeURIComponent(action)}`, body);

/** What is typed into a form of an action, kept on this device with the command id and the version that it was begun on. */
function keptForm(number: string, action: ActionView) {
  const name = draftName(number, action.name);
  const kept = readKept<Draft>(name);
  const commandId = kept?.commandId ?? newId();
  const version = versionSeen(kept ? kept.seen : action.seen);
  const values = shallowRef<FormValues>(kept?.values ?? standingValues(action.fields));
  function change(next: FormValues): void {
    values.value = next;
    keep(name, { commandId, values: next, ...version.sent() } satisfies Draft);
  }
  function discard(): void {
    forget(name);
    values.value = standingValues(action.fields);
  }
  const restored = kept !== undefined && isTouched(kept.values);
  return { commandId, version, values, change, discard, restored, done: () => forget(name) };
}

/**
 * A form of an action. What is typed is kept on this device until the server has taken it, together with the
 * command id: sent twice, it is done once.
 */
export function useActionForm(number: string, action: ActionView) {
  const { commandId, version, values, change, discard, restored, done } = keptForm(number, action);
  const failure = shallowRef<Failure | null>(null);
  const errors = shallowRef<readonly FieldError[]>([]);
  const sending = ref(false);

  /** What stands there now was looked at: what is sent next takes its place. */
  function look(now: ActionView): void {
    version.look(now);
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
    try {
      const input = inputOf(action.fields, values.value);
      const view = await act(number, action.name, { commandId, input, ...version.sent() });
      done();
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

  return {
    values,
    failure,
    errors,
    sending,
    restored,
    setText,
    setFiles,
    /** Whether what stands there is other than what this was begun on. */
    isOvertaken: version.isOvertaken,
    look,
    send,
    discard,
  };
}
