export { type Attachment, attachmentSchema } from "./attachment.ts";
export type { DeadLetter } from "./deadLetters.ts";
export type { Ask, FileSource, NewMessage, PeerSettings, Reader, Retry, Taken } from "./Exchange.ts";
export { exchangeFollower } from "./exchangeFollower.ts";
export { exchangeRoutes } from "./exchangeRoutes.ts";
export type { ExchangeState } from "./exchangeState.ts";
export { type OwnKeys, ownKeys, type PeerKeys, peerKeys } from "./keys.ts";
export { type Exchange, openExchange } from "./openExchange.ts";
export { vaultSealing } from "./vaultSealing.ts";
