export { errorPage } from "./errorPage.ts";
export { portalRoutes } from "./portalRoutes.ts";
