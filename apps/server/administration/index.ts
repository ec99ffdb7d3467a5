export { administrationRoutes } from "./administrationRoutes.ts";
