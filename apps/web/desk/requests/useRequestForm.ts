import type { FieldError } from "@wuxing/ui/forms";
import { computed, ref, shallowRef } from "vue";
import { tell } from "../api/ask.ts";
import type { RequestReceipt } from "../api/contract.ts";
import { asFailure, type Failure } from "../api/Failure.ts";
import { type FormValues, inputOf, isTouched, type SentFile } from "../fields/formValues.ts";
import { missingFields, namedFaults } from "../fields/missingFields.ts";
import { forget, keep, readKept } from "../state/drafts.ts";
import { newId } from "../state/newId.ts";
import { ownDraft } from "../state/ownDraft.ts";
import { type Ending, endingFieldsOf } from "./endingFields.ts";
import { requestFieldsOf } from "./requestFields.ts";

const fresh = () => ({
  commandId: newId(),
  values: { texts: {}, files: {} } as FormValues,
  topic: "",
  /** The call that it is taken from. */
  call: null as string | null,
  /** What ends it at once; null where it goes on to a unit. */
  ending: null as Ending | null,
});
type Draft = ReturnType<typeof fresh>;

function bodyOf({ commandId, values, topic, call, ending }: Draft, joinTo: string | undefined) {
  const asked = new Set(requestFieldsOf(values.texts.kind).map((field) => field.name));
  const text = (field: string) => values.texts[field]?.trim() || undefined;
  const files = (values.files.files ?? []).map((file) => file.id);
  return {
    commandId,
    reporter: { name: text("name"), phone: text("phone") },
    text: text("text"),
    kind: text("kind"),
    division: text("division"),
    place: text("place"),
    about: asked.has("about") ? text("about") : undefined,
    named: asked.has("named") ? values.texts.named === "true" : undefined,
    channel: "phone",
    publish: values.texts.publish === "true",
    topic: topic || undefined,
    files: files.length ? files : undefined,
    joinTo,
    call: call ?? undefined,
    // What is joined waits for its matter: an ending that was begun is left.
    ended:
      ending && !joinTo
        ? { action: ending.action, input: inputOf(endingFieldsOf(ending.action), { texts: ending.texts, files: {} }) }
        : undefined,
  };
}

/** The form of a new request; what is typed stays in this tab until the server has taken it, no longer: it names a caller. */
export function useRequestForm() {
  const name = ownDraft("request");
  const draft = shallowRef<Draft>({ ...fresh(), ...readKept<Draft>(name, sessionStorage) });
  const failure = shallowRef<Failure | null>(null);
  const errors = shallowRef<readonly FieldError[]>([]);
  const sending = ref(false);
  const restored = isTouched(draft.value.values);

  function change(part: Partial<Draft>): void {
    draft.value = { ...draft.value, ...part };
    keep(name, draft.value, sessionStorage);
  }
  const values = computed(() => draft.value.values);
  const setText = (field: string, text: string) =>
    change({ values: { ...values.value, texts: { ...values.value.texts, [field]: text } } });
  const setFiles = (files: readonly SentFile[]) => change({ values: { ...values.value, files: { files } } });
  const setTopic = (topic: string) => change({ topic });
  const setCall = (call: string | null) => change({ call });
  const setEnding = (ending: Ending | null) => change({ ending });
  const endingFields = () => endingFieldsOf(draft.value.ending?.action);

  /** `joinTo`: number of the request to whose matter it is joined. */
  async function send(joinTo?: string): Promise<RequestReceipt | undefined> {
    failure.value = null;
    const { ending } = draft.value;
    errors.value = [
      ...missingFields(requestFieldsOf(values.value.texts.kind), values.value),
      ...(joinTo ? [] : missingFields(endingFields(), { texts: ending?.texts ?? {}, files: {} })),
    ];
    if (errors.value.length || sending.value) return undefined;
    sending.value = true;
    try {
      const receipt = await tell<RequestReceipt>("/api/hotline/requests", bodyOf(draft.value, joinTo));
      // What still comes for it, such as a suggestion, must not keep it as something not yet sent.
      startAnew();
      return receipt;
    } catch (thrown) {
      const failed = asFailure(thrown);
      errors.value = namedFaults([...requestFieldsOf(values.value.texts.kind), ...endingFields()], failed.faults);
      if (!errors.value.length) failure.value = failed;
      return undefined;
    } finally {
      sending.value = false;
    }
  }
  function startAnew(): void {
    forget(name, sessionStorage);
    draft.value = fresh();
    errors.value = [];
    failure.value = null;
  }
  return {
    ...{ draft, values, failure, errors, sending, restored },
    ...{ setText, setFiles, setTopic, setCall, setEnding, endingFields, send, startAnew },
  };
}
