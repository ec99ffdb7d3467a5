import type { CutText } from "./cutText.ts";
import type { Notice, Span } from "./Notice.ts";

/** The notice read from a cut text, with every span moved to the source. */
export function inSource(notice: Notice, cut: CutText): Notice {
  const move = <Part extends { readonly span: Span }>(part: Part): Part => ({
    ...part,
    span: {
      start: cut.toSource(part.span.start),
      end: part.span.end > part.span.start ? cut.toSource(part.span.end - 1) + 1 : cut.toSource(part.span.end),
    },
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

/** The notice with its items, names and phrases as the source prints them at their spans. */
export function asPrinted(notice: Notice, source: string): Notice {
  const at = (span: Span): string => source.slice(span.start, span.end).trim();
  return {
    ...notice,
    items: notice.items.map((item) => ({
      ...item,
      text: at(item.span),
      units: item.units.map((unit) => ({ ...unit, name: at(unit.span).replace(/\s+/gu, "") })),
      milestones: item.milestones.map((milestone) => ({ ...milestone, phrase: at(milestone.span) })),
      targets: item.targets.map((target) => ({ ...target, phrase: at(target.span) })),
    })),
  };
}
