import { sampleRequest } from "@wuxing/areas/hotline/sample";
import { chinaCalendar } from "@wuxing/kernel/calendar";
import { queryWords, wordsOf } from "@wuxing/platform/search";
import { seeded } from "@wuxing/platform/testing/city";
import pg from "pg";

const samples = 20_000;

/**
 * Brings a database to `cases` requests: copies of the seeded ones under new numbers, half of them open, with the words
 * of 20,000 different sample texts for the search. Returns words to search for, frequent and rare.
 */
export async function fill(url: string, cases: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const random = seeded(7);
  const day = chinaCalendar.kind("2026-11-02") === "working" ? "2026-11-02" : "2026-11-03";
  const texts = Array.from({ length: samples }, () => sampleRequest(random, { division: "360300", day }));
  await client.query("CREATE TEMP TABLE bench_texts (n int PRIMARY KEY, title text, words tsvector)");
  for (let start = 0; start < samples; start += 5000)
    await client.query(
      `INSERT INTO bench_texts SELECT n, title, array_to_tsvector(words)
       FROM json_to_recordset($1) AS x(n int, title text, words text[])`,
      [
        JSON.stringify(
          texts
            .slice(start, start + 5000)
            .map((x, i) => ({ n: start + i, title: x.title, words: wordsOf(`${x.title} ${x.text}`) })),
        ),
      ],
    );
  await copyCases(client, cases);
  await client.end();
  return [...new Set(texts.slice(0, 200).flatMap((x) => queryWords(x.title)))];
}

async function copyCases(client: pg.Client, cases: number): Promise<void> {
  const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM cases");
  const missing = cases - (rows[0]?.n ?? 0);
  if (missing <= 0) return;
  await client.query("DROP INDEX search_documents_words");
  await unfollowed(client, missing, (first, count) => copySome(client, first, count));
  await client.query("CREATE INDEX search_documents_words ON search_documents USING gin (words)");
  await client.query("VACUUM ANALYZE search_documents");
}

/** Writes so many cases by pieces, each from its first id on, that nobody follows: they are there at once, as if long ago. */
export async function unfollowed(
  client: pg.Client,
  cases: number,
  write: (first: number, count: number) => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ next: string }>("SELECT nextval('case_id_block') AS next");
  const first = Number(rows[0]?.next ?? 0) + 100;
  await withoutFollowers(client, async () => {
    // What the server's clock opens meanwhile gets numbers beyond these.
    await client.query("SELECT setval('case_id_block', $1)", [first + cases + 1000]);
    await client.query("SET synchronous_commit = off");
    for (let done = 0; done < cases; done += 50_000) await write(first + done, Math.min(50_000, cases - done));
  });
  await client.query("VACUUM ANALYZE");
  await client.query("CHECKPOINT");
}

/**
 * Nothing that is written meanwhile is followed, then or later: it takes no time from what is measured, beside it or
 * after. The log must not put its place back to where it was either (`isOurTurn`).
 */
export async function withoutFollowers<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("SELECT pg_advisory_lock(20, hashtext(name)) FROM followers");
  await client.query("SELECT pg_advisory_lock(21, 0)");
  try {
    const done = await work();
    await client.query("UPDATE followers SET xid = pg_current_xact_id(), id = (SELECT max(id) FROM entries)");
    return done;
  } finally {
    await client.query("SELECT pg_advisory_unlock_all()");
  }
}

/** As long as what the program seals, and of no meaning: nobody opens these. */
const sealed = "sha256(new_id::text::bytea) || sha256('a') || '\\x010203'::bytea";
const wrapped = "sha256(new_id::text::bytea) || sha256('b')";

/** New cases from the seeded requests in turn; a unit's share of open ones stays what it is in the seeded city. */
async function copySome(client: pg.Client, first: number, count: number): Promise<void> {
  await client.query(
    `WITH template AS (
       SELECT c.*, e.input, e.changes, e.head, e.opening, row_number() OVER (ORDER BY c.id) - 1 AS k
       FROM cases c JOIN entries e ON e.case_id = c.id AND e.seq = 1
       WHERE c.type = 'hotline.request' AND c.unit IS NOT NULL AND c.number NOT LIKE 'RX-BENCH%'),
     made AS (
       SELECT t.*, $1::bigint + g AS new_id, g, uuidv7() AS person FROM generate_series(0, $2::int - 1) g
       JOIN template t ON t.k = g % (SELECT count(*) FROM template)),
     c AS (
       INSERT INTO cases
       SELECT new_id, 'RX-BENCH-' || new_id, type, CASE WHEN g % 2 = 0 THEN 'inProgress' ELSE state END,
         CASE WHEN g % 2 = 0 THEN 'assignedUnit' ELSE waits_for END, title, unit, division, NULL, opened_at,
         CASE WHEN g % 2 = 0 THEN NULL ELSE closed_at END, opened_at + interval '15 days' + g * interval '1 second',
         true, false, published AND g % 2 = 1, clock, clocks, data, 1 FROM made),
     e AS (
       INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, command_id, at, to_state, final, input,
         changes, head, clocks, opening)
       SELECT new_id, 1, type, 'open', 'citizen', 'citizen', gen_random_uuid(), opened_at, 'received', false, input,
         changes, head, '{}', opening FROM made),
     r AS (
       INSERT INTO reporters (case_id, person, sealed, masked_name, masked_phone, consented_at)
       SELECT new_id, person, ${sealed}, '张**', '139****0000', opened_at FROM made),
     k AS (
       INSERT INTO people_keys (person, phone_hash, wrapped_key, key_version)
       SELECT person, sha256(new_id::text::bytea), ${wrapped}, 1 FROM made)
     INSERT INTO search_documents (case_id, words)
     SELECT new_id, words FROM made JOIN bench_texts ON bench_texts.n = new_id % 20000 ORDER BY new_id`,
    [first, count],
  );
}
