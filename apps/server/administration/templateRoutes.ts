import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";

/** The answer templates that a member of the staff may begin with: those of all, and of his units. */
export function templateRoutes(http: Http, platform: Platform): void {
  http.get("/api/templates", async (request) => {
    const actor = staffOf(request);
    const { rows } = await platform.pool.query(
      `SELECT id, type, action, title, text FROM templates
       WHERE (unit IS NULL OR unit = ANY($1)) AND (until IS NULL OR until > $2) ORDER BY title LIMIT 500`,
      [actor.posts.map(({ unit }) => unit), dayOf(platform.casework.now())],
    );
    return { templates: rows };
  });
}
