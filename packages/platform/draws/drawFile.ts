import type { TargetProof } from "@wuxing/kernel/draw";
import { canonicalJson } from "@wuxing/kernel/record";
import type { Pool } from "pg";
import type { Draw, DrawPick } from "./Draw.ts";
import { findPicks, getDraw } from "./drawRows.ts";
import { frameLines } from "./frameRows.ts";
import { findReveals } from "./reveals.ts";

const picksAtOnce = 1000;

/**
 * The file of a draw (`DrawFile`) as text in parts, so that a large frame is never held whole. It holds what may be public
 * by now: no secret that was not laid open, no visit that was not made. Throws Refusal where there is no such draw.
 */
export async function* drawFile(pool: Pool, id: string): AsyncGenerator<string> {
  const draw = await getDraw(pool, id);
  const member = (name: string, value: unknown): string => `,\n${JSON.stringify(name)}:${canonicalJson(value)}`;
  yield `{"format":"wuxing-draw/1",\n"plan":${canonicalJson(draw.plan).slice(0, -1)},"frame":[`;
  let separator = "\n";
  for await (const lines of frameLines(pool, id)) {
    yield separator + lines.join(",\n");
    separator = ",\n";
  }
  yield `]}${member("commitment", draw.commitment)}`;
  const { proof, outcomeProof, revealsProof } = draw;
  if (proof) yield member("log", { proof, reveals: revealsProof ?? undefined, outcome: outcomeProof ?? undefined });
  const reveals = await findReveals(pool, id);
  if (reveals.length > 0) yield member("reveals", reveals);
  if (draw.beacon) yield member("beacon", draw.beacon);
  if (draw.drawnAt) yield* drawn(pool, draw);
  yield "}\n";
}

async function* drawn(pool: Pool, draw: Draw): AsyncGenerator<string> {
  if (draw.mode === "open") {
    yield ',\n"outcome":{"picked":[';
    yield* picks(pool, draw.id, ({ target, stratum, ticket, officers }) => ({ target, stratum, ticket, officers }));
    yield `],"shortfalls":${canonicalJson(draw.shortfalls)}}`;
    return;
  }
  yield `,\n"sealed":${canonicalJson(draw.sealed)},\n"visits":[`;
  yield* picks(pool, draw.id, ({ target, stratum, officers, proof, salt }) => ({
    target,
    stratum,
    officers,
    proof,
    salt,
  }));
  yield "]";
  if (!draw.closedAt) return;
  const { rows } = await pool.query<{ proofs: TargetProof[] }>("SELECT proofs FROM draws WHERE id = $1", [draw.id]);
  yield `,\n"closed":${canonicalJson({ proofs: rows[0]?.proofs, shortfalls: draw.shortfalls })}`;
}

async function* picks(pool: Pool, id: string, shape: (pick: DrawPick) => object): AsyncGenerator<string> {
  for (let from = 0; ; from += picksAtOnce) {
    const some = await findPicks(pool, id, from, picksAtOnce);
    if (some.length === 0) return;
    yield (from === 0 ? "\n" : ",\n") + some.map((pick) => canonicalJson(shape(pick))).join(",\n");
  }
}
