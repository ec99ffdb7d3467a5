import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Item } from "@wuxing/platform/items";
import { hashOf, keepDrafts } from "./drafts.ts";
import { newestItems } from "./newestItems.ts";
import type { RevisionChange } from "./RevisionData.ts";

/** What is proposed: items as they shall be, and the codes of those that shall end. */
export interface Proposed {
  readonly items: readonly Item[];
  readonly ended: readonly string[];
}

/** Keeps the drafts and gives the changes that a revision's case names. Throws Refusal where nothing would change. */
export async function changesOf({ pool, casework }: Platform, { items, ended }: Proposed): Promise<RevisionChange[]> {
  const codes = [...items.map(({ code }) => code), ...ended];
  const present = await newestItems(pool, codes);
  const changes = [
    ...items.flatMap((item): RevisionChange[] => {
      const now = present.get(item.code);
      if (now && hashOf(now.item) === hashOf(item)) return [];
      const { code, name } = item;
      const basedOn = now?.version ?? null;
      return [{ code, what: now ? "change" : "new", name: name.zh, hash: hashOf(item), basedOn }];
    }),
    ...ended.map((code): RevisionChange => {
      const now = present.get(code);
      if (!now) throw new Refusal("invalidInput", t(`没有现行的事项 ${code}`, `No item ${code} is in force`));
      return { code, what: "end", name: now.item.name.zh, hash: null, basedOn: now.version };
    }),
  ];
  if (changes.length === 0)
    throw new Refusal(
      "refused",
      t("与现行版本相同，没有要改的", "It is as the version in force; nothing would change"),
    );
  await keepDrafts(pool, items, casework.now());
  return changes;
}

export interface RevisionAsked extends Proposed {
  readonly unit: string;
  readonly because: string;
  /** Handed in for review at once. */
  readonly submit: boolean;
  readonly commandId: string;
}

/** Opens the case of a revision and gives its number. Throws Refusal. */
export async function openRevision(platform: Platform, actor: Actor, asked: RevisionAsked): Promise<string> {
  const changes = await changesOf(platform, asked);
  const { unit, because, submit, commandId } = asked;
  const { case: opened } = await platform.intake({
    ...{ type: "items.revision", actor, commandId },
    input: { unit, because, submit, changes, author: actor.id },
  });
  return opened.number;
}
