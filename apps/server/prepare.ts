import { join } from "node:path";
import type { GatewaySettings } from "@wuxing/platform/gateway";
import { outgoing } from "@wuxing/platform/http";
import { sealOldReporters } from "@wuxing/platform/personal";
import { migrate, openPool, superviseEmbedded } from "@wuxing/platform/postgres";
import type { Composed, Parts } from "./compose.ts";
import type { Configuration } from "./configuration.ts";
import { closeDemoAccounts, seedCity } from "./demo/seedCity.ts";
import { seedInChild } from "./demo/seedInChild.ts";

export interface Prepared extends Composed {
  readonly databaseUrl: string;
  /** How many cases of the test city were written now. */
  readonly seeded: number;
  /** Ends what was begun, in order: routes and followers, then the embedded database. */
  readonly end: () => Promise<void>;
}

/** The configuration, with what a demonstration puts in place of a city's own. */
interface Preparing extends Configuration {
  /** Absent: departments' systems are asked as `outgoing` names them. */
  readonly attached?: GatewaySettings;
}

/**
 * Database, migrations, demo city, routes. `open` may listen before the year of the test city is written: reading is
 * answered meanwhile, what writes waits.
 */
export async function prepare(
  config: Preparing,
  open: (composed: Composed) => Promise<unknown> = async () => undefined,
): Promise<Prepared> {
  const starting = config.databaseUrl
    ? undefined
    : superviseEmbedded({ dir: join(config.dataDir, "postgres") }, reportRestart);
  // The program is loaded while the database starts: each takes about as long as the other.
  const loading = Promise.all([import("./compose.ts"), import("@wuxing/areas")]);
  const [database, [{ compose }, { areas }]] = await both(starting, loading);
  const databaseUrl = config.databaseUrl ?? database?.url() ?? "";
  try {
    await migrate(databaseUrl, join(import.meta.dirname, "../../db/migrations"));
    await inOwnPool(databaseUrl, async (pool) => {
      await sealOldReporters(pool, config.personalKey);
      await (config.demo ? seedCity : closeDemoAccounts)(pool);
      for (const area of areas) await area.begin?.(pool);
    });
    const ready = Promise.withResolvers<void>();
    const composed = await compose({ ...partsOf(config), databaseUrl, areas, ready: ready.promise });
    await takeGivenModel(config, composed);
    await open(composed);
    const seeded = config.demo ? await seedYearOnce(databaseUrl, composed.platform.pool) : 0;
    ready.resolve();
    const end = async (): Promise<void> => {
      await composed.close();
      await database?.stop();
    };
    return { ...composed, databaseUrl, seeded, end };
  } catch (error) {
    await database?.stop();
    throw error;
  }
}

async function takeGivenModel({ dispatchModel }: Configuration, { platform, http }: Composed): Promise<void> {
  if (!dispatchModel) return;
  const { giveModel } = await import("./giveModel.ts");
  http.log.info(await giveModel(platform, dispatchModel));
}

/** What of the configuration the server itself is made of. */
function partsOf(config: Preparing): Omit<Parts, "databaseUrl" | "areas" | "ready"> {
  const { origin, secret, olderSecrets, personalKey, certificateKey, copyFonts, limits, clamd } = config;
  const { demo, log, askDrand, anchors, province, ratingReceiver, recordingHosts, payments, push } = config;
  return {
    ...{ origin, secret, olderSecrets, personalKey, certificateKey, copyFonts, limits, clamd },
    ...{ demo, log, askDrand, anchors, province, ratingReceiver, recordingHosts, payments, push },
    ...config.citizens,
    ...config.publicLog,
    attached: config.attached ?? { hosts: config.outgoing, ask: outgoing(config.outgoing) },
    filesFolder: join(config.dataDir, "files"),
    logHeadFile: join(config.dataDir, "log-checkpoint"),
  };
}

/** Both results; where the program does not load, the database that was started is ended. */
async function both<Database extends { stop: () => Promise<void> }, Program>(
  starting: Promise<Database> | undefined,
  loading: Promise<Program>,
): Promise<[Database | undefined, Program]> {
  const [database, program] = await Promise.allSettled([starting, loading]);
  if (database.status === "rejected") throw database.reason;
  if (program.status === "fulfilled") return [database.value, program.value];
  await database.value?.stop();
  throw program.reason;
}

async function inOwnPool<Result>(
  url: string,
  work: (pool: ReturnType<typeof openPool>) => Promise<Result>,
): Promise<Result> {
  const pool = openPool(url, { max: 2 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

function reportRestart(times: number, fault?: unknown): void {
  const what = fault === undefined ? "database restarted" : "database does not start again";
  process.stderr.write(`${JSON.stringify({ level: 50, msg: what, times, fault: fault && String(fault) })}\n`);
}

/** The year of the test city, where there is no case yet. */
async function seedYearOnce(url: string, pool: Composed["platform"]["pool"]): Promise<number> {
  const { rows } = await pool.query("SELECT 1 FROM cases LIMIT 1");
  return rows.length > 0 ? 0 : seedInChild(url);
}
