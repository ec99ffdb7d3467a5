export { caseForOnlooker, onlooker } from "./caseForOnlooker.ts";
export { deskRoutes } from "./deskRoutes.ts";
export { listFilter } from "./listRoute.ts";
