import { ask, tell, withQuery } from "../api/ask.ts";
import { Failure } from "../api/Failure.ts";
import { newId } from "../state/newId.ts";
import type { ItemDetail, ItemFields, NewItem, RevisionDetail } from "./contract.ts";

const revisionAt = (number: string): string => `/api/item-revisions/${encodeURIComponent(number)}`;

/** An item and its versions; of one that was never published there are none. Throws Failure. */
export async function itemDetail(code: string, signal: AbortSignal): Promise<ItemDetail> {
  try {
    return await ask<ItemDetail>(`/api/items/${encodeURIComponent(code)}`, signal);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.status === 404) return { item: null, versions: [] };
    throw thrown;
  }
}

/** What a new item of a unit begins with, by its code. Throws Failure, also where it cannot begin. */
async function begun(code: string, unit: string, signal: AbortSignal): Promise<ItemFields> {
  const asked = { unit, level: code.charAt(18), base: code.slice(19) };
  const { item, reason } = await ask<NewItem>(withQuery("/api/item-drafts/new", asked), signal);
  if (reason) throw new Failure(400, reason);
  return item ?? {};
}

/**
 * What the editor begins with: the draft of a revision that is written on, else the newest version, also where that one
 * holds from a later day only; a new item with what its code says. Throws Failure.
 */
export async function itemToEdit(
  detail: ItemDetail,
  code: string,
  { revision, unit }: { readonly revision: string | undefined; readonly unit: string },
  signal: AbortSignal,
): Promise<Begun> {
  if (revision) {
    const { items, version, because } = await ask<RevisionDetail>(revisionAt(revision), signal);
    const drafted = items.find((one) => one.code === code)?.item;
    if (drafted) return { item: drafted, seen: version, because };
  }
  const [newest] = detail.versions;
  if (!newest) return { item: await begun(code, unit, signal) };
  if (newest.version === detail.version) return { item: detail.item ?? {} };
  const at = `/api/items/${encodeURIComponent(code)}/versions/${newest.version}`;
  return { item: (await ask<ItemDetail>(at, signal)).item ?? {} };
}

/** What the editor begins with; `seen`: the version of the revision that is written on. */
export interface Begun {
  readonly item: ItemFields;
  readonly seen?: number;
  readonly because?: string;
}

/** What a revision says of an item now. Throws Failure. */
export async function draftedNow(revision: string, code: string): Promise<Begun> {
  const { items, version } = await ask<RevisionDetail>(revisionAt(revision));
  return { item: items.find((one) => one.code === code)?.item ?? {}, seen: version };
}

interface Sent {
  readonly code: string;
  readonly item: ItemFields;
  readonly because: string;
  readonly commandId: string;
  /** The version of the revision that it was written on. */
  readonly seen?: number | undefined;
  readonly submit: boolean;
  /** The item shall end instead. */
  readonly ends?: boolean;
}

/** Sends what was written, as a new revision or into the one that is written on; its number. Throws Failure. */
export async function sendItem({ code, item, ends, submit, ...asked }: Sent, revision?: string): Promise<string> {
  const change = ends ? { ended: [code] } : { items: [item] };
  if (!revision) {
    const { seen: _seen, ...said } = asked;
    const body = { ...said, ...change, submit, unit: String(item.unit ?? "") };
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
