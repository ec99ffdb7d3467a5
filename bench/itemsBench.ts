import pg from "pg";
import type { BenchServer } from "./BenchServer.ts";
import { percentile } from "./percentile.ts";

export interface ItemRound {
  /** Versions of items among which is searched. */
  readonly items: number;
  /** Milliseconds from asking until the answer is there. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of the server's own processor time a question. */
  readonly cpu: number;
  readonly worst: { readonly query: string; readonly milliseconds: number };
}

/** What people type: rare and common words, letters, pinyin, filters, browsing, and what is not there. */
const queries = [
  ...["q=食品经营", "q=spjyxk", "q=公共场所卫生许可", "q=开小吃店", "q=许可", "q=登记", "q=d", "q=dj", "q=juzhuzheng"],
  ...["q=补贴&audience=1", "q=xk&division=360302", "q=登记&handling=1", "unit=px-scj", "event=birth", "letter=y"],
  ...["division=360322&event=opening", "q=老年", "q=驾驶证 换证", "q=没有这样的事", "", "page=10", "q=licence"],
];

/**
 * Copies the demo's items until there are so many: another code, place and number in the name, the words and sounds of its
 * kind. Each kind stands there some three hundred times, so common words are commoner than in any city.
 */
export async function fillItems(url: string, wanted: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("SET synchronous_commit = off");
  const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM item_versions");
  const copies = Math.ceil(wanted / (rows[0]?.n ?? 1));
  await client.query(
    `INSERT INTO item_versions (code, version, since, until, unit, division, kind, name, item, audience, handling,
       life_events, letters, found)
     SELECT left(code, 10) || lpad(to_hex(n), 8, '0') || right(code, 13), version, since, until, unit, division, kind,
       name || n, item, audience, handling, life_events, letters, found
     FROM item_versions, generate_series(1, $1::int) AS n ON CONFLICT DO NOTHING`,
    [copies - 1],
  );
  await client.query("VACUUM ANALYZE item_versions");
  const filled = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM item_versions");
  await client.end();
  return filled.rows[0]?.n ?? 0;
}

/** How long the public search of the catalogue takes, one question after another. */
export async function itemRound(server: Pick<BenchServer, "origin" | "cpu">, items: number): Promise<ItemRound> {
  const times: { query: string; milliseconds: number }[] = [];
  const before = server.cpu();
  for (let round = 0; round < 12; round++)
    for (const query of queries) {
      const start = performance.now();
      const answer = await fetch(`${server.origin}/api/items?${new URLSearchParams(query)}`);
      await answer.arrayBuffer();
      // The first are asked of cold caches.
      if (round > 1) times.push({ query, milliseconds: performance.now() - start });
    }
  const cpu = ((server.cpu() - before) / (12 * queries.length)) * 1000;
  const all = times.map(({ milliseconds }) => milliseconds);
  const worst = times.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
  return { items, p50: percentile(all, 0.5), p99: percentile(all, 0.99), cpu, worst };
}
