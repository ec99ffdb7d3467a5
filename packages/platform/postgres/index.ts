export { type Hearing, hearWord } from "./hearWord.ts";
export { migrate } from "./migrate.ts";
export { naturalBatch } from "./naturalBatch.ts";
export { openPool } from "./openPool.ts";
export { type PlannedOnce, plannedOnce, prepared } from "./prepared.ts";
export { SharedSessions, type Statement } from "./SharedSessions.ts";
export { type EmbeddedOptions, type EmbeddedPostgres, startEmbedded } from "./startEmbedded.ts";
export { type SupervisedPostgres, superviseEmbedded } from "./superviseEmbedded.ts";
export { transaction } from "./transaction.ts";
