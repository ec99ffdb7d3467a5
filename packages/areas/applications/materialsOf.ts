import { type Item, isPromisable } from "@wuxing/platform/items";
import type { HeldCertificate } from "./Applicant.ts";
import type { HandedIn } from "./ApplicationData.ts";
import type { Draft } from "./drafts.ts";
import { isAsked } from "./isAsked.ts";

/** How each material comes: by the certificate that proves it, else as the draft says. */
export function materialsOf(item: Item, draft: Draft, certificates: readonly HeldCertificate[]): HandedIn[] {
  // An older version of an item, or a list brought in from elsewhere, may still say what 国办发〔2020〕42号 excludes.
  const open = isPromisable(item);
  return item.materials.flatMap((material): HandedIn[] => {
    if (!isAsked(material)) return [];
    const { key, name, certificateType } = material;
    const optional = material.required ? {} : { optional: true as const };
    const held = certificates.find(({ type }) => type === certificateType);
    const by = held?.issuer ? { issuer: held.issuer } : {};
    if (held) return [{ key, name: name.zh, proof: "certificate", certificate: held.id, ...by }];
    const given = draft.materials[key];
    if (given?.proof === "promise" && material.promise && open) return [{ key, name: name.zh, proof: "promise" }];
    if (given && given.files.length > 0)
      return [{ key, name: name.zh, ...optional, proof: "file", files: given.files }];
    if (given?.proof === "counter" || material.required) return [{ key, name: name.zh, ...optional, proof: "counter" }];
    return [];
  });
}
