import { randomUUID } from "node:crypto";
import { storable, type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import {
  askErasure,
  correctReporters,
  type Held,
  heldFor,
  personalFields,
  recordAccess,
  withdrawErasure,
} from "@wuxing/platform/personal";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { MyDataView } from "../../web/portal/views.ts";
import { myDataExport } from "./myDataExport.ts";
import { all, kept, myDataView } from "./myDataView.ts";
import { ownCalls } from "./ownCalls.ts";
import type { Ownership } from "./ownership.ts";
import type { Show } from "./Pages.ts";
import { readForm } from "./readForm.ts";

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const hide = { hide: true } as const;
const done: Readonly<Record<string, Text>> = {
  correct: t("已更正", "Corrected"),
  erase: t("已撤回同意并删除", "Consent withdrawn and data erased"),
  asked: t(
    "已记下您的申请：还在办理的，办结后自动删除，不用再来",
    "Your request is kept: what is still being handled is erased by itself once it has closed",
  ),
  withdrawn: t("已撤销删除申请", "The request to erase is taken back"),
};

/** What is held of the reader in the requests he has shown to be his: to see, to take along, to correct, to have erased. */
export function myDataRoutes(http: Http, platform: Platform, owned: Ownership, show: Show): void {
  const heldOf: HeldOf = async (request) => heldFor(platform.pool, { cases: await owned.cases(request) });
  const refused: Refused = async (request, reply, held, part) =>
    show(request, reply, "myData", await myDataView(platform, held, request.citizen, part), {
      status: 422,
      personal: true,
      path: "/my-data",
    });
  exportRoute(http, platform, heldOf);
  correctionRoute(http, platform, heldOf, refused);
  erasureRoute(http, platform, heldOf, refused);

  http.get(
    "/my-data",
    { schema: { ...hide, querystring: z.object({ done: z.string().max(20).optional() }) } },
    async (request, reply) => {
      const notice = request.query.done ? done[request.query.done] : undefined;
      const view = await myDataView(platform, await heldOf(request), request.citizen, notice ? { notice } : {});
      return show(request, reply, "myData", view, { personal: true });
    },
  );
}

type HeldOf = (request: FastifyRequest) => Promise<Held[]>;
type Refused = (
  request: FastifyRequest,
  reply: FastifyReply,
  held: readonly Held[],
  part: Partial<MyDataView>,
) => Promise<FastifyReply>;

function exportRoute(http: Http, platform: Platform, heldOf: HeldOf): void {
  http.post("/my-data/export", { schema: hide, config }, async (request, reply) => {
    const held = await heldOf(request);
    const { citizen } = request;
    if (held.length === 0 && !citizen) return toProof(reply);
    const calls = await ownCalls(platform, held, citizen);
    await record(platform, held, exported);
    for (const { person, id } of calls)
      await recordOwn(platform, { person, caseId: null, callId: id }, ["phone", "recording"], exported);
    if (citizen) await recordOwn(platform, { person: citizen.id, caseId: null }, accountFields, exported);
    return reply
      .type("application/json; charset=utf-8")
      .header("cache-control", "no-store")
      .header("content-disposition", 'attachment; filename="my-data.json"')
      .send(JSON.stringify(await myDataExport(platform, held, citizen, calls), null, 2));
  });
}

function correctionRoute(http: Http, platform: Platform, heldOf: HeldOf, refused: Refused): void {
  http.post("/my-data/correct", { schema: hide, config }, async (request, reply) => {
    const held = kept(await heldOf(request));
    if (held.length === 0) return toProof(reply);
    const { values } = await readForm(request);
    const given = corrections.safeParse(storable(values));
    if (!given.success) return refused(request, reply, held, { values, errors: faultsOf(given.error) });
    await record(platform, held, "本人更正 / corrected by the person");
    await correctReporters(platform.casework.vault, platform.pool, idsOf(held), given.data);
    return back(reply, "correct");
  });
}

function erasureRoute(http: Http, { pool, casework }: Platform, heldOf: HeldOf, refused: Refused): void {
  http.post("/my-data/erase", { schema: hide, config }, async (request, reply) => {
    const held = kept(await heldOf(request));
    if (held.length === 0) return toProof(reply);
    const { values } = await readForm(request);
    const chosen = held.filter(({ caseId }) => values.which === all || values.which === String(caseId));
    const errors = erasureFaults(chosen.length > 0, values.confirm === "true");
    if (errors.length > 0) return refused(request, reply, held, { values, errors });
    const { waiting } = await askErasure(pool, idsOf(chosen), casework.now());
    return back(reply, waiting.length > 0 ? "asked" : "erase");
  });

  http.post("/my-data/erase/withdraw", { schema: hide, config }, async (request, reply) => {
    const held = kept(await heldOf(request));
    if (held.length === 0) return toProof(reply);
    const { which } = (await readForm(request)).values;
    await withdrawErasure(pool, idsOf(held.filter(({ caseId }) => which === String(caseId))));
    return back(reply, "withdrawn");
  });
}

const idsOf = (held: readonly Held[]): number[] => held.map(({ caseId }) => caseId);
const toProof = (reply: FastifyReply) => reply.header("cache-control", "no-store").redirect("/my-data", 303);
const back = (reply: FastifyReply, what: string) =>
  reply.header("cache-control", "no-store").redirect(`/my-data?done=${what}`, 303);

const optional = (atMost: number) =>
  z
    .string()
    .trim()
    .max(atMost)
    .transform((value) => value || undefined)
    .optional();
const corrections = z
  .object({ name: optional(40), address: optional(200) })
  .transform(({ name, address }) => ({ ...(name ? { name } : {}), ...(address ? { address } : {}) }))
  .refine((given) => Object.keys(given).length > 0, { path: ["name"] });

const nothingGiven = t(
  "请填要更正的内容，最多 40 字（地址 200 字）",
  "Give what is to be corrected, 40 characters at most (address 200)",
);
const faultsOf = (error: z.ZodError): MyDataView["errors"] => [
  { field: String(error.issues[0]?.path[0] ?? "name"), message: nothingGiven },
];

const erasureFaults = (chosen: boolean, confirmed: boolean): MyDataView["errors"] => [
  ...(chosen ? [] : [{ field: "which", message: t("请选要删除哪一件", "Choose which request") }]),
  ...(confirmed
    ? []
    : [{ field: "confirm", message: t("请勾选：删除后不能恢复", "Please tick that it cannot be brought back") }]),
];

/** The person himself is a looker too: his own looks stand among the others, so that a stranger's would be seen. */
async function record(platform: Platform, held: readonly Held[], purpose: string): Promise<void> {
  for (const { person, caseId } of held)
    if (person) await recordOwn(platform, { person, caseId }, [...personalFields, "words"], purpose);
}

const exported = "本人导出 / exported by the person";
const accountFields = ["name", "phone", "citizenNumber", "account"];

async function recordOwn(
  { pool, casework }: Platform,
  whose: { readonly person: string; readonly caseId: number | null; readonly callId?: string },
  fields: readonly string[],
  purpose: string,
): Promise<void> {
  const actor = { kind: "citizen", id: "citizen", unit: null } as const;
  await recordAccess(pool, { ...whose, actor, fields, purpose, at: casework.now(), commandId: randomUUID() });
}
