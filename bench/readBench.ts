import { lineColumns } from "@wuxing/platform/worklists";
import type { Baseline } from "./Baseline.ts";
import type { BenchServer } from "./BenchServer.ts";
import { httpLoad, type Load } from "./httpLoad.ts";
import { pgbench } from "./pgbench.ts";

/** The page of fifty that an officer of the busiest unit opens, against the query alone. */
export async function worklistRound(
  server: BenchServer,
  cookie: string,
  url: string,
  unit: string,
  seconds: number,
): Promise<{ page: Load; raw: Baseline }> {
  const raw = await pgbench(
    url,
    `SELECT ${lineColumns} FROM cases c WHERE c.unit = '${unit}' AND c.closed_at IS NULL
       AND c.unit = ANY(ARRAY['${unit}']) AND c.waits_for = ANY(ARRAY['assignedUnit']) ORDER BY c.due_at, c.id LIMIT 51;\n`,
    seconds,
  );
  const headers = { cookie };
  const page = await httpLoad(
    server.origin,
    () => ({ method: "GET", path: "/api/desk/cases?list=mine", headers }),
    seconds,
  );
  return { page, raw };
}

/** Searches of one to three words, frequent and rare, one after the other on four connections, as people search. */
export async function searchRound(
  server: BenchServer,
  cookie: string,
  words: readonly string[],
  seconds: number,
): Promise<Load> {
  let n = 0;
  const headers = { cookie };
  const shot = () => {
    n++;
    const count = 1 + (n % 3);
    const query = Array.from({ length: count }, (_, i) => words[(n * 7 + i * 31) % words.length]).join(" ");
    return { method: "GET" as const, path: `/api/desk/cases?q=${encodeURIComponent(query)}`, headers };
  };
  return httpLoad(server.origin, shot, seconds, 4);
}
