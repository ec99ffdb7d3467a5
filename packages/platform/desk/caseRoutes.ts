import { assertMayRead } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber, handle, procedureOf } from "@wuxing/platform/casework";
import { callerOf } from "@wuxing/platform/clients";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { caseForOnlooker } from "./caseForOnlooker.ts";

const numberParam = z.object({ number: z.string().max(60) });

/** A case as its page shows it, and the one way to act on it. */
export function caseRoutes(http: Http, platform: Platform): void {
  const { casework } = platform;

  http.get(
    "/api/cases/:number",
    { schema: { params: numberParam }, config: { scope: "requests:read" } },
    async (request) => {
      const actor = callerOf(request);
      const found = await getCaseByNumber(platform.readAs(actor), request.params.number);
      await assertMayRead(casework, found, actor);
      return caseForOnlooker(platform, found, actor, false);
    },
  );

  http.post(
    "/api/cases/:number/actions/:action",
    {
      schema: {
        params: numberParam.extend({ action: z.string().max(60) }),
        body: z.object({ commandId: z.uuid(), input: z.record(z.string(), z.unknown()).default({}) }),
      },
      config: { scope: "requests:write" },
    },
    async (request) => {
      const actor = callerOf(request);
      const found = await getCaseByNumber(platform.readAs(actor), request.params.number);
      await assertMayRead(casework, found, actor);
      const { action } = request.params;
      const outcome = await handle(casework, { ...request.body, action, actor, caseId: found.id });
      // Once: the entry is the record of who looked and why, and a repetition writes none.
      const { actions } = procedureOf(casework, found.type);
      const reveals = !outcome.repeated && actions[action]?.reveals === "reporter";
      return caseForOnlooker(platform, outcome.case, actor, false, reveals);
    },
  );
}
