import type { FieldError, FormField } from "@wuxing/ui/forms";
import { ref, shallowRef } from "vue";
import { tell } from "../api/ask.ts";
import { asFailure, Failure, type Fault } from "../api/Failure.ts";
import { newId } from "../state/newId.ts";
import type { Change, Trial } from "./contract.ts";
import { emptyFields, placeFaults } from "./placeFaults.ts";

type Texts = Readonly<Record<string, string>>;

export interface RegisterForm {
  readonly fields: () => readonly FormField[];
  /** The changes that these texts mean. A new row takes the command's id for its own: sent again it is the same row. */
  readonly make: (texts: Texts, commandId: string) => readonly Change[];
  readonly effectiveOn: (texts: Texts) => string;
  /** Sends them another way than to the administration. */
  readonly send?: ((changes: readonly Change[], commandId: string) => Promise<unknown>) | undefined;
  /** Tries them another way. */
  readonly trial?: ((changes: readonly Change[], commandId: string) => Promise<Trial>) | undefined;
}

/** A form that changes registers. Sent twice it is done once; what is wrong is told at its field. */
export function useRegisterForm(form: RegisterForm) {
  const texts = shallowRef<Texts>({});
  const errors = shallowRef<readonly FieldError[]>([]);
  const failure = shallowRef<Failure | null>(null);
  const sending = ref(false);
  const tried = shallowRef<Trial | null>(null);
  let commandId = newId();

  const value = (field: FormField): string => texts.value[field.name] ?? field.value ?? "";
  const all = (): Texts => Object.fromEntries(form.fields().map((field) => [field.name, value(field).trim()]));
  function setText(name: string, text: string): void {
    texts.value = { ...texts.value, [name]: text };
    tried.value = null;
  }
  function tellFaults(faults: readonly Fault[]): void {
    const placed = placeFaults(form.fields(), faults);
    errors.value = placed.errors;
    if (placed.other) failure.value = new Failure(400, placed.other);
  }
  async function ask(work: () => Promise<boolean>): Promise<boolean> {
    if (sending.value) return false;
    failure.value = null;
    errors.value = emptyFields(form.fields(), value);
    if (errors.value.length) return false;
    sending.value = true;
    try {
      return await work();
    } catch (thrown) {
      const failed = asFailure(thrown);
      if (failed.faults.length) tellFaults(failed.faults);
      else failure.value = failed;
      return false;
    } finally {
      sending.value = false;
    }
  }
  const body = () => bodyOf(form, all(), commandId);
  /** Says what it would do; leaves nothing behind. */
  const tryIt = () =>
    ask(async () => {
      const asked = body();
      const trial = await (form.trial?.(asked.changes, commandId) ?? tell<Trial>("/api/admin/changes/trial", asked));
      tellFaults(trial.faults);
      if (trial.faults.length) return false;
      tried.value = trial;
      return true;
    });
  const send = () =>
    ask(async () => {
      await (form.send ? form.send(body().changes, commandId) : tell("/api/admin/changes", body()));
      commandId = newId();
      texts.value = {};
      tried.value = null;
      return true;
    });
  return { texts, errors, failure, sending, tried, setText, tryIt, send };
}

const bodyOf = (form: RegisterForm, texts: Texts, commandId: string) => ({
  commandId,
  changes: form.make(texts, commandId),
  source: texts.source,
  effectiveOn: form.effectiveOn(texts),
});
