import type { Draft, DraftMaterial, DraftWords } from "@wuxing/areas/applications";
import type { Item } from "@wuxing/platform/items";
import { z } from "zod";
import type { Form } from "../readForm.ts";

const delivery = z.enum(["counter", "post", "certificate"]);
const proof = z.enum(["file", "promise", "counter"]);
export const filesOfMaterial = 6;

/** The draft with what a step's form says. Fields that the form did not show stay as they were; what it cleared is cleared. */
export function readDraft(item: Item, before: Draft, form: Form): DraftWords {
  const { values } = form;
  const answers = { ...before.answers };
  for (const { key } of item.questions) {
    const said = values[`q.${key}`];
    if (said !== undefined) answers[key] = said.replaceAll("\r\n", "\n");
  }
  const chosen = delivery.safeParse(values.delivery);
  const showed = (name: string): boolean => values[name] !== undefined;
  return {
    answers,
    materials: materialsIn(item, before, form),
    delivery: chosen.success && item.delivery.includes(chosen.data) ? chosen.data : before.delivery,
    address: showed("address") ? values.address?.slice(0, 200) : before.address,
    // A box that is not ticked is not sent: the step that shows it says so.
    promised: values.step === "3" ? values.promised === "true" : before.promised,
    renews: showed("renews") ? renewalIn(values) : before.renews,
    place: showed("place") ? values.place?.slice(0, 12) : before.place,
  };
}

/** As typed: what is wrong with it is said when the step is left. */
const renewalIn = ({ renews = "", expiresOn = "" }: Form["values"]): DraftWords["renews"] => ({
  ...{ certificate: renews.trim().slice(0, 80), expiresOn: expiresOn.trim().slice(0, 40) },
});

function materialsIn(item: Item, before: Draft, form: Form): DraftWords["materials"] {
  const dropped = new Set(form.all("drop"));
  return Object.fromEntries(
    item.materials.flatMap(({ key }) => {
      const was = before.materials[key];
      const kept = (was?.files ?? []).filter((id) => !dropped.has(id));
      const sent = form.files.filter(({ field }) => field === `m.${key}`).map(({ id }) => id);
      const by = proof.safeParse(form.values[`by.${key}`]);
      const files = [...kept, ...sent].slice(0, filesOfMaterial);
      const material: DraftMaterial = { proof: by.success ? by.data : was?.proof, files };
      return material.proof || files.length > 0 ? [[key, material] as const] : [];
    }),
  );
}
