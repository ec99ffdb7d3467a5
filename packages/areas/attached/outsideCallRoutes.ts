import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { assertMayRead } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber } from "@wuxing/platform/casework";
import { answerParts, callsForCase, fieldsOfOperation, isOutcome, outcomeTitles } from "@wuxing/platform/gateway";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { getOperation } from "./askService.ts";
import { attachedServices } from "./queries.ts";

const params = z.object({ number: z.string().max(60) });
const question = z.object({
  service: z.string().max(40),
  operation: z.string().max(60),
  values: z.record(z.string(), z.unknown()).default({}),
});

/** What was asked outside for a case, and asking for one: never about a person, of whom nobody has agreed here. */
export function outsideCallRoutes(http: Http, platform: Platform): void {
  const { pool, casework, city } = platform;
  const readable = async (request: Parameters<typeof staffOf>[0], number: string) => {
    const actor = staffOf(request);
    const found = await getCaseByNumber(platform.readAs(actor), number);
    await assertMayRead(casework, found, actor);
    return found;
  };
  http.get("/api/cases/:number/outside-calls", { schema: { params } }, async (request) => {
    const found = await readable(request, request.params.number);
    const [calls, services] = await Promise.all([callsForCase(pool, found.id), attachedServices(pool, false)]);
    return {
      calls: calls.map(({ service: name, operation: id, outcome, ...call }) => {
        const service = services.find((one) => one.name === name);
        return {
          ...call,
          service: service?.title ?? t(name, name),
          unit: service ? city.unit(service.unit) : null,
          operation: service?.operations.find((one) => one.id === id)?.title ?? t(id, id),
          outcome: isOutcome(outcome) ? outcomeTitles[outcome] : t(outcome, outcome),
          ok: outcome === "answered" || outcome === "declined",
        };
      }),
      operations: services
        .filter(({ live }) => live)
        .flatMap(({ name, title, operations }) =>
          operations
            .filter(({ health, parameters }) => !health && parameters.every(({ personal }) => !personal))
            .map((one) => ({
              service: name,
              operation: one.id,
              title,
              name: one.title,
              fields: fieldsOfOperation(one),
            })),
        ),
    };
  });
  http.post("/api/cases/:number/outside-calls", { schema: { params, body: question } }, async (request) => {
    const found = await readable(request, request.params.number);
    const { service, operation } = await getOperation(platform, request.body.service, request.body.operation);
    if (operation.parameters.some(({ personal }) => personal) || !platform.gateway)
      throw new Refusal(
        "notAllowed",
        t("涉及个人信息的查询由本人在掌上服务办理", "What concerns a person is asked by himself, on the portal"),
      );
    const { values } = request.body;
    const answer = await platform.gateway.call({ service, operation, values, caseId: found.id });
    return answer.outcome === "answered"
      ? { outcome: answer.outcome, parts: answerParts(operation.answer, answer.value), reason: null }
      : { outcome: answer.outcome, parts: [], reason: answer.reason };
  });
}
