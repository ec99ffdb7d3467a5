export { type EmbeddedOptions, type EmbeddedPostgres, startEmbedded } from "./startEmbedded.ts";
export { migrate } from "./migrate.ts";
export { openPool } from "./openPool.ts";
export { transaction } from "./transaction.ts";
