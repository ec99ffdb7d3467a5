export { logRoutes } from "./logRoutes.ts";
