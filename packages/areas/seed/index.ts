export { seedFromProvince } from "../hotline/province/seed.ts";
export { type Period, seedRequests } from "../hotline/seed.ts";
export { saveInspections } from "../inspections/saveSeed.ts";
export { seedInspections } from "../inspections/seed.ts";
export { seedOversight } from "../oversight/seed.ts";
export { seedRatings } from "../ratings/seed.ts";
export { saveSupervision } from "../supervision/saveSeed.ts";
export { seedSupervision } from "../supervision/seed.ts";
export { type SeededNotice, seedNotice } from "../work-points/seed.ts";
