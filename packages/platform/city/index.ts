export { type City, cityOf, type Division, loadCity, type Unit, type UnitGroup } from "./City.ts";
export { type ResolvedUnits, unitResolver } from "./unitResolver.ts";
