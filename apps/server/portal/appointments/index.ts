export { bookingFormRoutes } from "./bookingFormRoutes.ts";
export { ownBookingRoutes } from "./ownBookingRoutes.ts";
export { placePageRoutes } from "./placePageRoutes.ts";
