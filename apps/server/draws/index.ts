export { drawRoutes } from "./drawRoutes.ts";
