import { clientScopes, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Citizens } from "@wuxing/platform/citizens";
import type { City } from "@wuxing/platform/city";
import { type ClientRegister, clientRoles } from "@wuxing/platform/clients";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { administratorOf } from "../account/administratorOf.ts";

const params = z.object({ id: z.string().max(60) });
const body = z.object({
  name: z
    .string()
    .trim()
    .min(2, { error: "名称至少两个字 | The name needs two characters at least" })
    .max(60, { error: "名称最多 60 个字 | The name has 60 characters at most" }),
  unit: z.string().max(60).nullable().default(null),
  role: z.enum(clientRoles).nullable().default(null),
  scopes: z.array(z.enum(clientScopes)).min(1, { error: "请至少选一项权限 | Choose one scope at least" }),
});
const tags = ["Administration"];

/** Machines of outsiders, kept by administrators: a secret is in the answer once, when it is made. */
export function clientAdminRoutes(http: Http, clients: ClientRegister, city: City): void {
  http.get("/api/admin/clients", { schema: { tags } }, async (request) => {
    administratorOf(request);
    return { clients: await clients.list() };
  });
  http.post("/api/admin/clients", { schema: { tags, body } }, async (request, reply) => {
    const { id } = administratorOf(request);
    const { unit } = request.body;
    if (unit !== null && !city.units.some(({ code }) => code === unit)) throw noUnit();
    const told = await clients.create(id, request.body);
    return reply.code(201).header("cache-control", "no-store").send(told);
  });
  http.post("/api/admin/clients/:id/secrets", { schema: { tags, params } }, async (request, reply) => {
    const { id } = administratorOf(request);
    const told = await clients.renewSecret(id, request.params.id);
    return reply.code(201).header("cache-control", "no-store").send(told);
  });
  http.post("/api/admin/clients/:id/disable", { schema: { tags, params } }, async (request) => {
    const { id } = administratorOf(request);
    await clients.disable(id, request.params.id);
    return {};
  });
}

/** Firms whose representative no identity provider vouched for: an administrator compares the papers and confirms. */
export function firmAdminRoutes(http: Http, citizens: Citizens): void {
  const uscc = z.object({ uscc: z.string().max(18) });
  http.get("/api/admin/firms", { schema: { tags } }, async (request) => {
    administratorOf(request);
    return { firms: await citizens.firms.waiting() };
  });
  for (const [what, confirmed] of [
    ["confirm", true],
    ["refuse", false],
  ] as const)
    http.post(`/api/admin/firms/:uscc/${what}`, { schema: { tags, params: uscc } }, async (request) => {
      const { id } = administratorOf(request);
      await citizens.firms.decide(id, request.params.uscc, confirmed);
      return {};
    });
}

const noUnit = (): Refusal =>
  new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
    { field: "unit", reason: t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list") },
  ]);
