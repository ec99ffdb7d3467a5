// stub by the lead: replace
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import type { Identity } from "@wuxing/platform/identity";
import type { RenderPage } from "../../web/portal/views.ts";
export const errorPage = (_r: RenderPage) => async (p: { detail: string }): Promise<string> => p.detail;
export function portalRoutes(http: Http, _p: Platform, o: { identity: Identity; demo: boolean; render: RenderPage; secret: string }): void {
  http.get("/", async (_q, r) => r.type("text/html").send("stub"));
  http.post("/sign-in", async (q, r) => { const b = q.body as any; const c = await o.identity.signIn(b.username, b.password, q.ip); if (!c) return r.code(401).send("no"); r.header("set-cookie", c as any); return r.code(303).header("location", "/desk").send(); });
}
