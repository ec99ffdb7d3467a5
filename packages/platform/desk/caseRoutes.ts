import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { assertMayRead } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber, handle, procedureOf } from "@wuxing/platform/casework";
import { callerOf } from "@wuxing/platform/clients";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { caseForOnlooker } from "./caseForOnlooker.ts";

/** A look at somebody's name and phone is a person's, who says what for and answers for it. */
const forPersons = (): Refusal =>
  new Refusal(
    "notAllowed",
    t(
      "外部程序不能查看反映人的姓名和电话：请由工作人员登录后查看",
      "A program is not shown who reported: a member of the staff signs in and looks",
    ),
  );

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
        body: z.object({
          ...{ commandId: z.uuid(), input: z.record(z.string(), z.unknown()).default({}) },
          /** The version of the case that was looked at: asked where an action writes anew what stands there. */
          seen: z.int().min(0).optional(),
        }),
      },
      config: { scope: "requests:write" },
    },
    async (request) => {
      const actor = callerOf(request);
      const found = await getCaseByNumber(platform.readAs(actor), request.params.number);
      await assertMayRead(casework, found, actor);
      const { action } = request.params;
      const { actions } = procedureOf(casework, found.type);
      const reveals = Object.hasOwn(actions, action) && actions[action]?.reveals === "reporter";
      if (reveals && actor.kind === "client") throw forPersons();
      const outcome = await handle(casework, { ...request.body, action, actor, caseId: found.id });
      // Once: the entry is the record of who looked and why, and a repetition writes none.
      return caseForOnlooker(platform, outcome.case, actor, false, reveals && !outcome.repeated);
    },
  );
}
