import { mayRead, scopeOf } from "@wuxing/kernel/access";
import { type Actor, anonymous, isSealedFrom, type Post, type PostRole, postRoles } from "@wuxing/kernel/procedure";
import { type Reads, type ScopedReads, scopedReads } from "@wuxing/platform/access";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import fc from "fast-check";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

interface Row {
  readonly id: number;
  readonly unit: string | null;
  readonly division: string | null;
  readonly parentId: number | null;
  readonly type: string;
  readonly published: boolean;
  readonly sealedFrom: readonly string[] | null;
}

const units = ["px-cgj", "px-zjj", "px-gaj", "px-jjzd"];
const divisions = ["360302001", "360302002", "360313001"];
const openType = "workPoints.point";

/** Every mix of unit, division, kin, type and publicity that a case can have. */
const rows: Row[] = [];
for (const unit of [...units, null])
  for (const division of [...divisions, null])
    for (const type of ["hotline.request", openType])
      for (const published of [false, true]) {
        const id = rows.length + 1;
        rows.push({
          id,
          unit,
          division,
          type,
          published,
          parentId: null,
          sealedFrom: id % 3 === 0 ? ["px-cgj"] : null,
        });
      }
for (const parent of rows.slice(0, 30))
  rows.push({
    ...parent,
    id: 1000 + parent.id,
    unit: units[parent.id % 4] ?? null,
    parentId: parent.id,
    division: null,
  });
const byId = new Map(rows.map((row) => [row.id, row]));

let database: TestDatabase;
let server: Pool;
let scoped: ScopedReads;
beforeAll(async () => {
  database = await testDatabase();
  server = openPool(database.url, { role: "wuxing_server", max: 2 });
  await server.query(
    `INSERT INTO cases (id, number, type, state, title, unit, division, parent_id, opened_at, published, clocks, data, version, sealed_from)
     SELECT id, 'T-' || id, type, 's', 't', unit, division, "parentId", now(), published, '{}', '{}', 1, "sealedFrom"
     FROM json_to_recordset($1) AS x(id bigint, unit text, division text, "parentId" bigint, type text, published boolean, "sealedFrom" text[])`,
    [JSON.stringify(rows)],
  );
  await server.query(
    `INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, command_id, at, to_state, final, input, changes, head, clocks)
     SELECT id, 1, type, 'open', 'citizen', 'x', gen_random_uuid(), now(), 's', false, '{}', '{}', '{}', '{}' FROM cases`,
  );
  await server.query("INSERT INTO reporters (case_id) SELECT id FROM cases");
  await server.query(
    `INSERT INTO files (id, case_id, name, media_type, size, sha256, uploaded_by)
     SELECT gen_random_uuid(), id, 'n', 'image/png', 1, 'x', 'x' FROM cases`,
  );
  await server.query(
    `INSERT INTO search_documents (case_id, words) SELECT id, array_to_tsvector(ARRAY['灯']) FROM cases`,
  );
  scoped = scopedReads(database.url, [openType]);
}, 60_000);
afterAll(async () => {
  await scoped.end();
  await server.end();
  await database.close();
});

const post = fc.record({
  unit: fc.constantFrom(...units),
  role: fc.constantFrom<PostRole>(...postRoles),
  division: fc.constantFrom(undefined, "360302", "360313", "360302001"),
  below: fc.constantFrom(undefined, ["px-jjzd"], ["px-zjj", "px-gaj"], ["px-cgj", "px-jjzd"]),
});
const anybody: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({ kind: fc.constant("staff" as const), id: fc.constant("s"), posts: fc.array(post, { maxLength: 2 }) }),
  fc.record({
    kind: fc.constant("citizen" as const),
    id: fc.constant("c"),
    posts: fc.constant([] as Post[]),
    proven: fc.subarray([1, 5, 9, 1003]),
  }),
  fc.record({
    kind: fc.constant("client" as const),
    id: fc.constant("m"),
    posts: fc.array(post, { maxLength: 1 }),
    scopes: fc.subarray(["requests:read", "figures:read"] as const),
  }),
) as fc.Arbitrary<Actor>;

/** What an actor may read by the one function that says so: by itself, by its parent or by a child; and what is public. */
function allowed(actor: Actor): number[] {
  const scope = scopeOf(actor);
  const may = (row: Row): boolean => mayRead(scope, row, row.type === openType ? { openToStaff: true } : {});
  // Being open to the staff is a case's own, and does not pass to its kin.
  const own = (row: Row): boolean => mayRead(scope, row);
  return rows
    .filter((row) => {
      const parent = row.parentId === null ? undefined : byId.get(row.parentId);
      const child = rows.some((other) => other.parentId === row.id && own(other) && !scope.cases.includes(other.id));
      return row.published || may(row) || (parent && own(parent)) || child;
    })
    .map((row) => row.id)
    .sort((a, b) => a - b);
}

const ids = async (reads: Reads, sql: string): Promise<number[]> =>
  (await reads.query<{ id: number }>(sql)).rows.map((row) => row.id).sort((a, b) => a - b);

test("the database gives each actor exactly the cases that the one function allows, from every table that tells of cases", async () => {
  await fc.assert(
    fc.asyncProperty(anybody, async (actor) => {
      const reads = scoped.readAs(actor);
      const expected = allowed(actor);
      expect(await ids(reads, "SELECT id FROM cases"), JSON.stringify(actor)).toEqual(expected);
      expect(await ids(reads, "SELECT case_id AS id FROM entries")).toEqual(expected);
      expect(await ids(reads, "SELECT case_id AS id FROM files")).toEqual(expected);
      const sealed = ({ unit, sealedFrom }: Row): boolean =>
        isSealedFrom(actor, { unit, sealedFrom: sealedFrom ?? [] });
      const unsealed = scopeOf(actor).everything ? expected : expected.filter((id) => !sealed(byId.get(id) as Row));
      expect(await ids(reads, "SELECT case_id AS id FROM reporters")).toEqual(unsealed);
    }),
    { numRuns: 60 },
  );
});

test("a search finds nothing beyond the scope, and the documents themselves are not to be read", async () => {
  const officer: Actor = { kind: "staff", id: "o", posts: [{ unit: "px-zjj", role: "officer" }] };
  const reads = scoped.readAs(officer);
  const found = await ids(reads, "SELECT found_in_scope('灯'::tsquery) AS id");
  expect(found).toEqual(rows.filter((row) => row.unit === "px-zjj").map((row) => row.id));
  await expect(reads.query("SELECT 1 FROM search_documents")).rejects.toThrow("permission denied");
});

test("a reader writes nothing, reads no account, and a session without a scope sees only what is public", async () => {
  const reads = scoped.readAs(anonymous);
  for (const statement of [
    "UPDATE cases SET title = 'x'",
    "DELETE FROM entries",
    "INSERT INTO files SELECT * FROM files",
    'SELECT 1 FROM "user"',
    "SELECT 1 FROM session",
    "SELECT 1 FROM account",
    "SELECT 1 FROM settings",
  ])
    await expect(reads.query(statement), statement).rejects.toThrow("permission denied");
  const bare = openPool(database.url, { role: "wuxing_reader", max: 1 });
  expect(await ids(bare, "SELECT id FROM cases")).toEqual(rows.filter((row) => row.published).map((row) => row.id));
  await bare.end();
});

test("one session serves people of different scopes in turn, and none gets what another may read", async () => {
  const actors = units.map((unit): Actor => ({ kind: "staff", id: unit, posts: [{ unit, role: "officer" }] }));
  const asked = Array.from({ length: 80 }, (_, i) => actors[i % actors.length] as Actor);
  const got = await Promise.all(asked.map((actor) => ids(scoped.readAs(actor), "SELECT id FROM cases")));
  expect(got).toEqual(asked.map(allowed));
});
