export { type City, cityOf, type Division, liveCity, loadCity, type Unit, type UnitGroup } from "./City.ts";
export { type ResolvedUnits, unitResolver } from "./unitResolver.ts";
