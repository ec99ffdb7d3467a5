import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { changeRegister, type Registers, registers as tables } from "@wuxing/platform/registers";
import { z } from "zod";

const cover = tables.delegations.row.omit({ from_user: true });
const body = z.strictObject({ commandId: z.uuid(), delegation: cover });

/** One's own leave cover (代班): who stands in for me, and for whom I stand in. */
export function delegationRoutes(http: Http, platform: Platform, registers: Registers): void {
  const { pool } = platform;

  http.get("/api/delegations", async (request) => {
    const { id } = staffOf(request);
    const today = dayOf(registers.now());
    const posts = await pool.query(
      `SELECT unit, role, since, until FROM posts
       WHERE user_id = $1 AND role <> 'administrator' AND (until IS NULL OR until > $2) ORDER BY since`,
      [id, today],
    );
    const colleagues = await pool.query(
      `SELECT DISTINCT p.username, p.name, o.unit FROM posts o JOIN people p ON p.username = o.user_id
       WHERE o.unit IN (SELECT unit FROM posts WHERE user_id = $1 AND (until IS NULL OR until > $2))
         AND o.user_id <> $1 AND (o.until IS NULL OR o.until > $2) AND (p.until IS NULL OR p.until > $2)
       ORDER BY p.username`,
      [id, today],
    );
    const covers = await pool.query(
      `SELECT d.id, d.from_user, d.to_user, d.unit, d.role, d.since, d.until, d.reason,
         f.name AS from_name, t.name AS to_name
       FROM delegations d JOIN people f ON f.username = d.from_user JOIN people t ON t.username = d.to_user
       WHERE d.from_user = $1 OR d.to_user = $1 ORDER BY d.since DESC LIMIT 100`,
      [id],
    );
    return { me: id, today, posts: posts.rows, colleagues: colleagues.rows, delegations: covers.rows };
  });

  http.post("/api/delegations", { schema: { body } }, async (request) => {
    const actor = staffOf(request);
    const { commandId, delegation } = request.body;
    const after = { ...delegation, from_user: actor.id };
    const { written, repeated } = await changeRegister(registers, {
      changes: [{ register: "delegations", key: delegation.id, after }],
      ...{ actor, commandId, source: "本人 / in person", reason: delegation.reason },
      effectiveOn: delegation.since,
    });
    return { written: written.length, repeated };
  });
}
