import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { areas } from "@wuxing/areas";
import { sampleRequest } from "@wuxing/areas/hotline/sample";
import { seeded } from "@wuxing/platform/testing/city";
import type { Pool } from "pg";
import { type Composed, compose } from "../apps/server/compose.ts";
import type { BenchServer } from "./BenchServer.ts";
import { percentile } from "./percentile.ts";

/** How far the log was behind while entries were being written. */
export interface LogRound {
  readonly written: number;
  readonly perSecond: number;
  /** Seconds since the oldest entry was written that no signed checkpoint held, asked 20 times a second. */
  readonly p50: number;
  readonly most: number;
  /** Processor microseconds of the integrating server for one entry. */
  readonly cost: number;
}

/**
 * One server integrates; this process takes requests in at `rate` a second on the same database, and asks how old the
 * oldest entry is that is in no checkpoint.
 */
export async function logIntegrationRound(
  server: BenchServer,
  databaseUrl: string,
  filesFolder: string,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<LogRound> {
  const origin = "http://127.0.0.1";
  const writer = await compose({ databaseUrl, areas, filesFolder, origin, secret: undefined, demo: false, log: false });
  try {
    const watch = watchLag(writer.platform.pool);
    const [cpu, start] = [server.cpu(), performance.now()];
    const written = await write(writer, rate, seconds);
    const took = (performance.now() - start) / 1000;
    const used = server.cpu() - cpu;
    const lags = await watch.stop();
    return {
      written,
      perSecond: written / took,
      p50: percentile(lags, 0.5),
      most: Math.max(...lags),
      cost: (used / written) * 1e6,
    };
  } finally {
    await writer.close();
  }
}

async function write({ platform }: Composed, rate: number, seconds: number): Promise<number> {
  const random = seeded(3);
  const samples = Array.from({ length: 500 }, () => sampleRequest(random, { division: "360300", day: "2026-11-02" }));
  const start = performance.now();
  const pending: Promise<unknown>[] = [];
  let written = 0;
  while (performance.now() - start < seconds * 1000) {
    for (const due = ((performance.now() - start) / 1000) * rate; written < due; written++) {
      const { text, kind, place, division } = samples[written % samples.length] ?? {};
      pending.push(
        platform.intake({
          type: "hotline.request",
          input: { text, kind, place, division, channel: "web", publish: true },
          actor: { kind: "citizen", id: "citizen", posts: [] },
          commandId: randomUUID(),
          reporter: { phone: `139${String(random.int(100_000_000)).padStart(8, "0")}` },
        }),
      );
    }
    await sleep(5);
  }
  await Promise.all(pending);
  return written;
}

/** Asks every 50 ms how old the oldest entry is that no checkpoint holds. */
function watchLag(pool: Pool): { readonly stop: () => Promise<number[]> } {
  const lags: number[] = [];
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const { rows } = await pool.query<{ at: string | null }>(
        `SELECT (SELECT at FROM entries WHERE (xid, id) > (f.xid, f.id) ORDER BY xid, id LIMIT 1) AS at
         FROM followers f WHERE name = 'log'`,
      );
      const at = rows[0]?.at;
      lags.push(at ? (Date.now() - Date.parse(at)) / 1000 : 0);
      await sleep(50);
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await watching;
      return lags;
    },
  };
}
