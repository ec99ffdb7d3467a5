import { unitResolver } from "../../city/unitResolver.ts";
import { unitGroups, units } from "./units.ts";

/** The units of the test city that a Chinese name in a notice stands for, found as the platform finds them. */
export const resolveUnit = unitResolver([
  ...units.map(({ code, name, shortName, aliases }) => ({
    names: [name.zh, shortName.zh, ...aliases],
    stands: { units: [code], open: false },
  })),
  ...unitGroups.map(({ name, aliases, units: codes, open }) => ({
    names: [name.zh, ...aliases],
    stands: { units: codes, open },
  })),
]);
