import { isField } from "./closing.ts";
import type { Provision } from "./outline.ts";
import { startsWithUnitLabel } from "./unitLabels.ts";

/**
 * Numbered fields, as `（二）责任单位：…` `（三）完成时限：…` under a task, are no provisions: where one of a provision's
 * children is a label of units and most of them are labels, they become part of its text.
 */
export function foldFields(folded: string, outline: readonly Provision[]): Provision[] {
  const gone = new Set<Provision>();
  for (const provision of outline) {
    if (gone.has(provision.parent as Provision)) gone.add(provision);
    if (gone.has(provision) || !holdsFields(folded, provision)) continue;
    for (const child of provision.children) gone.add(child);
    provision.children.length = 0;
    provision.fields = true;
  }
  return outline.filter((provision) => !gone.has(provision));
}

function holdsFields(folded: string, { children }: Provision): boolean {
  if (children.length < 2) return false;
  const heads = children.map((child) => folded.slice(child.bodyStart, Math.min(child.end, child.bodyStart + 40)));
  const labels = heads.filter((head) => isField(head) || /^ ?[^。,;:\s]{2,14} ?:/u.test(head));
  return labels.length * 2 > children.length && heads.some((head) => startsWithUnitLabel(head));
}
