export { type Identity, identity, type Person } from "./Identity.ts";
export { passwordHash } from "./signInDesk.ts";
