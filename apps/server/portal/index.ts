export { errorPage } from "./errorPage.ts";
export type { PortalOptions } from "./PortalOptions.ts";
export { portalRoutes } from "./portalRoutes.ts";
