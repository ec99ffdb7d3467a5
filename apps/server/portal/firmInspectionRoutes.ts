import { randomUUID } from "node:crypto";
import {
  findVisit,
  findVisits,
  mendingProcedure,
  objectionProcedure,
  type VisitData,
  type VisitRow,
  visitProcedure,
} from "@wuxing/areas/inspections";
import { addWorkingDays, dayOf } from "@wuxing/kernel/calendar";
import { type Case, notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { childrenOf, findCase, getCaseByNumber, handle } from "@wuxing/platform/casework";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { FirmInspectionsView } from "../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "./CitizenPortal.ts";
import { citizenActor } from "./citizenActor.ts";
import { formErrors } from "./formErrors.ts";
import { objectionsOf, resultName } from "./inspectionViews.ts";
import { assertMayOpen, contactOf } from "./ownContact.ts";
import { readForm } from "./readForm.ts";

const area = "inspections";
const params = z.object({ number: z.string().max(60) });
const done = z.object({ done: z.string().max(20).optional() });
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const notices: Readonly<Record<string, Text>> = {
  report: t("整改情况已报告，等部门复查", "Reported; the department will look again"),
  object: t("异议已提交，由检查部门负责人答复", "Sent; the head of the department will answer"),
};
const unknown = t("未知", "Unknown");

/** The rights of a firm: it sees what was found, reports what it mended, and objects. By whoever may act for it here. */
export function firmInspectionRoutes(http: Http, portal: CitizenPortal): void {
  const { platform, citizens, show } = portal;

  const page = async (
    request: FastifyRequest,
    reply: FastifyReply,
    citizen: Citizen,
    failed: Pick<FirmInspectionsView, "errors" | "tried"> = { errors: [], tried: null },
  ): Promise<FastifyReply> => {
    const firm = await firmOf(citizen);
    if (!firm) return seeOther(reply, "/mine/firms");
    const notice = notices[done.parse(request.query).done ?? ""];
    const view = { firm: firm.name, notice, ...failed, visits: await visitsOf(platform, firm.uscc) };
    const status = failed.errors.length > 0 ? 422 : 200;
    return show(request, reply, "firmInspections", view, { personal: true, status, path: "/mine/inspections" });
  };

  /** The firm in whose name the citizen acts, where its mandate is for inspections. */
  async function firmOf(citizen: Citizen): Promise<Citizen["actingFor"]> {
    if (!citizen.actingFor) return null;
    await assertMayOpen(citizens, citizen, area);
    return citizen.actingFor;
  }

  http.get(
    "/mine/inspections",
    { schema: { hide: true, querystring: done } },
    forCitizen((request, reply, citizen) => page(request, reply, citizen)),
  );

  /** A form about a case of this firm; what was typed comes back with what is wrong. */
  const act = (
    path: string,
    name: string,
    work: (citizen: Citizen, uscc: string, number: string, text: string) => Promise<unknown>,
  ) =>
    http.post(
      `/mine/inspections/:number/${path}`,
      { schema: { hide: true, params }, config },
      forCitizen(async (request, reply, citizen) => {
        const firm = await firmOf(citizen);
        if (!firm) return seeOther(reply, "/mine/firms");
        const { number } = request.params as { number: string };
        const { values } = await readForm(request as FastifyRequest);
        const text = (values[name] ?? "").slice(0, 3000);
        try {
          await work(citizen, firm.uscc, number, text);
          return seeOther(reply, `/mine/inspections?done=${path}`);
        } catch (error) {
          const field = `${path}-${number}`;
          const errors = formErrors(error, field).map(({ message }) => ({ field, message }));
          return page(request as FastifyRequest, reply, citizen, { errors, tried: { number, text } });
        }
      }),
    );

  act("report", "note", (citizen, uscc, number, note) => reportMended(platform, citizen, uscc, number, note));
  act("object", "text", (citizen, uscc, number, text) => object(portal, citizen, uscc, number, text));
}

/** The firm says what it mended. Throws notFound for a case that is not about this firm. */
async function reportMended(platform: Platform, citizen: Citizen, uscc: string, number: string, note: string) {
  const found = await getCaseByNumber(platform.pool, number);
  const isMending = found.type === "inspections.mending" && found.parentId !== null;
  const visit = isMending ? await findCase(platform.pool, found.parentId ?? 0) : undefined;
  if ((visit?.data as VisitData | undefined)?.object.id !== uscc) throw notFound();
  const actor = citizenActor(citizen, [found.id], uscc);
  await handle(platform.casework, {
    ...{ caseId: found.id, action: "report", input: { note }, actor },
    commandId: randomUUID(),
  });
}

/** The firm objects to a published result, once and within the term. */
async function object(portal: CitizenPortal, citizen: Citizen, uscc: string, number: string, text: string) {
  const row = await findVisit(portal.platform.pool, number);
  if (row?.object !== uscc || !row.publishedOn) throw notFound();
  if (!(await objectUntil(portal.platform, row)))
    throw new Refusal(
      "refused",
      t("提出异议的期限已过，或已经提出过", "The time to object has passed, or it has been done already"),
    );
  await openObjection(portal, citizen, uscc, row, text);
}

async function openObjection(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  uscc: string,
  row: VisitRow,
  text: string,
) {
  const contact = await contactOf(citizens, citizen);
  await platform.intake({
    type: "inspections.objection",
    input: { visitNumber: row.number, object: row.objectName, unit: row.units[0], division: row.division, text },
    actor: citizenActor(citizen, [], uscc),
    commandId: randomUUID(),
    reporter: { ...contact?.clear },
  });
}

/** The last day on which a published result may be objected to; null where it has passed, or an objection stands already. */
async function objectUntil(platform: Platform, { number, publishedOn }: VisitRow): Promise<string | null> {
  if (!publishedOn) return null;
  const { calendar, rules } = platform.casework.almanac;
  const { amount } = rules.get("inspections.object", publishedOn).value;
  const { day } = addWorkingDays(calendar, publishedOn, amount);
  if (day < dayOf(platform.casework.now())) return null;
  const standing = (await objectionsOf(platform, [number])).filter(({ state }) => state !== "withdrawn");
  return standing.length > 0 ? null : day;
}

/** The inspections of a firm that have taken place, newest first: before that nobody tells it who comes. */
async function visitsOf(platform: Platform, uscc: string): Promise<FirmInspectionsView["visits"]> {
  const { rows } = await findVisits(platform.pool, { object: uscc }, { size: 50, number: 1 });
  return Promise.all(rows.filter(({ inspectedOn }) => inspectedOn !== null).map((row) => visitView(platform, row)));
}

async function visitView(platform: Platform, row: VisitRow): Promise<FirmInspectionsView["visits"][number]> {
  const { pool, city } = platform;
  const found = (await findCase(pool, row.caseId)) as unknown as Case<VisitData>;
  const mendings = (await childrenOf(pool, row.caseId)).filter(({ type }) => type === "inspections.mending");
  return {
    ...{ number: row.number, on: row.inspectedOn, units: row.units.map((code) => city.unit(code).name) },
    state: visitProcedure.states[row.state]?.title ?? unknown,
    result: row.result ? resultName(row.corrected ?? row.result) : null,
    faults: found.data.outcomes.flatMap(({ unit, faults }) =>
      faults.map(({ text, note = null }) => ({ unit: city.unit(unit).name, text, note })),
    ),
    mendings: mendings.map((c) => ({
      number: c.number,
      unit: city.unit(c.unit ?? "").name,
      state: mendingProcedure.states[c.state]?.title ?? unknown,
      dueAt: c.state === "mending" ? (c.clock?.dueAt ?? null) : null,
      mayReport: c.state === "mending",
    })),
    objectUntil: await objectUntil(platform, row),
    objections: (await objectionsOf(platform, [row.number])).map((c) => ({
      number: c.number,
      state: objectionProcedure.states[c.state]?.title ?? unknown,
    })),
  };
}
