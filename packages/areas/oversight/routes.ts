import { type Actor, type Case, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { assertMayRead } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { noticeOf } from "./noticeOf.ts";
import { openSupervision } from "./openSupervision.ts";
import { oversightList } from "./queries.ts";
import { triggerOptions } from "./triggers.ts";
import { urge } from "./urgeDue.ts";

const number = z.string().trim().min(1, { error: "请填写办件编号 | Please give the number of the case" }).max(60);
const commandId = z.uuid();
const urging = z.object({ commandId, number, note: z.string().trim().max(1000).optional() });
const supervision = z.object({
  commandId,
  number,
  kind: z.enum(["routine", "listed"]),
  trigger: z.enum(triggerOptions.map(({ value }) => value) as [string, ...string[]]),
  demand: z.string().trim().min(2, { error: "请写明督办要求 | Please say what is demanded" }).max(1000),
  override: z.string().trim().max(1000).optional(),
});

/** The list of what is pressed, and the two ways to press a case; what then happens to it is an action of its own case. */
export function oversightRoutes(http: Http, platform: Platform): void {
  http.get(
    "/api/oversight",
    {
      schema: { querystring: z.object({ unit: z.string().max(40).optional(), number: z.string().max(60).optional() }) },
    },
    async (request) => {
      const actor = staffOf(request);
      return {
        triggers: triggerOptions,
        lines: await oversightList(platform, actor, request.query),
      };
    },
  );
  http.get("/api/oversight/urgings/:number", { schema: { params: z.object({ number }) } }, async (request) => {
    const actor = staffOf(request);
    return noticeOf(platform, await readable(platform, actor, request.params.number));
  });
  http.post("/api/oversight/urgings", { schema: { body: urging } }, async (request, reply) => {
    const actor = staffWith(request, ["dispatcher", "coordinator"]);
    const subject = await readable(platform, actor, request.body.number);
    const { case: c } = await urge(platform, actor, request.body.commandId, subject.id, request.body.note);
    reply.code(201);
    return { number: c.number };
  });
  http.post("/api/oversight/supervisions", { schema: { body: supervision } }, async (request, reply) => {
    const actor = staffWith(request, ["coordinator", "leader"]);
    const { commandId: id, number: of, ...wanted } = request.body;
    const subject = await readable(platform, actor, of);
    const { case: c } = await openSupervision(platform, actor, id, { ...wanted, caseId: subject.id });
    reply.code(201);
    return { number: c.number };
  });
}

async function readable(platform: Platform, actor: Actor, of: string): Promise<Case> {
  const found = await getCaseByNumber(platform.readAs(actor), of);
  await assertMayRead(platform.casework, found, actor);
  return found;
}

/** Who holds one of these posts; asked before the case, so that others learn nothing of it. */
function staffWith(request: Parameters<typeof staffOf>[0], roles: readonly string[]): Actor {
  const actor = staffOf(request);
  if (actor.posts.some(({ role }) => roles.includes(role))) return actor;
  throw new Refusal(
    "notAllowed",
    t(
      "催办由热线派单员、五型办办理，督办由五型办、领导办理",
      "Dispatchers and the coordinator urge; the coordinator and leaders supervise",
    ),
  );
}
