import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { migrate, startEmbedded } from "@wuxing/platform/postgres";
import type { TestProject } from "vitest/node";

const prefix = "wuxing-test-";
/**
 * Without fsync, which only a power cut would need: a database is copied and removed in a tenth of the time. What tests
 * kill are processes; the journeys run the product's own database, as it is.
 */
const settings = { shared_buffers: "128MB", max_connections: "100", fsync: "off", full_page_writes: "off" };
const migrations = resolve(import.meta.dirname, "../../../db/migrations");

declare module "vitest" {
  interface ProvidedContext {
    /** The maintenance database of the run's server. */
    readonly testServer: string;
  }
}

/**
 * One real PostgreSQL for the run, and in it the database `wuxing` with every migration: the template
 * that testDatabase() copies. It ends with the run, also when that is interrupted or killed.
 */
export default async function globalSetup({ provide }: TestProject): Promise<() => Promise<void>> {
  removeLeftOvers();
  const dir = mkdtempSync(join(tmpdir(), prefix));
  const remove = (): void => rmSync(dir, { recursive: true, force: true });
  const server = await startEmbedded({ dir, settings }).catch((reason: Error) => {
    remove();
    throw reason;
  });
  const end = async (): Promise<void> => {
    await server.stop();
    remove();
  };
  try {
    await migrate(server.url(), migrations);
  } catch (reason) {
    await end();
    throw reason;
  }
  provide("testServer", server.url("postgres"));
  return end;
}

/** Folders of runs that were killed. */
function removeLeftOvers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dir = join(tmpdir(), name);
    if (!isInUse(dir)) rmSync(dir, { recursive: true, force: true });
  }
}

/** Before its server has started a run has no note; an hour is long enough for that. */
function isInUse(dir: string): boolean {
  const note = join(dir, "supervisor.pid");
  try {
    if (!existsSync(note)) return Date.now() - statSync(dir).mtimeMs < 3_600_000;
    process.kill(Number(readFileSync(note, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}
