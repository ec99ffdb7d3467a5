import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";

/** `/healthz`: the process runs. `/readyz`: it can work. `/api/openapi.json`: what it can be asked. */
export function healthRoutes(http: Http, platform: Platform): void {
  const hide = { schema: { hide: true } };
  http.get("/healthz", hide, async () => ({ status: "ok" }));
  http.get("/readyz", hide, async (_request, reply) => {
    try {
      const { rows } = await platform.pool.query<{ faults: number }>("SELECT count(*) AS faults FROM follower_faults");
      return { status: "ok", reactionFaults: rows[0]?.faults ?? 0 };
    } catch {
      reply.code(503);
      return { status: "no database" };
    }
  });
  http.get("/api/openapi.json", hide, async () => http.swagger());
}
