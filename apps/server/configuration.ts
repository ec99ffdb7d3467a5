import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export interface Configuration {
  readonly host: string;
  readonly port: number;
  /** A given PostgreSQL (15 or later); without it an embedded one runs in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Signs sessions. Without it one is made and kept in the database. */
  readonly secret: string | undefined;
  /** Master keys of the personal data, `VERSION:KEY` each. Without them one is made and kept in the database. */
  readonly personalKey: string | undefined;
  /** Fills an empty database with the test city and shows its sign-in names. */
  readonly demo: boolean;
  readonly origin: string;
  readonly log: boolean;
}

/** The configuration from environment variables; throws with what to mend. */
export function configuration(env: NodeJS.ProcessEnv): Configuration {
  const host = env.HOST ?? "127.0.0.1";
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT 应为 0–65535 的整数 / PORT must be a whole number from 0 to 65535: ${env.PORT}`);
  return {
    host,
    port,
    databaseUrl: env.DATABASE_URL || undefined,
    dataDir: resolve(env.DATA_DIR ?? "data"),
    secret: env.SESSION_SECRET || undefined,
    personalKey: env.PERSONAL_KEY || (env.PERSONAL_KEY_FILE ? readFileSync(env.PERSONAL_KEY_FILE, "utf8") : undefined),
    demo: env.DEMO !== "0",
    origin: env.ORIGIN ?? `http://${host}:${port}`,
    log: env.LOG !== "0",
  };
}
