export { bookingPageRoutes } from "./bookingPageRoutes.ts";
export { placePageRoutes } from "./placePageRoutes.ts";
