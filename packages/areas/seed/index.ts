export { type Period, seedRequests } from "../hotline/seed.ts";
export { seedRatings } from "../ratings/seed.ts";
export { type SeededNotice, seedNotice } from "../work-points/seed.ts";
