import { join } from "node:path";
import { areas } from "@wuxing/areas";
import { migrate, openPool, startEmbedded } from "@wuxing/platform/postgres";
import { type Composed, compose } from "./compose.ts";
import type { Configuration } from "./configuration.ts";
import { seedCity } from "./demo/seedCity.ts";
import { seedYear } from "./demo/seedYear.ts";
import { scheduleWork } from "./scheduleWork.ts";

export interface Running extends Composed {
  readonly databaseUrl: string;
  readonly address: string;
  /** Takes no new requests, ends those under way, then the followers, then the database. Loses nothing. */
  readonly stop: () => Promise<void>;
}

/** Database, migrations, demo city, routes, listening: in this order, so that the first answer comes early. */
export async function startServer(config: Configuration): Promise<Running> {
  const database = config.databaseUrl ? undefined : await startEmbedded({ dir: join(config.dataDir, "postgres") });
  const databaseUrl = config.databaseUrl ?? database?.url() ?? "";
  try {
    await migrate(databaseUrl, join(import.meta.dirname, "../../db/migrations"));
    if (config.demo) await inOwnPool(databaseUrl, seedCity);
    const seeded = Promise.withResolvers<void>();
    const composed = await compose({
      ready: seeded.promise,
      databaseUrl,
      areas,
      filesFolder: join(config.dataDir, "files"),
      origin: config.origin,
      secret: config.secret,
      demo: config.demo,
      log: config.log,
    });
    const address = await composed.http.listen({ host: config.host, port: config.port });
    // The portal answers at once; the year of the test city is written meanwhile, on the first start only.
    if (config.demo) await seedYearAsOwner(databaseUrl, composed);
    seeded.resolve();
    composed.follow();
    const work = await scheduleWork(databaseUrl, composed);
    const stop = async (): Promise<void> => {
      await work.stop();
      await composed.close();
      await database?.stop();
    };
    return { ...composed, databaseUrl, address, stop };
  } catch (error) {
    await database?.stop();
    throw error;
  }
}

async function inOwnPool(url: string, work: (pool: ReturnType<typeof openPool>) => Promise<void>): Promise<void> {
  const pool = openPool(url, { max: 2 });
  try {
    await work(pool);
  } finally {
    await pool.end();
  }
}

/** The past of the test city is written by the owner of the database: the server's role could not set the numbers' start. */
async function seedYearAsOwner(url: string, { platform }: Composed): Promise<void> {
  await inOwnPool(url, async (pool) => {
    const casework = { ...platform.casework, pool };
    await seedYear({ ...platform, pool, casework }, areas);
  });
}
