import { type Actor, type Case, isSealedFrom } from "@wuxing/kernel/procedure";
import {
  type CaseLine,
  type CaseView,
  caseLine,
  caseView,
  type FileView,
  type Onlooker,
  sealText,
} from "@wuxing/kernel/views";
import type { Reads } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { childrenOf, entriesOf, findCase, procedureOf } from "@wuxing/platform/casework";
import {
  caseWithWords,
  maskedReporter,
  openReporter,
  openWords,
  type TypedWords,
  type Vault,
  withWords,
} from "@wuxing/platform/personal";

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

/**
 * A case as its page shows it to this actor, who may read it. `contact`: with the reporter's name and phone, and what
 * was hidden in his words, in full; the caller has left the record of it.
 */
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
  const parent = found.parentId === null ? undefined : await findCase(reads, found.parentId);
  const children = await childrenOf(reads, found.id);
  const sealed = isSealedFrom(actor, found) || (parent !== undefined && isSealedFrom(actor, parent));
  // A file may be called after who sent it.
  const named = (file: FileView | undefined) => file && (sealed ? { ...file, name: sealText(file.name) } : file);
  const looker: Onlooker = { ...onlooker(platform, actor, outside), sealed, file: (id) => named(files.get(id)) };
  const line = (c: Case): CaseLine => caseLine(procedureOf(casework, c.type), c, looker);
  const shows = contact && !outside && !sealed;
  const typed: TypedWords = shows ? await openWords(casework.vault, reads, [found.id]) : new Map();
  const kin = {
    parent: parent ? line(parent) : null,
    children: children.map(line),
    reporter: outside || sealed ? null : await reporterOf(casework.vault, reads, found.parentId ?? found.id, shows),
    reporterSealed: sealed,
  };
  const shown = caseWithWords(found, entries, typed);
  return caseView(procedureOf(casework, found.type), shown, withWords(entries, typed), kin, looker);
}

/** Name and phone masked, as they were when they were written, so that nothing is opened for it; in full for `contact`. */
async function reporterOf(vault: Vault, reads: Reads, id: number, contact: boolean): Promise<CaseView["reporter"]> {
  const opened = contact ? await openReporter(vault, reads, id) : undefined;
  if (!opened) return maskedReporter(reads, id);
  const { name = "", phone = "" } = opened.data;
  return { name, phone };
}
