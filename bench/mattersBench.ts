import { sampleRequest } from "@wuxing/areas/hotline/sample";
import { keyTermsOf, rarityIn, toldOf } from "@wuxing/kernel/matters";
import { seeded } from "@wuxing/platform/testing/city";
import pg from "pg";
import type { BenchServer } from "./BenchServer.ts";
import { percentile } from "./percentile.ts";

export interface MatterRound {
  /** Requests among which like ones are looked for. */
  readonly open: number;
  /** Milliseconds from asking until the answer is there. */
  readonly p50: number;
  readonly p99: number;
  /** How many of the texts found something. */
  readonly found: number;
  readonly asked: number;
}

const asked = 300;

/**
 * Keeps terms for every open request that was filled in, as the server would have kept them. What was filled in has the
 * texts of the seeded city in turn, so each stands there many times: more requests share a term than in a city.
 */
export async function fillTerms(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ file: Buffer }>("SELECT file FROM term_rarities ORDER BY made_at DESC LIMIT 1");
  if (!rows[0]) throw new Error("no rarity of terms was learnt: the server has not indexed the seeded city");
  const rarity = rarityIn(rows[0].file);
  const texts = await client.query<{ title: string; data: { text: string; place?: string } }>(
    "SELECT title, data FROM cases WHERE type = 'hotline.request' AND number NOT LIKE 'RX-BENCH%'",
  );
  const made = texts.rows.map(({ title, data }) => ({
    said: data.text,
    terms: Array.from(keyTermsOf(toldOf([title, data.text, data.place].filter(Boolean).join(" "), rarity))),
  }));
  await client.query("SET synchronous_commit = off");
  await client.query(
    `CREATE TEMP TABLE bench_terms AS
     SELECT DISTINCT ON (said) said, terms FROM json_to_recordset($1) AS t(said text, terms int[])`,
    [JSON.stringify(made)],
  );
  await client.query("ANALYZE bench_terms");
  // The server keeps terms of its own meanwhile, in another order: who waits here does not deadlock there.
  await client.query("BEGIN");
  await client.query("LOCK TABLE matter_requests, matter_terms IN EXCLUSIVE MODE");
  const filled = await client.query(
    `INSERT INTO matter_requests SELECT c.id, t.terms FROM cases c JOIN bench_terms t ON t.said = c.data->>'text'
     WHERE c.type = 'hotline.request' AND c.closed_at IS NULL AND c.sealed_from IS NULL ON CONFLICT DO NOTHING`,
  );
  // In the order of the key, which is the order on the disk: much faster, and the table is none the smaller.
  await client.query(
    `INSERT INTO matter_terms SELECT term, case_id FROM matter_requests, unnest(terms) AS term ORDER BY 1, 2
     ON CONFLICT DO NOTHING`,
  );
  await client.query("COMMIT");
  await client.query("VACUUM ANALYZE matter_terms, matter_requests");
  await client.end();
  return filled.rowCount ?? 0;
}

/** How long it takes until an agent who types sees the open matters that are like it, one question after another. */
export async function matterRound(server: BenchServer, cookie: string, open: number): Promise<MatterRound> {
  const random = seeded(11);
  const times: number[] = [];
  let found = 0;
  for (let i = 0; i < asked + 20; i++) {
    const { text, division } = sampleRequest(random, { division: "360300", day: "2026-11-02" });
    const start = performance.now();
    const answer = await fetch(
      `${server.origin}/api/hotline/matters/like?${new URLSearchParams({ text, division: division ?? "" })}`,
      { headers: { cookie } },
    );
    const { matters } = (await answer.json()) as { matters: unknown[] };
    // The first are asked of cold caches.
    if (i < 20) continue;
    times.push(performance.now() - start);
    if (matters.length > 0) found++;
  }
  return { open, p50: percentile(times, 0.5), p99: percentile(times, 0.99), found, asked };
}
