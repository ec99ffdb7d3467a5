import { type Actor, type Case, isSealedFrom } from "@wuxing/kernel/procedure";
import { type CaseLine, type CaseView, caseLine, caseView, type Onlooker } from "@wuxing/kernel/views";
import type { Reads } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { childrenOf, entriesOf, findCase, procedureOf } from "@wuxing/platform/casework";

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

/** A case as its page shows it to this actor, who may read it. `contact`: with the reporter's name and phone in full. */
export async function caseForOnlooker(
  platform: Platform,
  found: Case,
  actor: Actor,
  outside: boolean,
  contact = false,
): Promise<CaseView> {
  const { pool, casework } = platform;
  // Outsiders are shown a case by what it says of itself (published, or proven to be theirs), and nobody's identity.
  const reads = outside ? pool : platform.readAs(actor);
  const entries = await entriesOf(reads, found.id);
  const fileIds = entries.flatMap((entry) => (Array.isArray(entry.input.files) ? entry.input.files.map(String) : []));
  const files = await platform.files.find(fileIds);
  const looker: Onlooker = { ...onlooker(platform, actor, outside), file: (id) => files.get(id) };
  const parent = found.parentId === null ? undefined : await findCase(reads, found.parentId);
  const children = await childrenOf(reads, found.id);
  const line = (c: Case): CaseLine => caseLine(procedureOf(casework, c.type), c, looker);
  const sealed = isSealedFrom(actor, found) || (parent !== undefined && isSealedFrom(actor, parent));
  const kin = {
    parent: parent ? line(parent) : null,
    children: children.map(line),
    reporter: outside || sealed ? null : await reporterOf(reads, found.parentId ?? found.id, contact),
  };
  return caseView(procedureOf(casework, found.type), found, entries, kin, looker);
}

/** Name and phone, masked by the database itself so that the full ones do not reach this process; in full for `contact`. */
async function reporterOf(reads: Reads, caseId: number, contact: boolean): Promise<CaseView["reporter"]> {
  if (contact) {
    const { rows } = await reads.query<{ name: string; phone: string }>(
      "SELECT COALESCE(name, '') AS name, COALESCE(phone, '') AS phone FROM reporters WHERE case_id = $1",
      [caseId],
    );
    return rows[0] ?? null;
  }
  const { rows } = await reads.query<{ name: string; phone: string }>(
    `SELECT CASE WHEN name IS NULL OR name = '' THEN '' ELSE left(name, 1) || '**' END AS name,
       CASE WHEN phone IS NULL OR phone = '' THEN '' ELSE left(phone, 3) || '****' || right(phone, 4) END AS phone
     FROM reporters WHERE case_id = $1`,
    [caseId],
  );
  return rows[0] ?? null;
}
