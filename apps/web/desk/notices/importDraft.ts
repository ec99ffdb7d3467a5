import type { Doubt, Notice, Span } from "@wuxing/kernel/notice";
import type { ParsedNotice } from "../api/contract.ts";
import { newId } from "../state/newId.ts";

export interface DraftUnit {
  readonly name: string;
  readonly role: string;
  readonly codes: readonly string[];
  readonly span: Span | null;
  readonly sure: boolean;
}
export interface DraftMilestone {
  readonly due: string;
  readonly phrase: string;
  readonly text: string;
  readonly span: Span | null;
  readonly sure: boolean;
}
export interface DraftTarget {
  readonly value: string;
  readonly unit: string;
  readonly phrase: string;
  readonly span: Span | null;
  readonly sure: boolean;
}
/** An item as it is mended by hand. `key` tells it apart however often items are added and deleted. */
export interface DraftItem {
  readonly key: string;
  readonly marker: string;
  readonly section: string;
  readonly title: string;
  readonly text: string;
  readonly span: Span;
  readonly units: readonly DraftUnit[];
  readonly milestones: readonly DraftMilestone[];
  readonly targets: readonly DraftTarget[];
  readonly doubts: readonly Doubt[];
}
export interface ImportDraft {
  readonly commandId: string;
  readonly text: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly items: readonly DraftItem[];
}

function draftItem(item: Notice["items"][number], codesOf: (name: string) => readonly string[]): DraftItem {
  return {
    key: newId(),
    marker: item.marker,
    section: item.section ?? "",
    title: item.title,
    text: item.text,
    span: item.span,
    units: item.units.map((unit) => ({ ...unit, codes: codesOf(unit.name) })),
    milestones: item.milestones.map((one) => ({ ...one, due: one.due ?? "" })),
    targets: item.targets.map((one) => ({ ...one, value: String(one.value), unit: one.unit ?? "" })),
    doubts: item.doubts,
  };
}

/** What the reader found, ready to be mended. */
export function importDraft({ text, notice, resolved }: ParsedNotice): ImportDraft {
  const codes = new Map(resolved.map(({ name, units }) => [name, units.map(({ code }) => code)]));
  return {
    commandId: newId(),
    text,
    title: notice.title ?? "",
    documentNumber: notice.documentNumber ?? "",
    issuer: notice.issuer ?? "",
    issuedOn: notice.issuedOn ?? "",
    items: notice.items.map((item) => draftItem(item, (name) => codes.get(name) ?? [])),
  };
}

/** What stands between an item and its import, or should at least be looked at. */
export const openQuestions = (item: DraftItem): number =>
  item.doubts.length +
  item.units.filter((unit) => !unit.sure || unit.codes.length === 0).length +
  item.milestones.filter((one) => !one.sure || !one.due).length +
  item.targets.filter((one) => !one.sure).length +
  (item.units.length ? 0 : 1);

/** The names printed in the notice that no unit is matched with yet, each once. */
export const unmatched = (draft: ImportDraft): string[] => [
  ...new Set(
    draft.items.flatMap((item) => item.units.filter((unit) => !unit.codes.length).map((unit) => unit.name || "—")),
  ),
];

/** The items with one of them changed. A name matched in it is matched wherever it stands unmatched. */
export function changeItem(items: readonly DraftItem[], index: number, next: DraftItem): DraftItem[] {
  const before = new Set(items[index]?.units.filter((unit) => unit.codes.length).map((unit) => unit.name));
  const matched = new Map(
    next.units.filter((unit) => unit.codes.length && !before.has(unit.name)).map((unit) => [unit.name, unit.codes]),
  );
  return items.map((item, at) => {
    if (at === index) return next;
    if (!item.units.some((unit) => !unit.codes.length && matched.has(unit.name))) return item;
    const units = item.units.map((unit) =>
      unit.codes.length ? unit : { ...unit, codes: matched.get(unit.name) ?? [] },
    );
    return { ...item, units };
  });
}

/** The body of the import; empty rows are left out. */
export function importBody(draft: ImportDraft) {
  const { commandId, text, title, documentNumber, issuer, issuedOn } = draft;
  const items = draft.items.map((item) => ({
    marker: item.marker.trim(),
    section: item.section.trim() || null,
    title: item.title.trim(),
    text: item.text.trim(),
    span: item.span,
    units: item.units.filter((unit) => unit.codes.length).map(({ name, role, codes }) => ({ name, role, codes })),
    milestones: item.milestones
      .filter((one) => one.due || one.phrase)
      .map((one) => ({ due: one.due || null, phrase: one.phrase, text: one.text })),
    targets: item.targets
      .filter((one) => one.value.trim() !== "" && Number.isFinite(Number(one.value)))
      .map((one) => ({ value: Number(one.value), unit: one.unit, phrase: one.phrase })),
  }));
  return {
    commandId,
    text,
    notice: {
      title,
      documentNumber: documentNumber || null,
      issuer: issuer || null,
      issuedOn: issuedOn || null,
      items,
    },
  };
}
