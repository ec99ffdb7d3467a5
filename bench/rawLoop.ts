import pg from "pg";
import type { Baseline } from "./Baseline.ts";
import { percentile } from "./percentile.ts";

/** Stands in for pgbench: 32 connections that run the statement again and again. `\set name random(a, b)` is understood. */
export async function rawLoop(url: string, script: string, seconds: number): Promise<Baseline> {
  const sets = [...script.matchAll(/^\\set (\w+) random\((\d+), (\d+)\)$/gmu)];
  const sql = script.replace(/^\\set.*$/gmu, "").trim();
  const names = sets.map((set) => set[1] ?? "");
  const text = names.reduce((statement, name, i) => statement.replaceAll(`:${name}`, `$${i + 1}`), sql);
  const end = performance.now() + seconds * 1000;
  const times: number[] = [];
  const client = async (): Promise<void> => {
    const connection = new pg.Client({ connectionString: url });
    await connection.connect();
    while (performance.now() < end) {
      const values = sets.map(
        (set) => Number(set[2]) + Math.floor(Math.random() * (Number(set[3]) - Number(set[2]) + 1)),
      );
      const start = performance.now();
      await connection.query({ name: "loop", text, values });
      times.push(performance.now() - start);
    }
    await connection.end();
  };
  await Promise.all(Array.from({ length: 32 }, client));
  return { perSecond: times.length / seconds, p99: percentile(times, 0.99), tool: "raw pg loop" };
}
