import type { HeldCertificate } from "@wuxing/areas/applications";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { baseFields, fieldsNeeded, findHeld, type Holder, openClaims } from "@wuxing/platform/certificates";
import type { Item } from "@wuxing/platform/items";

/** The certificates by which an applicant proves materials of an item today, with what they say of what its form asks. */
export async function heldCertificates(
  { pool, casework }: Platform,
  holder: Holder,
  item: Item,
): Promise<readonly HeldCertificate[]> {
  const types = [...new Set(item.materials.flatMap(({ certificateType }) => certificateType ?? []))];
  const held = await findHeld(pool, holder, types, dayOf(casework.now()));
  const said = await openClaims(
    pool,
    casework.vault,
    held.map(({ claims }) => claims),
  );
  return held.map(({ id, type, claims: sealed }) => {
    const all = said.get(sealed) ?? {};
    const asked = fieldsNeeded(item, type).filter((field) => !baseFields.some((base) => base === field));
    return {
      id,
      type,
      claims: Object.fromEntries(asked.flatMap((field) => (all[field] ? [[field, all[field]]] : []))),
    };
  });
}
