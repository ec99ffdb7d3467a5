import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { logCosts, recordsOf } from "./logBench.ts";
import { hypercoreCosts, merkletreejsCosts } from "./otherLogs.ts";

/** Prints what the log costs beside its hashes, and beside two others on the same leaves. */
export async function reportLogs(folder: string, leaves: number, say: (line: string) => void): Promise<void> {
  const below = join(folder, "log");
  mkdirSync(below);
  const records = recordsOf(leaves);
  const own = await logCosts(below, records);
  say(
    `log, ${leaves} leaves: hashing alone ${own.hashing.toFixed(0)} leaves/s; of that in memory ${own.memory.toFixed(2)} (wanted ≥ 0.8), as tiles ${own.edge.toFixed(2)}, in durable batches of 100 ${own.durable.toFixed(2)} (wanted ≥ 0.4); an inclusion proof ${own.proof.toFixed(1)} µs (wanted ≤ 5)`,
  );
  for (const other of [await hypercoreCosts(below, records), await merkletreejsCosts(records)])
    say(`beside it ${other.name}: ${other.perSecond.toFixed(0)} leaves/s, a proof ${other.proof.toFixed(1)} µs`);
}
