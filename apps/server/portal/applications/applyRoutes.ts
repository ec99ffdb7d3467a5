import {
  type Applicant,
  applicationType,
  audienceFault,
  blankDraft,
  changeDraft,
  type Draft,
  draftId,
  dropDraft,
  faultsOfDraft,
  findDraft,
  handedInAs,
  handIn,
} from "@wuxing/areas/applications";
import { type Day, dayOf } from "@wuxing/kernel/calendar";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { formatDay, type Locale, t } from "@wuxing/kernel/text";
import { type Citizen, isOwnCase } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import { findItem, findLastVersion, type ItemVersion } from "@wuxing/platform/items";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { ApplyStep, ApplyView } from "../../../web/portal/applications/ApplyViews.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { chosenRenewal, withHeldToRenew } from "../certificates/renewalChoice.ts";
import { localeOf } from "../contextOf.ts";
import { formKeeper } from "../keptPhotos.ts";
import { assertMayOpen } from "../ownContact.ts";
import { ownLines } from "../ownLines.ts";
import { addressOf } from "../paging.ts";
import { type Form, readForm } from "../readForm.ts";
import { applicantOf } from "./applicantOf.ts";
import { applyView, ownerWord, type Shown } from "./applyView.ts";
import { fileDigests } from "./fileDigests.ts";
import { readDraft } from "./readDraft.ts";
import { changedIn } from "./seenWords.ts";
import { sendLater } from "./sendLater.ts";
import { askOwnWallet, standing } from "./walletProof.ts";
import { walletProofRoutes } from "./walletProofRoutes.ts";

const params = z.object({ code: z.string().max(40) });
const flag = z.string().max(1).optional();
const querystring = z.object({ step: flag, saved: flag, presented: flag });
const bodyLimit = 80 * 1024 * 1024;
const config = { rateLimit: { max: 120, timeWindow: "1 minute" } };

type FieldError = ApplyView["errors"][number];

interface Applying {
  readonly version: ItemVersion;
  /** Since when nobody offers the item: then this is its last version. null: it is in force. */
  readonly endedOn: Day | null;
  readonly draft: Draft;
  readonly applicant: Applicant;
}

/** Applying for an item in three steps by plain forms; each step is kept as a draft of the account when it is left. */
export function applyRoutes(http: Http, portal: CitizenPortal): void {
  http.get(
    "/apply/:code",
    { schema: { hide: true, params, querystring } },
    forCitizen(async (request, reply, citizen) => {
      const applying = await begin(portal, citizen, params.parse(request.params).code, localeOf(request));
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
    const before = await begin(portal, citizen, code, localeOf(request));
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
      return showStep(portal, request, reply, applying, { step: 1, errors: [isOther(before)], saved: true }, 409);
    if (go === "send") return send(portal, request, reply, applying);
    const wallet = /^wallet\.(\w{1,40})$/u.exec(go)?.[1];
    if (wallet) return toWallet(portal, request, reply, applying, wallet);
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
    const before = await begin(portal, citizen, code, localeOf(request));
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

const sessionOver = t(
  "登录已过期，这一页没有保存：请在另一个标签页重新登录，再回到这里点“保存”",
  "Your session is over and this was not kept: sign in again in another tab, then come back and press the button",
);
const alreadySent = t("这份申请已经提交，在“我的”里看", "This has been handed in already: see “Mine”");

/**
 * A form that is no longer of the draft that is there: pressed twice or left open in another tab after the draft was
 * handed in, it leads to the case and begins no second draft; filled in for somebody else than the account acts for
 * now, it is kept for nobody. Gives the case's number or what is wrong; undefined for a form that may be kept.
 */
async function strayForm(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  { applicant, draft, version }: Applying,
  { values }: Form,
): Promise<string | FieldError | undefined> {
  if (values.owner !== undefined && values.owner !== ownerWord(applicant))
    return {
      field: "",
      message: t(
        "这一页是用另一个身份填的，没有保存。请先切换回原来的身份，再返回那一页提交",
        "That page was filled in for somebody else than you act for now, and was not kept. Switch back, then return to it",
      ),
    };
  const sent = await handedInAs(platform, values.draft ?? "");
  if (!sent || !(await isOwnCase(citizens.world, citizen, sent))) return undefined;
  // A form with files has begun one.
  if (draft.id === "") await dropDraft(platform, applicant.owner, version.item.code);
  return sent.number;
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

/** The item in force today, who applies, and what he has filled in so far. Throws Refusal. */
async function begin(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  code: string,
  language: Locale,
): Promise<Applying> {
  await assertMayOpen(citizens, citizen, "applications");
  const today = dayOf(platform.casework.now());
  const inForce = await findItem(platform.pool, code, today);
  const version = inForce ?? (await findLastVersion(platform.pool, code));
  const endedOn = inForce ? null : (version?.until ?? null);
  // What is yet to begin is nobody's to apply for.
  if (!version || (!inForce && (endedOn === null || endedOn > today))) throw notFound();
  const applicant = await applicantOf(platform, citizens, citizen, version.item, language);
  const draft = (await findDraft(platform, applicant.owner, code)) ?? { id: "", ...blankDraft };
  return { version, endedOn, applicant, draft };
}

/** From when the version holds that came since the draft was written; null where it is the same. */
const changedOn = ({ draft, version }: Applying): Day | null =>
  draft.version !== undefined && draft.version !== version.version ? version.from : null;

const isOther = ({ version }: Applying): FieldError => ({
  field: "",
  message: t(
    `这个事项自 ${formatDay(version.from, "zh")}起有新版本，要填的、要交的和办理时限可能变了，还没有提交。请从头核对一遍再提交`,
    `There is a new version of this item since ${formatDay(version.from, "en")}: questions, papers and time limits may be others, so it was not handed in. Look through it once more`,
  ),
});

/** A draft of an item that ended: what was filled in, and what to do. Where nothing was, its guide says that it ended. */
async function showEnded(
  { platform, show }: CitizenPortal,
  request: FastifyRequest,
  reply: FastifyReply,
  { version, endedOn, draft, applicant }: Applying,
  status = 200,
): Promise<FastifyReply> {
  const { item } = version;
  if (draft.id === "") return seeOther(reply, `/items/${item.code}`);
  const view = await applyView(platform, version, draft, applicant, { step: 3, errors: [], saved: false });
  const ended = { on: endedOn ?? "", guide: `/items/${item.code}`, others: addressOf("/items", { q: item.name.zh }) };
  return show(request, reply, "apply", { ...view, ended }, { personal: true, status, path: `/apply/${item.code}` });
}

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
  key: string,
): Promise<FastifyReply> {
  const { version, draft, applicant } = applying;
  try {
    const id = await askOwnWallet(portal.platform, version.item, draft, applicant, key);
    return seeOther(reply, `/apply/${version.item.code}/wallet/${id}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const errors = [{ field: `m.${key}`, message: error.reason }];
    return showStep(portal, request, reply, applying, { step: 2, errors, saved: true }, 422);
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
