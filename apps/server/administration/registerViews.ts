import { chinaYears, type Day, dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import { isUnverified, ruleId } from "@wuxing/kernel/rules";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import type { Registers, RowOf } from "@wuxing/platform/registers";
import { z } from "zod";
import { administratorOf } from "../account/administratorOf.ts";

const code = z.object({ code: z.string().max(60) });

/** What the pages of the administration show that is more than a register's rows. */
export function registerViews(http: Http, platform: Platform, registers: Registers): void {
  unitView(http, platform);
  peopleViews(http, platform, registers);
  yearViews(http, platform, registers);
}

/** A unit with who is in it and how much it has open. */
function unitView(http: Http, { pool, city }: Platform): void {
  http.get("/api/admin/units/:code", { schema: { params: code } }, async (request) => {
    administratorOf(request);
    const units = await pool.query<RowOf<"units">>(
      "SELECT code, name, short_name, aliases, layer, division, parent, since, until FROM units WHERE code = $1",
      [request.params.code],
    );
    const [unit] = units.rows;
    if (!unit) throw notFound();
    const posts = await pool.query(
      `SELECT o.user_id, o.unit, o.role, o.since, o.until, p.name FROM posts o JOIN people p ON p.username = o.user_id
       WHERE o.unit = $1 ORDER BY o.until NULLS FIRST, o.role, o.user_id`,
      [unit.code],
    );
    const cases = await pool.query<{ open: number }>(
      "SELECT count(*) AS open FROM cases WHERE unit = $1 AND closed_at IS NULL",
      [unit.code],
    );
    const machines = await pool.query<{ id: string; name: string }>(
      "SELECT id, name FROM clients WHERE unit = $1 AND disabled_at IS NULL ORDER BY name",
      [unit.code],
    );
    const who = { posts: posts.rows, machines: machines.rows };
    return {
      unit,
      uscc: city.uscc(unit.code),
      division: city.division(unit.division),
      ...who,
      openCases: cases.rows[0]?.open ?? 0,
    };
  });
}

/** The staff with their posts, and one of them. */
function peopleViews(http: Http, { pool }: Platform, registers: Registers): void {
  http.get("/api/admin/people", async (request) => {
    administratorOf(request);
    const { rows } = await pool.query(
      `SELECT p.username, p.name, p.since, p.until, COALESCE(jsonb_agg(jsonb_build_object('unit', o.unit, 'role', o.role)
         ORDER BY o.since) FILTER (WHERE o.unit IS NOT NULL), '[]') AS posts
       FROM people p LEFT JOIN posts o ON o.user_id = p.username AND o.since <= $1 AND (o.until IS NULL OR o.until > $1)
       GROUP BY p.username ORDER BY p.username`,
      [dayOf(registers.now())],
    );
    return { people: rows };
  });

  http.get("/api/admin/people/:code", { schema: { params: code } }, async (request) => {
    administratorOf(request);
    const people = await pool.query<RowOf<"people">>(
      "SELECT username, name, since, until FROM people WHERE username = $1",
      [request.params.code],
    );
    const [person] = people.rows;
    if (!person) throw notFound();
    const posts = await pool.query(
      "SELECT user_id, unit, role, since, until FROM posts WHERE user_id = $1 ORDER BY until NULLS FIRST, since DESC",
      [person.username],
    );
    const covers = await pool.query(
      `SELECT id, from_user, to_user, unit, role, since, until, reason FROM delegations
       WHERE from_user = $1 OR to_user = $1 ORDER BY since DESC`,
      [person.username],
    );
    const account = await pool.query('SELECT 1 FROM account WHERE "userId" = $1 LIMIT 1', [person.username]);
    return { person, posts: posts.rows, delegations: covers.rows, hasPassword: account.rows.length > 0 };
  });
}

/** Rules and holidays, as they came with the program and as the city has entered them. */
function yearViews(http: Http, { pool }: Platform, registers: Registers): void {
  http.get("/api/admin/rules", async (request) => {
    administratorOf(request);
    const own = await pool.query<{ key: string; since: Day }>("SELECT key, since FROM rule_rows");
    const mine = new Set(own.rows.map(({ key, since }) => `${key}@${since}`));
    const rows = registers.almanac.rules.all().map((row) => ({
      ...row,
      id: ruleId(row),
      own: mine.has(ruleId(row)),
      unverified: isUnverified(row),
    }));
    return { today: dayOf(registers.now()), rows: rows.sort((a, b) => a.id.localeCompare(b.id)) };
  });

  http.get("/api/admin/holidays/:code", { schema: { params: code } }, async (request) => {
    administratorOf(request);
    const year = Number(request.params.code);
    if (!Number.isInteger(year) || year < 2020 || year > 2099) throw notFound();
    const { rows } = await pool.query(
      "SELECT day, kind, title, source FROM holidays WHERE day >= make_date($1, 1, 1) AND day < make_date($1 + 1, 1, 1) ORDER BY day",
      [year],
    );
    return {
      announced: registers.almanac.calendar.kind(`${year}-07-01`) !== "notAnnounced",
      shipped: chinaYears.find((table) => table.year === year) ?? null,
      days: rows,
    };
  });
}
