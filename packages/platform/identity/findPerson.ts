import type { Actor, Post } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { Pool } from "pg";

/** A person of the staff who is signed in. */
export interface Person {
  /** Without posts while `mustEnrol`. */
  readonly actor: Actor;
  readonly username: string;
  readonly name: Text;
  /** His posts ask for a second factor and he signed in without one: he may do nothing but set one up. */
  readonly mustEnrol: boolean;
  /** The session itself, and the moment (ISO) of the sign-in that opened it. */
  readonly session: { readonly id: string; readonly since: string };
}

/** Posts whose holders can do harm to everybody's cases: a password alone is not enough for them. */
const guarded: readonly Post["role"][] = ["administrator", "dispatcher"];

/** Whether one of these posts asks for a second factor. */
export const needsFactor = (posts: readonly Pick<Post, "role">[]): boolean =>
  posts.some(({ role }) => guarded.includes(role));

/** Who a session belongs to, with his posts of today and those that he stands in for, as long as their holders have them; nobody once his last post has ended or his account is closed. */
export async function findPerson(pool: Pick<Pool, "query">, sessionId: string): Promise<Person | undefined> {
  const { rows } = await pool.query<Row>(
    `WITH RECURSIVE who AS (
       SELECT u.id, u.username, u.name, s.factor, s."createdAt" AS since FROM session s JOIN "user" u ON u.id = s."userId"
       WHERE s.id = $1 AND EXISTS (SELECT 1 FROM account a WHERE a."userId" = u.id)),
     held AS (
       SELECT p.unit, p.role, n.layer, n.division FROM who JOIN posts p ON p.user_id = who.id JOIN units n ON n.code = p.unit
       WHERE ${current}
       UNION
       SELECT d.unit, d.role, n.layer, n.division FROM who JOIN delegations d ON d.to_user = who.id
         JOIN posts p ON p.user_id = d.from_user AND p.unit = d.unit AND p.role = d.role JOIN units n ON n.code = d.unit
       WHERE ${current} AND d.since <= ${today} AND d.until > ${today}
         AND EXISTS (SELECT 1 FROM posts o WHERE o.user_id = who.id AND o.unit = d.unit
           AND o.since <= ${today} AND (o.until IS NULL OR o.until > ${today}))),
     under AS (
       SELECT n.parent AS top, n.code FROM units n WHERE n.parent IN (SELECT unit FROM held WHERE role = 'head')
       UNION SELECT under.top, n.code FROM under JOIN units n ON n.parent = under.code)
     SELECT who.*, COALESCE((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
         'unit', h.unit, 'role', h.role, 'division', CASE WHEN h.layer <> 'city' THEN h.division END,
         'below', (SELECT jsonb_agg(code) FROM under WHERE h.role = 'head' AND under.top = h.unit))))
       FROM held h), '[]') AS posts
     FROM who`,
    [sessionId],
  );
  const row = rows[0];
  if (!row || row.posts.length === 0) return undefined;
  const [zh = row.name, en = zh] = row.name.split(" / ");
  const mustEnrol = row.factor === "password" && needsFactor(row.posts);
  return {
    actor: { kind: "staff", id: row.id, posts: mustEnrol ? [] : row.posts },
    username: row.username,
    name: { zh, en },
    mustEnrol,
    session: { id: sessionId, since: row.since },
  };
}

interface Row {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly factor: string;
  readonly since: string;
  readonly posts: Post[];
}

const today = "(now() AT TIME ZONE 'Asia/Shanghai')::date";
/** A post `p` is held today. */
export const current = `p.since <= ${today} AND (p.until IS NULL OR p.until > ${today})`;
