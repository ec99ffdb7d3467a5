import type { Draft, DraftMaterial, DraftWords } from "@wuxing/areas/applications";
import { type Text, t } from "@wuxing/kernel/text";
import type { Item } from "@wuxing/platform/items";
import { z } from "zod";
import type { Form } from "../readForm.ts";

const delivery = z.enum(["counter", "post", "certificate"]);
const proof = z.enum(["file", "promise", "counter"]);
const filesOfMaterial = 6;

export interface ReadDraft {
  readonly words: DraftWords;
  /** Files that were left out, with the reason. */
  readonly errors: Form["errors"];
}

/**
 * The draft with what a step's form says. Fields that the form did not show stay as they were; what it cleared is
 * cleared. `digests`: of the files of both, so that one that comes twice, by a script and by its form, is there once.
 */
export function readDraft(
  item: Item,
  before: Draft,
  form: Form,
  digests: ReadonlyMap<string, string> = new Map(),
): ReadDraft {
  const { values } = form;
  const answers = { ...before.answers };
  for (const { key } of item.questions) {
    const said = values[`q.${key}`];
    if (said !== undefined) answers[key] = said.replaceAll("\r\n", "\n");
  }
  const chosen = delivery.safeParse(values.delivery);
  const showed = (name: string): boolean => values[name] !== undefined;
  const errors: Form["errors"][number][] = [];
  const words = {
    answers,
    materials: materialsIn(item, before, form, digests, errors),
    delivery: chosen.success && item.delivery.includes(chosen.data) ? chosen.data : before.delivery,
    address: showed("address") ? values.address?.slice(0, 200) : before.address,
    // A box that is not ticked is not sent: the step that shows it says so.
    promised: values.step === "3" ? values.promised === "true" : before.promised,
    renews: showed("renews") || showed("expiresOn") ? renewalIn(values, before.renews) : before.renews,
    place: showed("place") ? values.place?.slice(0, 12) : before.place,
  };
  return { words, errors };
}

/** As typed: what is wrong with it is said when the step is left. */
const renewalIn = ({ renews, expiresOn }: Form["values"], before: DraftWords["renews"]): DraftWords["renews"] => ({
  certificate: renews?.trim().slice(0, 80) ?? before?.certificate ?? "",
  expiresOn: expiresOn?.trim().slice(0, 40) ?? before?.expiresOn ?? "",
});

function materialsIn(
  item: Item,
  before: Draft,
  form: Form,
  digests: ReadonlyMap<string, string>,
  errors: Form["errors"][number][],
): DraftWords["materials"] {
  const dropped = new Set(form.all("drop"));
  return Object.fromEntries(
    item.materials.flatMap(({ key, name }) => {
      const was = before.materials[key];
      const files = (was?.files ?? []).filter((id) => !dropped.has(id));
      const there = new Set(files.map((id) => digests.get(id)));
      for (const { field, id, name: sent } of form.files) {
        const digest = digests.get(id);
        if (field !== `m.${key}` || (digest !== undefined && there.has(digest))) continue;
        if (files.length >= filesOfMaterial) errors.push({ field, message: tooMany(name, sent) });
        else files.push(id);
        there.add(digest);
      }
      const by = proof.safeParse(form.values[`by.${key}`]);
      const material: DraftMaterial = { proof: by.success ? by.data : was?.proof, files };
      return material.proof || files.length > 0 ? [[key, material] as const] : [];
    }),
  );
}

const tooMany = (material: Text, file: string): Text =>
  t(
    `“${material.zh}”最多 ${filesOfMaterial} 个文件，“${file}”没有收：先去掉不要的，或合成一个文件`,
    `${material.en} may have ${filesOfMaterial} files; “${file}” was not taken: remove one first, or put them into one file`,
  );
