import { randomUUID } from "node:crypto";
import { type ApplicationData, type HandedIn, openPieces, toldIn } from "@wuxing/areas/applications";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Case, Entry } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Answers, Item } from "@wuxing/platform/items";
import type { MendView } from "../../../web/portal/applications/MendView.ts";
import { formKeeper } from "../keptPhotos.ts";
import { maskedKnown } from "./applicantOf.ts";
import { proofWords } from "./applicationPart.ts";
import { comingFor } from "./comingFor.ts";
import type { Mending } from "./readMending.ts";
import { questionField, yesNo } from "./stepFields.ts";

type FieldError = MendView["errors"][number];

/** An application that waits to be mended, with what was answered so far. */
export interface ToMend {
  readonly found: Case<ApplicationData>;
  readonly item: Item;
  readonly entries: readonly Entry[];
  readonly answers: Answers;
}

/** What was tried and not taken, to be shown again. */
export interface Tried {
  readonly commandId: string;
  readonly mending: Mending;
  readonly errors: readonly FieldError[];
}

/** The form with what a notice names open, filled in with what was said; the rest is shown and not asked. */
export async function mendView(
  { files }: Platform,
  { found, item, entries, answers, commandId: begun }: ToMend & { readonly commandId?: string },
  tried?: Tried,
): Promise<MendView> {
  const commandId = tried?.commandId ?? begun ?? randomUUID();
  // What came by pieces before the page was loaded anew, or is on its way.
  const keeper = formKeeper(commandId);
  const [came, coming] = await Promise.all([
    tried ? [] : files.uploads.filesOf(keeper),
    files.uploads.unfinished(keeper),
  ]);
  const open = openPieces(found);
  const { data, clock } = found;
  const now = { ...answers, ...tried?.mending.answers };
  const certified = new Set(data.certified?.flatMap(({ key, corrected }) => (corrected ? [] : [key])));
  const isOpen = (key: string): boolean => open.questions.includes(key);
  const nameOf = ({ key, name }: Pick<HandedIn, "key" | "name">): Text =>
    item.materials.find((one) => one.key === key)?.name ?? t(name, name);
  const kept = await files.find([
    ...(tried?.mending.materials.flatMap((one) => one.files) ?? came.map(({ file }) => file)),
    ...data.materials.flatMap((one) => one.files ?? []),
  ]);
  const named = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const file = kept.get(id);
      return file ? [{ id, name: file.name, bytes: file.size }] : [];
    });
  return {
    ...{ number: found.number, title: item.name, toMend: toldIn(found, entries) },
    dueOn: clock ? dayOf(clock.dueAt) : null,
    commandId,
    errors: tried?.errors ?? [],
    fields: item.questions.filter(({ key }) => isOpen(key)).map((one) => questionField(one, { answers: now })),
    materials: data.materials
      .filter(({ key }) => open.materials.includes(key))
      .map(({ key, name, files: before = [] }) => {
        const guide = item.materials.find((one) => one.key === key);
        const typed = tried?.mending.materials.find((one) => one.key === key);
        return {
          ...{ key, name: nameOf({ key, name }), required: true, when: null, basis: guide?.basis ?? "" },
          ...{ certificate: null, issuer: null, wallet: null, mayPromise: false, choice: typed?.proof ?? "file" },
          files: named(typed?.files ?? came.flatMap((one) => (one.field === `m.${key}` ? [one.file] : []))),
          coming: comingFor(coming, key),
          before: named(before).map((file) => file.name),
        };
      }),
    note: noteField(tried?.mending.note ?? ""),
    answers: item.questions.flatMap(({ key, label, type, options, concept }) => {
      const value = answers[key];
      if (isOpen(key) || !value) return [];
      const chosen = (type === "yesNo" ? yesNo : (options ?? [])).find((option) => option.value === value);
      const given = certified.has(key) || concept?.startsWith("contact.");
      return [{ label, value: chosen?.label ?? (given ? maskedKnown(concept ?? "", value) : value) }];
    }),
    others: data.materials.flatMap((one) =>
      open.materials.includes(one.key) ? [] : [{ name: nameOf(one), how: proofWords(one) }],
    ),
  };
}

const noteField = (value: string): MendView["note"] => ({
  ...{ name: "note", label: noteLabel, type: "textarea", required: false, value, maxLength: 1000 },
  help: t("没有改的，在这里写明为什么", "Say here why something was not mended"),
});
const noteLabel: Text = t("补充说明", "Note");
