export { type AccountRecord, accountRecord } from "./accountRecord.ts";
export { type Accounts, askToSignIn, type Contact } from "./accounts.ts";
export type { Citizen, Level } from "./Citizen.ts";
export { citizenRules } from "./citizenRules.ts";
export { type CitizenCookie, citizenOf, citizenSession } from "./citizenSession.ts";
export { type Citizens, citizensOf } from "./citizensOf.ts";
export { accountsOfFirm, actsFor, type FirmLine, firmsOf, mayActFor, validOn } from "./firmAccess.ts";
export type { Firms } from "./firms.ts";
export type { MandateKind, MandateLine, NewMandate } from "./mandates.ts";
export { openAccount } from "./openAccount.ts";
export {
  accountsOfCases,
  callerOfCitizen,
  casesNaming,
  casesOfCitizen,
  casesOfFirm,
  firmOfCase,
  isOwnCase,
  type OwnLine,
} from "./ownCases.ts";
export type { RealName, RealNameProvider } from "./RealName.ts";
export type { SessionLine } from "./sessions.ts";
export type { World } from "./World.ts";
