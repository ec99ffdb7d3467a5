export type { Account } from "./Accounts.ts";
export { delays } from "./Delays.ts";
export type { Person } from "./findPerson.ts";
export { type Identity, identity } from "./Identity.ts";
export { passwordHash } from "./passwordHash.ts";
export { endSessions, type From } from "./Sessions.ts";
export type { SignInAnswer } from "./SignIn.ts";
export { published } from "./seal.ts";
export type { TotpOffer } from "./totp.ts";
