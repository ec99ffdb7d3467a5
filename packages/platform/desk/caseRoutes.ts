import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber, handle } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { assertMaySee, caseForOnlooker, showsContact } from "./caseForOnlooker.ts";

const numberParam = z.object({ number: z.string().max(60) });

/** A case as its page shows it, and the one way to act on it. */
export function caseRoutes(http: Http, platform: Platform): void {
  const { pool, casework } = platform;

  http.get("/api/cases/:number", { schema: { params: numberParam } }, async (request) => {
    const actor = staffOf(request);
    const found = await getCaseByNumber(pool, request.params.number);
    await assertMaySee(platform, found, actor);
    return caseForOnlooker(platform, found, actor, false);
  });

  http.post(
    "/api/cases/:number/actions/:action",
    {
      schema: {
        params: numberParam.extend({ action: z.string().max(60) }),
        body: z.object({ commandId: z.uuid(), input: z.record(z.string(), z.unknown()).default({}) }),
      },
    },
    async (request) => {
      const actor = staffOf(request);
      const found = await getCaseByNumber(pool, request.params.number);
      await assertMaySee(platform, found, actor);
      const { action } = request.params;
      const outcome = await handle(casework, { ...request.body, action, actor, caseId: found.id });
      return caseForOnlooker(
        platform,
        outcome.case,
        actor,
        false,
        !outcome.repeated && showsContact.has(outcome.entry.action),
      );
    },
  );
}
