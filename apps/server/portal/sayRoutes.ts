import { randomUUID } from "node:crypto";
import {
  consentVersion,
  findPhonelessRequest,
  findProvenRequest,
  followCode,
  type NewRequest,
  openRequestCase,
  tellerOf,
} from "@wuxing/areas/hotline";
import { parsePhone } from "@wuxing/kernel/identifiers";
import { type Case, notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber } from "@wuxing/platform/casework";
import type { Citizens } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import { maskedReporter } from "@wuxing/platform/personal";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { citizenActor } from "./citizenActor.ts";
import { localeOf } from "./contextOf.ts";
import { formKeeper, keptPhotos } from "./keptPhotos.ts";
import { assertMayOpen, contactOf, inClear, maskedContact, type OwnContact } from "./ownContact.ts";
import type { Ownership } from "./ownership.ts";
import type { Show } from "./Pages.ts";
import type { Proofs } from "./provenCookie.ts";
import { type Form, readForm } from "./readForm.ts";
import { firstFault, sayValues, stepOfField } from "./sayFaults.ts";
import { nextSteps, type SayState, type SayStep, type SayValues, sayView } from "./sayView.ts";

const photosAtMost = 6;
const uuid = z.uuid();

/** Saying something in four steps, by plain forms: each step sends everything said so far, so nothing is kept here until the end. */
export function sayRoutes(http: Http, platform: Platform, whose: Whose, show: Show): void {
  const { owned, citizens } = whose;
  http.get("/say", { schema: { hide: true } }, (request, reply) => {
    const blank: SayState = {
      step: 1,
      values: maskedContact(request.citizen),
      errors: [],
      photos: [],
      suggested: undefined,
      commandId: randomUUID(),
    };
    return show(request, reply, "say", sayView(platform, blank), { personal: true });
  });

  const config = { rateLimit: { max: 60, timeWindow: "1 minute" } };
  http.post("/say", { schema: { hide: true }, bodyLimit: 80 * 1024 * 1024, config }, async (request, reply) => {
    const state = await readState(platform, request, await contactOf(citizens, request.citizen));
    const sent = { personal: true, path: "/say" };
    if (state.wanted !== "send" || state.errors.length > 0)
      return show(request, reply, "say", sayView(platform, state), {
        ...sent,
        status: state.errors.length > 0 ? 422 : 200,
      });
    try {
      return await receive(platform, whose, request, reply, state);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return show(request, reply, "say", sayView(platform, refused(state, error)), { ...sent, status: 422 });
    }
  });

  const params = z.object({ number: z.string().max(60) });
  http.get("/say/receipt/:number", { schema: { hide: true, params } }, async (request, reply) => {
    const found = await getCaseByNumber(platform.pool, request.params.number);
    if (!(await owned.owns(request, found))) throw notFound();
    const receipt = await receiptOf(platform, found);
    return show(request, reply, "receipt", receipt, { personal: true });
  });
}

/** By what a request is known to be somebody's. */
interface Whose {
  readonly proven: Proofs;
  readonly owned: Ownership;
  readonly citizens: Citizens;
}

/** Sends what was said to the hotline, as who is signed in, and leads to the receipt. */
async function receive(
  platform: Platform,
  { proven, citizens }: Whose,
  request: FastifyRequest,
  reply: FastifyReply,
  state: Wanted,
): Promise<FastifyReply> {
  const { commandId, contact } = state;
  const values = inClear(state.values, contact);
  const says = Boolean(values.name?.trim() || values.phone?.trim());
  const language = localeOf(request);
  const caller = { name: values.name, phone: values.phone, language, ...(says ? { consent: consentVersion } : {}) };
  await assertMayOpen(citizens, request.citizen, "hotline");
  const actor = citizenActor(request.citizen);
  const outcome = await openRequestCase(platform, actor, commandId, newRequest(state), caller);
  // A command sent again leads to its first receipt, but only for who gave the same phone, or none then and now.
  const { number } = outcome.case;
  const phone = parsePhone(values.phone ?? "");
  const own = phone.ok
    ? await findProvenRequest(platform, number, phone.value.number)
    : await findPhonelessRequest(platform, number);
  if (!own)
    throw new Refusal(
      "conflict",
      t("这份表单已经用过，请重新填写", "This form was used before; please begin a new one"),
    );
  // An account knows its own; a cookie would outlive its session, or the firm's mandate.
  if (!request.citizen) proven.give(request, reply, own.id);
  return reply.header("cache-control", "no-store").redirect(`/say/receipt/${number}`, 303);
}

interface Wanted extends SayState {
  readonly contact: OwnContact | undefined;
  readonly wanted: SayStep | "send";
}

/** What the form says and which step is to be shown: the one wanted, or the first before it that is not right. */
async function readState(
  platform: Platform,
  request: FastifyRequest,
  contact: OwnContact | undefined,
): Promise<Wanted> {
  const fallback = randomUUID();
  const idOf = (values: Readonly<Record<string, string>>): string =>
    uuid.safeParse(values.commandId).success ? String(values.commandId) : fallback;
  const keeping = {
    files: platform.files,
    atMost: photosAtMost,
    by: (values: Form["values"]) => formKeeper(idOf(values)),
  };
  const form = await readForm(request, keeping);
  const commandId = idOf(form.values);
  const ids = [...form.all("photo"), ...form.files.map((file) => file.id)];
  const photos = await keptPhotos(platform.pool, commandId, ids);
  const wanted = wantedStep(form.values.go);
  const typed = sayValues(form.values);
  const told = typed.text ? (await tellerOf(platform))(typed.text)[0]?.topic : undefined;
  const suggested = told?.code;
  const values = { ...(told ? { topic: told.code, kind: told.kind } : {}), ...typed };
  const state = { values, photos, suggested, commandId, wanted, contact };
  if (form.errors.length > 0)
    return { ...state, step: 3, errors: [{ field: "photos", message: allReasons(form.errors) }] };
  const fault = firstFault(inClear(values, contact), wanted, platform.city);
  if (fault) return { ...state, ...fault };
  return { ...state, step: wanted === "send" ? 4 : wanted, errors: [] };
}

const allReasons = (errors: Form["errors"]): Text =>
  t(errors.map(({ message }) => message.zh).join("；"), errors.map(({ message }) => message.en).join("; "));

function wantedStep(go: string | undefined): SayStep | "send" {
  if (go === "send") return "send";
  return go === "2" ? 2 : go === "3" ? 3 : go === "4" ? 4 : 1;
}

function newRequest({ values, photos }: { values: SayValues; photos: SayState["photos"] }): NewRequest {
  const [lat, long] = [Number(values.latitude), Number(values.longitude)];
  const located = values.latitude && values.longitude && Math.abs(lat) <= 90 && Math.abs(long) <= 180;
  return {
    text: values.text ?? "",
    kind: values.kind,
    topic: values.topic,
    division: values.township ?? values.district ?? "",
    ...againstOf(values),
    ...(values.place ? { place: values.place } : {}),
    ...(located ? { location: { lat, long } } : {}),
    ...(photos.length > 0 ? { files: photos.map((photo) => photo.id) } : {}),
    channel: "web",
    publish: values.publish === "true",
  };
}

/** Whom it is about is asked of complaints and reports alone; a value left over from another kind says nothing. */
function againstOf({ kind, about, named }: SayValues): { about?: string; named?: boolean } {
  if (kind !== "complaint" && kind !== "report") return {};
  return { ...(about ? { about } : {}), ...(kind === "report" ? { named: named === "true" } : {}) };
}

/** The step whose field the hotline did not take. */
function refused(state: SayState, { reason, faults }: Refusal): SayState {
  const errors = faults.map((fault) => ({
    field: fault.field === "division" ? "district" : fault.field,
    message: fault.reason,
  }));
  const first = faults[0];
  return first
    ? { ...state, step: stepOfField(first.field), errors }
    : { ...state, step: 4, errors: [{ field: "text", message: reason }] };
}

/** The receipt of a request that is the reader's own. */
async function receiptOf(platform: Platform, own: Case) {
  const reporter = await maskedReporter(platform.pool, own.id);
  return {
    number: own.number,
    title: own.title,
    receivedAt: own.openedAt,
    phone: reporter?.phone || null,
    code: reporter?.phone ? null : followCode(platform, own.number),
    followHref: `/follow/${own.number}`,
    provenHref: `/follow/${own.number}/receipts/1`,
    next: nextSteps(platform, String(own.data.kind)),
  };
}
