export { assertMaySee, caseForOnlooker, childrenOf, onlooker } from "./caseForOnlooker.ts";
export { deskRoutes } from "./deskRoutes.ts";
