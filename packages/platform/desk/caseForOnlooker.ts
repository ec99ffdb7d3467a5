import { type Actor, type Case, notFound } from "@wuxing/kernel/procedure";
import { type CaseLine, type CaseView, caseLine, caseView, type Onlooker } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { type CaseRow, caseColumns, caseOf, entriesOf, findCase, procedureOf } from "@wuxing/platform/casework";
import { maySee } from "@wuxing/platform/worklists";

/** Who looks, with the names of the city and of the files at hand. */
export function onlooker(platform: Platform, actor: Actor, outside: boolean): Onlooker {
  return {
    actor,
    outside,
    now: platform.casework.now(),
    almanac: platform.casework.almanac,
    unit: platform.city.unit,
    division: platform.city.division,
    file: () => undefined,
  };
}

/** Actions after which the answer, once, shows name and phone in full: the entry is the record of who looked and why. */
export const showsContact: ReadonlySet<string> = new Set(["viewContact"]);

/** A case as its page shows it to this actor. Throws notFound alike for what is not there and for what is not his to see. */
export async function caseForOnlooker(
  platform: Platform,
  found: Case,
  actor: Actor,
  outside: boolean,
  contact = false,
): Promise<CaseView> {
  const { pool, casework } = platform;
  const entries = await entriesOf(pool, found.id);
  const fileIds = entries.flatMap((entry) => (Array.isArray(entry.input.files) ? entry.input.files.map(String) : []));
  const files = await platform.files.find(fileIds);
  const looker: Onlooker = { ...onlooker(platform, actor, outside), file: (id) => files.get(id) };
  const parent = found.parentId === null ? undefined : await findCase(pool, found.parentId);
  const children = await childrenOf(platform, found.id);
  const line = (c: Case): CaseLine => caseLine(procedureOf(casework, c.type), c, looker);
  const kin = {
    parent: parent ? line(parent) : null,
    children: children.map(line),
    reporter: outside ? null : await reporterOf(platform, found.parentId ?? found.id, contact),
  };
  return caseView(procedureOf(casework, found.type), found, entries, kin, looker);
}

/** Throws notFound unless the actor may see the case, its parent or one of its children. */
export async function assertMaySee(platform: Platform, found: Case, actor: Actor): Promise<void> {
  if (maySee(actor, found)) return;
  if (found.parentId !== null) {
    const parent = await findCase(platform.pool, found.parentId);
    if (parent && maySee(actor, parent)) return;
  }
  const children = await childrenOf(platform, found.id);
  if (!children.some((child) => maySee(actor, child))) throw notFound();
}

/** The child cases, oldest first. */
export async function childrenOf(platform: Pick<Platform, "pool">, caseId: number): Promise<Case[]> {
  const { rows } = await platform.pool.query<CaseRow>(
    `SELECT ${caseColumns} FROM cases WHERE parent_id = $1 ORDER BY id`,
    [caseId],
  );
  return rows.map(caseOf);
}

/** Name and phone, masked by the database itself so that the full ones do not reach this process; in full for `contact`. */
async function reporterOf(platform: Platform, caseId: number, contact: boolean): Promise<CaseView["reporter"]> {
  if (contact) {
    const { rows } = await platform.pool.query<{ name: string; phone: string }>(
      "SELECT COALESCE(name, '') AS name, COALESCE(phone, '') AS phone FROM reporters WHERE case_id = $1",
      [caseId],
    );
    return rows[0] ?? null;
  }
  const { rows } = await platform.pool.query<{ name: string; phone: string }>(
    `SELECT CASE WHEN name IS NULL OR name = '' THEN '' ELSE left(name, 1) || '**' END AS name,
       CASE WHEN phone IS NULL OR phone = '' THEN '' ELSE left(phone, 3) || '****' || right(phone, 4) END AS phone
     FROM reporters WHERE case_id = $1`,
    [caseId],
  );
  return rows[0] ?? null;
}
