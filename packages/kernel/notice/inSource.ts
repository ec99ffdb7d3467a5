import type { Notice, Span } from "./Notice.ts";

/** The notice with every span moved by `toSource`, which never changes the order of two offsets. */
export function inSource(notice: Notice, toSource: (offset: number) => number): Notice {
  const move = <Part extends { readonly span: Span }>(part: Part): Part => ({
    ...part,
    span: { start: toSource(part.span.start), end: toSource(part.span.end - 1) + 1 },
  });
  return {
    ...notice,
    sections: notice.sections.map(move),
    items: notice.items.map((item) => ({
      ...move(item),
      units: item.units.map(move),
      milestones: item.milestones.map(move),
      targets: item.targets.map(move),
    })),
  };
}
