import { ask, tell } from "../api/ask.ts";
import { newId } from "../state/newId.ts";
import type { ItemDetail, ItemFields, RevisionDetail } from "./contract.ts";

const revisionAt = (number: string): string => `/api/item-revisions/${encodeURIComponent(number)}`;

/**
 * What the editor begins with: the draft of a revision that is written on, else the newest version, also where that one
 * holds from a later day only. Throws Failure.
 */
export async function itemToEdit(
  detail: ItemDetail,
  code: string,
  revision: string | undefined,
  signal: AbortSignal,
): Promise<ItemFields> {
  if (revision) {
    const { items } = await ask<RevisionDetail>(revisionAt(revision), signal);
    const drafted = items.find((one) => one.code === code)?.item;
    if (drafted) return drafted;
  }
  const [newest] = detail.versions;
  if (!newest || newest.version === detail.version) return detail.item ?? {};
  const at = `/api/items/${encodeURIComponent(code)}/versions/${newest.version}`;
  return (await ask<ItemDetail>(at, signal)).item ?? {};
}

interface Sent {
  readonly code: string;
  readonly item: ItemFields;
  readonly because: string;
  readonly commandId: string;
  readonly submit: boolean;
  /** The item shall end instead. */
  readonly ends?: boolean;
}

/** Sends what was written, as a new revision or into the one that is written on; its number. Throws Failure. */
export async function sendItem({ code, item, ends, submit, ...asked }: Sent, revision?: string): Promise<string> {
  const change = ends ? { ended: [code] } : { items: [item] };
  if (!revision) {
    const body = { ...asked, ...change, submit, unit: String(item.unit ?? "") };
    return (await tell<{ number: string }>("/api/item-revisions", body)).number;
  }
  const { items } = await ask<RevisionDetail>(revisionAt(revision));
  const others = items.filter((one) => one.code !== code);
  await tell(`${revisionAt(revision)}/draft`, {
    ...asked,
    items: [...others.flatMap((one) => one.item ?? []), ...(change.items ?? [])],
    ended: [...others.filter((one) => one.what === "end").map((one) => one.code), ...(change.ended ?? [])],
  });
  const at = `/api/cases/${encodeURIComponent(revision)}/actions/submit`;
  if (submit) await tell(at, { input: {}, commandId: newId() });
  return revision;
}
