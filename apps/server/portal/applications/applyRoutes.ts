import {
  applicationType,
  audienceFault,
  changeDraft,
  type Draft,
  draftId,
  dropDraft,
  faultsOfDraft,
  handIn,
} from "@wuxing/areas/applications";
import { Refusal } from "@wuxing/kernel/procedure";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { ApplyStep, ApplyView } from "../../../web/portal/applications/ApplyViews.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { chosenRenewal, withHeldToRenew } from "../certificates/renewalChoice.ts";
import { localeOf } from "../contextOf.ts";
import { formKeeper } from "../keptPhotos.ts";
import { ownLines } from "../ownLines.ts";
import { type Form, readForm } from "../readForm.ts";
import { applyView, type Shown } from "./applyView.ts";
import { type Applying, beginApplying } from "./beginApplying.ts";
import { changedFault, changedOn } from "./changedOn.ts";
import { fileDigests } from "./fileDigests.ts";
import { readDraft } from "./readDraft.ts";
import { changedIn } from "./seenWords.ts";
import { sendLater } from "./sendLater.ts";
import { showEnded } from "./showEnded.ts";
import { alreadySent, sessionOver, strayForm } from "./strayForm.ts";
import { uploadRoutes } from "./uploadRoutes.ts";
import { askOwnWallet, standing } from "./walletProof.ts";
import { walletProofRoutes } from "./walletProofRoutes.ts";

const params = z.object({ code: z.string().max(40) });
const flag = z.string().max(1).optional();
const querystring = z.object({ step: flag, saved: flag, presented: flag });
const bodyLimit = 80 * 1024 * 1024;
const config = { rateLimit: { max: 120, timeWindow: "1 minute" } };

type FieldError = ApplyView["errors"][number];

/** Applying for an item in three steps by plain forms; each step is kept as a draft of the account when it is left. */
export function applyRoutes(http: Http, portal: CitizenPortal): void {
  http.get(
    "/apply/:code",
    { schema: { hide: true, params, querystring } },
    forCitizen(async (request, reply, citizen) => {
      const applying = await beginApplying(portal, citizen, params.parse(request.params).code, localeOf(request));
      if (applying.endedOn) return showEnded(portal, request, reply, applying);
      const { step, saved, presented } = querystring.parse(request.query);
      // Back from handing it in there is no draft, and an empty step would look as if nothing had been sent.
      const sent = applying.draft.id === "" ? await findOpen(portal, citizen, applying) : undefined;
      if (sent && stepOf(step) > 1) return seeOther(reply, `/apply/${applying.version.item.code}`);
      // Said before anything is filled in.
      const stranger = audienceFault(applying.version.item, applying.applicant.holder);
      const errors = stranger ? [{ field: "", message: stranger.reason }] : [];
      const shown = {
        step: stepOf(step),
        errors,
        saved: saved === "1",
        presented: presented === "1",
        sent,
        changedOn: changedOn(applying),
      };
      return showStep(portal, request, reply, applying, shown);
    }),
  );
  leaveStep(http, portal);
  walletProofRoutes(http, portal);
  keepDraft(http, portal);
  uploadRoutes(http, portal);
}

/** A step is left: kept, and gone on from where it is right. */
function leaveStep(http: Http, portal: CitizenPortal): void {
  http.post("/apply/:code", { schema: { hide: true, params }, bodyLimit, config }, async (request, reply) => {
    const { code } = params.parse(request.params);
    const { citizen } = request;
    if (!citizen) {
      const pathOf = (step: string | undefined): string => `/apply/${code}?step=${stepOf(step)}`;
      return sendLater(portal.show, request, reply, { action: `/apply/${code}`, pathOf });
    }
    const before = await beginApplying(portal, citizen, code, localeOf(request));
    const form = await formOf(portal, before, request);
    const { go = "2" } = form.values;
    const stray = await strayForm(portal, citizen, before, form);
    if (typeof stray === "string") return seeOther(reply, `/follow/${stray}?done=open`);
    if (stray) return showStep(portal, request, reply, before, { step: 1, errors: [stray], saved: false }, 409);
    if (go === "drop") {
      await dropDraft(portal.platform, before.applicant.owner, code);
      return seeOther(reply, "/mine");
    }
    const { draft, errors } = await keep(portal, before, form);
    const applying = { ...before, draft };
    // What was typed while the item ended is kept, and shown.
    if (before.endedOn) return showEnded(portal, request, reply, applying, 409);
    if (errors.length > 0) return showStep(portal, request, reply, applying, { step: 2, errors, saved: true }, 422);
    if (go === "send" && changedOn(before))
      return showStep(portal, request, reply, applying, { step: 1, errors: [changedFault(before)], saved: true }, 409);
    if (go === "send") return send(portal, request, reply, applying);
    const wallet = /^wallet\.(\w{1,40})$/u.exec(go)?.[1];
    if (wallet) return toWallet(portal, request, reply, applying, { key: wallet, step: stepOf(form.values.step) });
    const [step, next] = [stepOf(form.values.step), stepOf(go)];
    const faults = await faultsBefore(portal, applying, step, next);
    return faults.length > 0
      ? showStep(portal, request, reply, applying, { step, errors: faults, saved: true }, 422)
      : seeOther(reply, `/apply/${code}?step=${next}&saved=1`);
  });
}

/** Writes what a form changed into the draft; gives the draft, and what of the form's files was left out. */
async function keep(
  { platform }: CitizenPortal,
  { applicant, version }: Applying,
  form: Form,
): Promise<{ readonly draft: Draft; readonly errors: readonly FieldError[] }> {
  const { item } = version;
  const errors = [...form.errors];
  const draft = await changeDraft(platform, applicant.owner, item.code, async (was, db) => {
    const kept = Object.values(was.materials).flatMap(({ files }) => files);
    const digests =
      form.files.length > 0 ? await fileDigests(db, [...kept, ...form.files.map(({ id }) => id)]) : undefined;
    const read = readDraft(item, was, changedIn(form), digests);
    errors.push(...read.errors);
    return { ...read.words, version: version.version };
  });
  return { draft, errors };
}

/** What a script keeps while one types, and files as they are chosen; without scripts the steps do both. */
function keepDraft(http: Http, portal: CitizenPortal): void {
  http.post("/apply/:code/draft", { schema: { hide: true, params }, bodyLimit, config }, async (request, reply) => {
    const { citizen } = request;
    // A script would follow to the page for signing in, and take it for an answer.
    if (!citizen) throw new Refusal("signInNeeded", sessionOver);
    const { code } = params.parse(request.params);
    const before = await beginApplying(portal, citizen, code, localeOf(request));
    const form = await formOf(portal, before, request);
    const stray = await strayForm(portal, citizen, before, form);
    if (stray) throw new Refusal("conflict", typeof stray === "string" ? alreadySent : stray.message);
    const { errors } = await keep(portal, before, form);
    const [fault] = errors;
    if (fault) throw new Refusal("refused", fault.message);
    return reply
      .header("cache-control", "no-store")
      .send({ files: form.files.map(({ id, name, size }) => ({ id, name, bytes: size })) });
  });
}

/** The number of an application for this item that was handed in before and is still open, among the latest. */
async function findOpen(
  { citizens }: CitizenPortal,
  citizen: Citizen,
  { version }: Applying,
): Promise<string | undefined> {
  const lines = await ownLines(citizens, citizen, { size: 20, from: 0 });
  return lines.find(
    ({ type, title, closedAt }) => type === applicationType && title === version.item.name.zh && closedAt === null,
  )?.number;
}

const stepOf = (said: string | undefined): ApplyStep => (said === "2" ? 2 : said === "3" ? 3 : 1);

/** A step's form, its files kept for the draft: they become the case's when it is handed in under the draft's id. */
async function formOf(
  { platform }: CitizenPortal,
  { applicant, version }: Applying,
  request: FastifyRequest,
): Promise<Form> {
  if (!request.isMultipart()) return chosenRenewal(await readForm(request));
  const id = await draftId(platform, applicant.owner, version.item.code);
  return chosenRenewal(await readForm(request, { files: platform.files, atMost: 12, by: () => formKeeper(id) }));
}

/** What is wrong with the step that is left, where one goes on; going back is always possible. */
async function faultsBefore(
  { platform }: CitizenPortal,
  { version, draft, applicant }: Applying,
  step: ApplyStep,
  next: ApplyStep,
): Promise<FieldError[]> {
  if (next <= step) return [];
  const faults = await faultsOfDraft(platform, version, draft, applicant);
  return faults
    .map(({ field, reason }) => ({ field, message: reason }))
    .filter(({ field }) => stepOfField(field) === step);
}

const stepOfField = (field: string): ApplyStep =>
  field.startsWith("q.") || field === "place" || field === "audience" ? 1 : field.startsWith("m.") ? 2 : 3;

/** On to the page by which the applicant's wallet proves a material. */
async function toWallet(
  portal: CitizenPortal,
  request: FastifyRequest,
  reply: FastifyReply,
  applying: Applying,
  asked: { readonly key: string; readonly step: ApplyStep },
): Promise<FastifyReply> {
  const { version, draft, applicant } = applying;
  try {
    const id = await askOwnWallet(portal.platform, version.item, draft, applicant, asked);
    return seeOther(reply, `/apply/${version.item.code}/wallet/${id}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { key, step } = asked;
    const errors = [{ field: step === 2 ? `m.${key}` : "", message: error.reason }];
    return showStep(portal, request, reply, applying, { step, errors, saved: true }, 422);
  }
}

async function send(
  portal: CitizenPortal,
  request: FastifyRequest,
  reply: FastifyReply,
  { applicant: before, ...rest }: Applying,
): Promise<FastifyReply> {
  const { certificates, faults: gone } = await standing(portal.platform, rest.version.item, rest.draft, before);
  const applying = { ...rest, applicant: { ...before, certificates } };
  if (gone.length > 0) return showStep(portal, request, reply, applying, { step: 2, errors: gone, saved: true }, 422);
  try {
    const opened = await handIn(portal.platform, applying.version, applying.draft, applying.applicant);
    return seeOther(reply, `/follow/${opened.number}?done=open`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = error.faults.map(({ field, reason }) => ({ field, message: reason }));
    const errors = faults.length > 0 ? faults : [{ field: "", message: error.reason }];
    const first = Math.min(...errors.map(({ field }) => stepOfField(field))) as ApplyStep;
    const shown = { step: first, errors: errors.filter(({ field }) => stepOfField(field) === first), saved: true };
    return showStep(portal, request, reply, applying, shown, 422);
  }
}

async function showStep(
  { platform, show }: CitizenPortal,
  request: FastifyRequest,
  reply: FastifyReply,
  { version, draft, applicant }: Applying,
  shown: Shown,
  status = 200,
): Promise<FastifyReply> {
  // Handed in under its id, so once: a form that may be sent is of a draft that is there.
  const id =
    draft.id === "" && shown.step === 3 ? await draftId(platform, applicant.owner, version.item.code) : draft.id;
  const made = await applyView(platform, version, { ...draft, id }, applicant, shown);
  const view = await withHeldToRenew(platform, applicant.holder, version.item, made);
  const path = `/apply/${version.item.code}?step=${shown.step}`;
  return show(request, reply, "apply", view, { personal: true, status, path });
}
