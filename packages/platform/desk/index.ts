export { caseForOnlooker, onlooker } from "./caseForOnlooker.ts";
export { deskRoutes, listFilter } from "./deskRoutes.ts";
