import { unitGroups, units } from "./units.ts";

/** What a name in a notice stands for. `open` is true where the name leaves the choice of units open (相关部门). */
export interface ResolvedUnits {
  readonly units: readonly string[];
  readonly open: boolean;
}

/** Brackets, quotes, spaces and list marks do not tell names apart: 各县（区）人民政府 is 各县区人民政府. */
const bare = (name: string) =>
  name
    .normalize("NFKC")
    .replace(/[\s()[\]{}〔〕【】「」“”"'‘’、,，.。:;]/gu, "")
    .replace(/^(?:中共)?萍乡(?=市)/u, "");

const known = new Map<string, ResolvedUnits>();
for (const { name, aliases, units: codes, open } of unitGroups)
  for (const written of [name.zh, ...aliases]) known.set(bare(written), { units: codes, open });
for (const { code, name, shortName, aliases } of units)
  for (const written of [name.zh, shortName.zh, ...aliases]) known.set(bare(written), { units: [code], open: false });

/**
 * The units that a Chinese name in a notice stands for: one unit by its full, short or other name, or a group.
 * Tolerates brackets, quotes, spaces, a leading 萍乡 and a missing 市. Undefined for a name that the city does not know.
 */
export function resolveUnit(name: string): ResolvedUnits | undefined {
  const written = bare(name);
  return written === "" ? undefined : (known.get(written) ?? known.get(`市${written}`));
}
