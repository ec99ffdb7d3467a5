import type { TemplateField, TemplateGroup } from "@wuxing/kernel/certificates";
import { type Text, t } from "@wuxing/kernel/text";

type Groups = readonly TemplateGroup[];

/** A field in its place with another label, or a group with another heading; a heading of no words is none. */
export const renamed = (groups: Groups, at: number, field: number | null, words: Partial<Text>): Groups =>
  groups.map((group, g) => {
    if (g !== at) return group;
    if (field === null) {
      const title = { ...(group.title ?? t("", "")), ...words };
      return { ...group, title: title.zh === "" && title.en === "" ? null : title };
    }
    const fields = group.fields.map((one, f) => (f === field ? { ...one, label: { ...one.label, ...words } } : one));
    return { ...group, fields };
  });

/** Without a field; a group that has none left is gone. */
export const removed = (groups: Groups, at: number, field: number): Groups =>
  groups
    .map((group, g) => (g === at ? { ...group, fields: group.fields.filter((_, f) => f !== field) } : group))
    .filter(({ fields }) => fields.length > 0);

export const withField = (groups: Groups, at: number, field: TemplateField): Groups =>
  groups.map((group, g) => (g === at ? { ...group, fields: [...group.fields, field] } : group));

export const withGroup = (groups: Groups, first: TemplateField | undefined): Groups =>
  first ? [...groups, { title: null, fields: [first] }] : groups;

/** One place up or down, over the edge into the next group. */
export function moved(groups: Groups, at: number, field: number, by: -1 | 1): Groups {
  const one = groups[at]?.fields[field];
  if (!one) return groups;
  const to = field + by;
  const inside = to >= 0 && to < (groups[at]?.fields.length ?? 0);
  const rest = groups.map((group, g) =>
    g === at ? { ...group, fields: group.fields.filter((_, f) => f !== field) } : group,
  );
  const [target, place] = inside ? [at, to] : [at + by, by < 0 ? (groups[at + by]?.fields.length ?? 0) : 0];
  return rest
    .map((group, g) => (g === target ? { ...group, fields: group.fields.toSpliced(place, 0, one) } : group))
    .filter(({ fields }) => fields.length > 0);
}
