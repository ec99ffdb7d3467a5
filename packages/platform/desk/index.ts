export { assertMaySee, caseForOnlooker, childrenOf, onlooker } from "./caseForOnlooker.ts";
export { deskRoutes, listFilter } from "./deskRoutes.ts";
