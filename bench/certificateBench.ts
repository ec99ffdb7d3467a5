import { randomUUID } from "node:crypto";
import { usccCheck } from "@wuxing/kernel/identifiers";
import pg from "pg";
import { Wallet } from "../apps/server/certificates/testing/Wallet.ts";
import type { BenchServer } from "./BenchServer.ts";
import { unfollowed } from "./fill.ts";
import { httpLoad, type Load } from "./httpLoad.ts";
import { percentile } from "./percentile.ts";
import { signInCitizen } from "./signInCitizen.ts";

export interface CertificateRound {
  readonly certificates: number;
  /** Issued by an officer's form over HTTP, eight at once. */
  readonly issue: Load;
  /** Milliseconds, one after another: of somebody with a few, and of a firm with `many` of them. */
  readonly ownPage: Times;
  readonly many: number;
  readonly manyPage: Times;
  /** A unit's latest, its latest of a type of which it has none, and one found by its identifier and by its holder. */
  readonly register: Times;
  readonly ofType: Times;
  readonly search: Times;
  readonly figures: Times;
  readonly verify: Times;
  /** From a wallet's answer until it is checked and the use says so, the wallet's own work included. */
  readonly presentation: Times;
  /** A list that was signed now, and one that is remembered. */
  readonly list: { readonly built: Times; readonly kept: Times; readonly kilobytes: number };
}

export interface Times {
  readonly p50: number;
  readonly p99: number;
}

/** Whom the demonstration signs in for: a firm's representative, and somebody for himself. */
const phones = { firm: "13900000001", person: "13900000002" } as const;

/**
 * Fills to so many certificates: each a case with its opening, its register row, and sealed claims of the usual length
 * under a key of a holder who has three. Nobody opens these. What is copied is read once, and ids are made in order, or a
 * million would take an hour.
 */
export async function fillCertificates(url: string, wanted: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const count = async (): Promise<number> =>
    (await client.query<{ n: number }>("SELECT count(*)::int AS n FROM certificates")).rows[0]?.n ?? 0;
  await client.query(
    `CREATE TEMP TABLE bench_certificates AS
     SELECT c.*, e.input, e.changes, e.head, e.opening, r.type AS kind, r.unit AS by, r.issuer, r.valid_from,
       r.valid_until, row_number() OVER (ORDER BY c.id) - 1 AS k
     FROM certificates r JOIN cases c ON c.id = r.case_id JOIN entries e ON e.case_id = c.id AND e.seq = 1
     WHERE c.number NOT LIKE 'ZZ-BENCH%'`,
  );
  await unfollowed(client, Math.max(0, wanted - (await count())), (first, some) => copySome(client, first, some));
  const filled = await count();
  await client.end();
  return filled;
}

/** So many more for one firm, each another food licence of its own. */
const many = 1_500;
async function fillHolder(client: pg.Client, uscc: string): Promise<void> {
  await client.query(
    `INSERT INTO certificates (case_id, id, type, holder_kind, holder, claims, unit, issuer, status, valid_from,
       valid_until, issued_at, moved_at)
     SELECT c.id, '1.2.156.3005.2.MANY.' || c.id, 'PRESALE', 'firm', $1, gen_random_uuid(), 'px-zjj', '360300', 'valid',
       '2026-01-01', NULL, c.opened_at, c.opened_at
     FROM (SELECT id, opened_at FROM cases WHERE type <> 'certificates.certificate' ORDER BY id LIMIT $2) c
     ON CONFLICT DO NOTHING`,
    [uscc, many],
  );
}

async function copySome(client: pg.Client, first: number, count: number): Promise<void> {
  await client.query(
    `WITH made AS (
       SELECT t.*, $1::bigint + g AS new_id, g, ($1::bigint + g) / 3 AS h, uuidv7() AS sealed_as
       FROM generate_series(0, $2::int - 1) g
       JOIN bench_certificates t ON t.k = g % (SELECT count(*) FROM bench_certificates)),
     people AS (
       SELECT DISTINCT ON (h) h, uuidv7() AS person FROM made),
     k AS (
       INSERT INTO people_keys (person, wrapped_key, key_version)
       SELECT person, sha256(h::text::bytea) || sha256('b'), 1 FROM people),
     holders AS (
       INSERT INTO certificate_holders (holder_kind, holder, person)
       SELECT 'person', 'number:bench' || h || '-' || $1, person FROM people),
     claims AS (
       INSERT INTO certificate_claims (id, person, sealed, at)
       SELECT sealed_as, person, repeat(md5(new_id::text), 8)::bytea, opened_at FROM made JOIN people USING (h)),
     c AS (
       INSERT INTO cases
       SELECT new_id, 'ZZ-BENCH-' || new_id, type, 'valid', 'clock', title, by, division, NULL, opened_at, NULL,
         COALESCE(due_at, '2999-12-31'::timestamptz), true, false, false, clock, clocks, data, 1 FROM made),
     e AS (
       INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, command_id, at, to_state, final, input,
         changes, head, clocks, opening)
       SELECT new_id, 1, type, 'open', 'system', 'system', uuidv7(), opened_at, 'valid', false, input, changes,
         head, '{}', opening FROM made)
     INSERT INTO certificates (case_id, id, type, holder_kind, holder, claims, unit, issuer, status, valid_from,
       valid_until, issued_at, moved_at)
     SELECT new_id, '1.2.156.3005.2.BENCH.' || new_id, kind, 'person', 'number:bench' || h || '-' || $1, sealed_as, by,
       issuer, 'valid', valid_from, valid_until, opened_at + g * interval '1 second', opened_at FROM made`,
    [first, count],
  );
}

/** The certificates' ways through server and database among so many. `staff`: cookies of an officer of the issuing unit. */
export async function certificateRound(
  server: Pick<BenchServer, "origin">,
  url: string,
  staff: string,
  seconds: number,
): Promise<CertificateRound> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ n: number; uscc: string; id: string; lists: number }>(
    `SELECT count(*)::int AS n, (max(status_index) / 65536)::int AS lists,
       (SELECT f.uscc FROM firms f JOIN certificates c ON c.holder = f.uscc AND c.type = 'LICENCE' LIMIT 1) AS uscc,
       (SELECT c.id FROM firms f JOIN certificates c ON c.holder = f.uscc AND c.type = 'LICENCE' LIMIT 1) AS id
     FROM certificates`,
  );
  const { n = 0, uscc = "", id = "", lists = 0 } = rows[0] ?? {};
  await fillHolder(client, uscc);
  await client.query("ANALYZE certificates");
  await client.end();
  const cookie = await signInCitizen(server.origin, phones.firm, uscc);
  const person = await signInCitizen(server.origin, phones.person, "");
  const page = (path: string, who = cookie, count = 200) => timesOf(count, () => asked(server.origin, path, who));
  return {
    certificates: n,
    issue: await httpLoad(server.origin, issueShots(staff), seconds, 8),
    ownPage: await page("/my/certificates", person),
    many,
    manyPage: await page("/my/certificates", cookie, 40),
    register: await page("/api/certificates", staff),
    ofType: await page("/api/certificates?type=NURSE", staff),
    // Thirty a minute.
    search: await timesOf(20, () => sought(server.origin, staff, Math.random() < 0.5 ? id : uscc)),
    figures: await page("/certificates"),
    // A route of its own limit: sixty a minute.
    verify: await page(`/verify-certificate/${id}`, cookie, 40),
    presentation: await presentations(server.origin, { cookie, staff, uscc, id }),
    list: await listTimes(server.origin, lists),
  };
}

/** Each to another firm: a first certificate makes its holder's key too. */
function issueShots(cookie: string) {
  let next = 0;
  const run = randomUUID()
    .slice(0, 4)
    .toUpperCase()
    .replaceAll(/[IOZSV]/gu, "0");
  return () => {
    const code = `9136${String(next).padStart(9, "0")}${run}`;
    const uscc = `${code}${usccCheck(code)}`;
    const claims = { holder: "样例企业", number: `bench ${next++}`, "firm.foodScope": "热食类食品制售" };
    const body = JSON.stringify({
      ...{ commandId: randomUUID(), type: "FOODSALE", holder: uscc, claims },
      ...{ validFrom: "2026-01-01", validUntil: "2031-12-31" },
    });
    const headers = { cookie, "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
    return { method: "POST" as const, path: "/api/certificates", headers, body };
  };
}

/** A register searched by somebody at a desk. */
async function sought(origin: string, cookie: string, q: string): Promise<void> {
  const answer = await fetch(`${origin}/api/certificates/search`, {
    ...{ method: "POST", body: JSON.stringify({ q }) },
    headers: { cookie, origin, "content-type": "application/json" },
  });
  if (!answer.ok) throw new Error(`the search answered ${answer.status}`);
  const { certificates } = (await answer.json()) as { certificates: readonly unknown[] };
  if (certificates.length === 0) throw new Error(`${q} was not found`);
}

async function asked(origin: string, path: string, cookie: string, form?: URLSearchParams): Promise<string> {
  const answer = await fetch(origin + path, {
    headers: { cookie, origin, accept: path.startsWith("/api/") ? "application/json" : "text/html" },
    ...(form ? { method: "POST", body: form } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text;
}

/** The first tenth is of cold caches. */
async function timesOf(count: number, work: () => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let turn = -count / 10; turn < count; turn++) {
    const start = performance.now();
    await work();
    if (turn >= 0) times.push(performance.now() - start);
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

interface Parties {
  readonly cookie: string;
  readonly staff: string;
  readonly uscc: string;
  readonly id: string;
}

/** One wallet fetches the firm's licence and presents it again and again, each time for another use. */
async function presentations(origin: string, { cookie, staff, uscc, id }: Parties): Promise<Times> {
  const wallet = await Wallet.make(() => Math.floor(Date.now() / 1000));
  const page = await asked(origin, `/my/certificates/${id}/offer`, cookie, new URLSearchParams());
  const offer = /href="(openid-credential-offer:[^"]*)"/u.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const pin = /shown-digits[^>]*>(\d+)</u.exec(page)?.[1] ?? "";
  const { credential } = await wallet.fetchOffered(offer, pin);
  const requests: string[] = [];
  for (let i = 0; i < 60; i++) requests.push(await useRequest(origin, staff, uscc));
  const times: number[] = [];
  for (const request of requests) {
    const start = performance.now();
    const answer = await wallet.present(request, credential);
    if (!answer.ok) throw new Error(`the presentation was refused: ${await answer.text()}`);
    times.push(performance.now() - start);
  }
  return { p50: percentile(times.slice(10), 0.5), p99: percentile(times.slice(10), 0.99) };
}

async function useRequest(origin: string, cookie: string, holder: string): Promise<string> {
  const tell = async (path: string, body?: object): Promise<{ number: string; request: string }> => {
    const answer = await fetch(origin + path, {
      ...{ method: "POST", ...(body ? { body: JSON.stringify(body) } : {}) },
      headers: { cookie, origin, ...(body ? { "content-type": "application/json" } : {}) },
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { number: string; request: string };
  };
  const wants = [{ type: "LICENCE", fields: ["number", "firm.name"] }];
  const use = { commandId: randomUUID(), mode: "asked", holder, purpose: "核对营业执照", wants };
  const { number } = await tell("/api/certificate-uses", use);
  return (await tell(`/api/certificate-uses/${number}/wallet`)).request;
}

/** Each full list once, then one again: what was signed within a minute is remembered. */
async function listTimes(origin: string, lists: number): Promise<CertificateRound["list"]> {
  const built: number[] = [];
  let size = 0;
  const read = async (list: number): Promise<number> => {
    const start = performance.now();
    const answer = await fetch(`${origin}/certificates/status/${list}`);
    size = Math.max(size, (await answer.text()).length);
    if (!answer.ok) throw new Error(`the list ${list} answered ${answer.status}`);
    return performance.now() - start;
  };
  for (let list = 0; list <= lists; list++) built.push(await read(list));
  const kept: number[] = [];
  for (let turn = 0; turn < 40; turn++) kept.push(await read(turn % (lists + 1)));
  const both = (all: number[]): Times => ({ p50: percentile(all, 0.5), p99: percentile(all, 0.99) });
  return { built: both(built), kept: both(kept), kilobytes: size / 1024 };
}
