import type { HeldCertificate } from "@wuxing/areas/applications";
import { presentedSince } from "@wuxing/areas/certificates";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import {
  baseFields,
  fieldsNeeded,
  findHeld,
  findPresented,
  type Holder,
  openClaims,
} from "@wuxing/platform/certificates";
import type { Item } from "@wuxing/platform/items";

/**
 * The certificates by which an applicant proves materials of an item today, with what they say of what its form asks: the
 * city's own, and of types that he holds none of what he presented of other issuers with all that the item needs.
 */
export async function heldCertificates(
  { pool, casework }: Platform,
  holder: Holder,
  item: Item,
): Promise<readonly HeldCertificate[]> {
  const types = [...new Set(item.materials.flatMap(({ certificateType }) => certificateType ?? []))];
  const held = await findHeld(pool, holder, types, dayOf(casework.now()));
  const lacking = types.filter((type) => !held.some((one) => one.type === type));
  const asOf = { since: presentedSince({ casework }), at: casework.now() };
  const presented = (await findPresented(pool, holder, lacking, asOf)).filter(({ type, fields }) =>
    fieldsNeeded(item, type).every((field) => fields.includes(field)),
  );
  const sealedIn = [...held, ...presented].map(({ claims }) => claims);
  const said = await openClaims(pool, casework.vault, sealedIn);
  return [...held, ...presented].map(({ id, type, claims: sealed, ...more }) => {
    const all = said.get(sealed) ?? {};
    const asked = fieldsNeeded(item, type).filter((field) => !baseFields.some((base) => base === field));
    return {
      ...{ id, type, ...("by" in more ? { issuer: more.by.name } : {}) },
      claims: Object.fromEntries(asked.flatMap((field) => (all[field] ? [[field, all[field]]] : []))),
    };
  });
}
