import type { Day } from "@wuxing/kernel/calendar";
import type { Text } from "@wuxing/kernel/text";
import type { Item, Material, Question } from "@wuxing/platform/items";
import type { Pool } from "pg";

type Db = Pick<Pool, "query">;

/** 一件事: items needed together, in the order in which they are done. */
export interface Bundle {
  readonly code: string;
  readonly name: Text;
  readonly event: string;
  readonly audience: string;
  readonly lead: Text;
  /** 基本编码. */
  readonly bases: readonly string[];
}

const columns = `code, name, life_event AS event, audience, lead, bases`;

/** Every bundle, those for people before those for firms. */
export async function bundlesOf(db: Db): Promise<readonly Bundle[]> {
  const { rows } = await db.query<Bundle>(`SELECT ${columns} FROM item_bundles ORDER BY audience, code`);
  return rows;
}

/** A bundle by its code, in the version that holds; undefined where there is none. */
export async function findBundle(db: Db, code: string): Promise<(Bundle & { readonly version: number }) | undefined> {
  const { rows } = await db.query<Bundle & { version: number }>(
    `SELECT ${columns}, version FROM item_bundles WHERE code = $1`,
    [code],
  );
  return rows[0];
}

/** What the items of base codes are called, in their order; one that is no item's is called by its code. */
export async function namesOf(
  db: Db,
  bases: readonly string[],
): Promise<readonly { readonly base: string; readonly name: Text }[]> {
  const { rows } = await db.query<{ base: string; name: Text }>(
    `SELECT base, COALESCE((SELECT item->'name' FROM item_versions WHERE right(code, 12) = base
       ORDER BY since DESC, code LIMIT 1), jsonb_build_object('zh', base, 'en', base)) AS name
     FROM unnest($1::text[]) WITH ORDINALITY AS b(base, at) ORDER BY at`,
    [bases],
  );
  return rows;
}

/** The bundle's items in force for a division, the division's own before the city's; what neither has is told by `missingItems`. */
export async function itemsOfBundle(
  db: Db,
  { bases }: Pick<Bundle, "bases">,
  division: string,
  day: Day,
): Promise<readonly Item[]> {
  const { rows } = await db.query<{ item: Item }>(
    `SELECT DISTINCT ON (at) item FROM unnest($1::text[]) WITH ORDINALITY AS b(base, at)
     JOIN item_versions ON right(code, 12) = base
     WHERE since <= $3 AND (until IS NULL OR until > $3) AND ($2 = division OR division LIKE '%00')
     ORDER BY at, (division = $2) DESC, code`,
    [bases, division, day],
  );
  return rows.map(({ item }) => item);
}

/** Bundles that lose an item when that of this code ends: no other unit offers the same on that day. */
export async function bundlesLosing(db: Db, code: string, day: Day): Promise<readonly Pick<Bundle, "code" | "name">[]> {
  const { rows } = await db.query<Pick<Bundle, "code" | "name">>(
    `SELECT code, name FROM item_bundles WHERE right($1, 12) = ANY(bases) AND NOT EXISTS (
       SELECT FROM item_versions v WHERE right(v.code, 12) = right($1, 12) AND v.code <> $1
         AND (v.until IS NULL OR v.until > $2)) ORDER BY code`,
    [code, day],
  );
  return rows;
}

/** A question or material of several items, with the names of those that need it. */
export type Merged<One> = One & { readonly neededBy: readonly Text[] };

export interface MergedBundle {
  readonly questions: readonly Merged<Question>[];
  readonly materials: readonly Merged<Material>[];
  /** How many there are when each item is applied for alone. */
  readonly asked: { readonly questions: number; readonly materials: number };
}

/**
 * The questions of several items, each concept asked once, and their materials, each paper once: the first item's wording
 * stands, and what one of them requires is required. What an earlier item issues is not asked for at all. Pure.
 */
export function mergeItems(items: readonly Pick<Item, "name" | "questions" | "materials" | "issues">[]): MergedBundle {
  const questions = items.flatMap((item) => item.questions.map((one) => [item.name, one] as const));
  const materials = items.flatMap((item) => item.materials.map((one) => [item.name, one] as const));
  // What an item on the way issues, the next ones have.
  const made = (name: Text, type: string | undefined): boolean => {
    const at = items.findIndex((one) => one.name.zh === name.zh);
    return type !== undefined && items.slice(0, at).some(({ issues }) => issues === type);
  };
  return {
    // What has no concept is another question wherever it stands.
    questions: merge(questions, (one, name) => one.concept ?? `${name.zh} ${one.key}`),
    materials: merge(
      materials.filter(([name, one]) => !made(name, one.certificateType)),
      (one) => one.certificateType ?? one.name.zh,
    ),
    asked: { questions: questions.length, materials: materials.length },
  };
}

function merge<One extends { readonly required: boolean }>(
  told: readonly (readonly [Text, One])[],
  sameAs: (one: One, name: Text) => string,
): Merged<One>[] {
  const merged = new Map<string, Merged<One>>();
  for (const [name, one] of told) {
    const key = sameAs(one, name);
    const known = merged.get(key);
    if (!known) merged.set(key, { ...one, neededBy: [name] });
    else
      merged.set(key, {
        ...known,
        required: known.required || one.required,
        neededBy: known.neededBy.includes(name) ? known.neededBy : [...known.neededBy, name],
      });
  }
  return [...merged.values()];
}
