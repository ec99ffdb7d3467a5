export { demoCode, demoSecret, hasDemoCode } from "./demoCode.ts";
export { counties, type Division, divisions, findDivision, townships } from "./divisions.ts";
export { demoPassword, type Person, people, type Role } from "./people.ts";
export { type Random, seeded } from "./random.ts";
export { resolveUnit } from "./resolveUnit.ts";
export { sampleReporter } from "./sampleReporter.ts";
export { findUnit, type Unit, type UnitGroup, unitGroups, units } from "./units.ts";
