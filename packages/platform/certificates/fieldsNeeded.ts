import { findCertificateType, type Item } from "@wuxing/platform/items";

/** What every certificate says: whose it is and its number on paper. */
export const baseFields = ["holder", "number"] as const;

/** All fields that certificates of a type have. */
export const fieldsOfType = (type: string): readonly string[] => [
  ...baseFields,
  ...(findCertificateType(type)?.proves ?? []),
];

/**
 * The fields of a type that an item needs: whose it is and its number, and what the item's form asks for. Empty where no
 * material of the item is proven by the type: then it may not be looked at for that item at all.
 */
export function fieldsNeeded(item: Pick<Item, "materials" | "questions">, type: string): readonly string[] {
  if (!item.materials.some((material) => material.certificateType === type)) return [];
  const asked = new Set(item.questions.map((question) => question.concept));
  return [...baseFields, ...(findCertificateType(type)?.proves ?? []).filter((field) => asked.has(field))];
}

/** Which of these wants go beyond what an item needs; empty where none does. */
export const beyondNeed = (
  item: Pick<Item, "materials" | "questions">,
  wants: readonly { readonly type: string; readonly fields: readonly string[] }[],
): readonly { readonly type: string; readonly field: string }[] =>
  wants.flatMap(({ type, fields }) => {
    const needed = fieldsNeeded(item, type);
    return fields.filter((field) => !needed.includes(field)).map((field) => ({ type, field }));
  });
