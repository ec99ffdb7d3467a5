import { randomUUID } from "node:crypto";
import { type ApplicationData, applicationType, openPieces } from "@wuxing/areas/applications";
import { type Case, notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, entriesOf, handle } from "@wuxing/platform/casework";
import type { Http } from "@wuxing/platform/http";
import { dropAnswers, findItemVersion, openAnswers, sealAnswers } from "@wuxing/platform/items";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { formKeeper, keptPhotos } from "../keptPhotos.ts";
import type { Ownership } from "../ownership.ts";
import { askForProof, findOwnRequest, type OwnRequest } from "../ownRequest.ts";
import { type Form, readForm } from "../readForm.ts";
import { mendUploadRoutes, type OpenForm } from "./mendUploadRoutes.ts";
import { mendView, type ToMend, type Tried } from "./mendView.ts";
import { broughtIn, changedIn, faultsOfMending, type Mending, readMending } from "./readMending.ts";
import { sendLater } from "./sendLater.ts";

const params = z.object({ number: z.string().max(60) });
const config = { rateLimit: { max: 60, timeWindow: "1 minute" } };
const bodyLimit = 80 * 1024 * 1024;
const uuid = z.uuid();

/** What a correction notice names is mended in the form itself, by who has signed in: it holds what was answered. */
export function mendRoutes(http: Http, portal: CitizenPortal, owned: Ownership): void {
  const { platform, show } = portal;
  http.get(
    "/applications/:number/mend",
    { schema: { hide: true, params } },
    forCitizen(async (request, reply, citizen) => {
      const asked = await findOwn(platform, owned, request);
      if ("number" in asked) return askForProof(reply, asked.number);
      if (asked.found.state !== "correcting") return seeOther(reply, `/follow/${asked.found.number}`);
      const view = await mendView(platform, await openForm(platform, asked, citizen.id));
      return show(request, reply, "mend", view, { personal: true });
    }),
  );
  mendUploadRoutes(http, portal, async (request) => {
    const asked = await findOwn(platform, owned, request);
    if ("number" in asked || !request.citizen) throw notFound();
    if (asked.found.state !== "correcting") throw new Refusal("conflict", mendedMeanwhile);
    return openForm(platform, asked, request.citizen.id);
  });

  http.post(
    "/applications/:number/mend",
    { schema: { hide: true, params }, bodyLimit, config },
    async (request, reply) => {
      const path = `/applications/${params.parse(request.params).number}/mend`;
      if (!request.citizen) return sendLater(show, request, reply, { action: path, pathOf: () => path });
      const asked = await findOwn(platform, owned, request);
      if ("number" in asked) return askForProof(reply, asked.number);
      if (asked.found.state !== "correcting") return seeOther(reply, `/follow/${asked.found.number}`);
      const subject = await toMend(platform, asked);
      const form = await readForm(request, {
        files: platform.files,
        atMost: 12,
        by: ({ commandId = "" }) => formKeeper(commandId),
      });
      const failed = await mend(platform, asked, subject, form);
      if (!failed) return seeOther(reply, `/follow/${subject.found.number}?done=supply`);
      const view = await mendView(platform, subject, failed);
      return show(request, reply, "mend", view, { personal: true, status: 422, path });
    },
  );
}

const mendedMeanwhile = t("已经补正过了，没有收", "It has been mended meanwhile; this was not taken");

/** What changes which pieces a notice has open. */
const changing = ["tellCorrection", "supply", "recordBrought"];

/** The form as somebody opens it now: under the same command until its pieces change, so that its files find it again. */
async function openForm(platform: Platform, asked: Own, citizen: string): Promise<OpenForm> {
  const subject = await toMend(platform, asked);
  const { found, entries } = subject;
  const own = entries
    .filter(({ action }) => changing.includes(action))
    .map(({ seq }) => commandId("applications.mend", found.id, seq, citizen));
  return { ...subject, commandId: own.at(-1) ?? randomUUID(), isOwn: (said) => own.includes(said) };
}

type Own = OwnRequest & { readonly found: Case };

async function findOwn(
  platform: Platform,
  owned: Ownership,
  request: FastifyRequest,
): Promise<Own | { readonly number: string }> {
  const { number } = params.parse(request.params);
  const asked = await findOwnRequest(platform, owned, request, number);
  if (!asked) return { number };
  if (asked.found.type !== applicationType) throw notFound();
  return asked;
}

async function toMend({ pool, casework }: Platform, { found }: Own): Promise<ToMend> {
  const application = found as unknown as Case<ApplicationData>;
  const { code, version } = application.data.item;
  const item = await findItemVersion(pool, code, version);
  if (!item) throw notFound();
  const answers = (await openAnswers(pool, casework.vault, found.id)) ?? {};
  return { found: application, item, entries: await entriesOf(pool, found.id), answers };
}

/** Mends what the form says; gives back what was tried where it is not taken. */
async function mend(platform: Platform, { own }: Own, subject: ToMend, form: Form): Promise<Tried | undefined> {
  const { found, item, entries, answers: before } = subject;
  const given = uuid.safeParse(form.values.commandId);
  if (!given.success) throw notFound();
  const commandId = given.data;
  // Sent twice at once: the other has mended it meanwhile, and against its answers nothing would be changed here.
  if (entries.some((entry) => entry.commandId === commandId)) return undefined;
  const open = openPieces(found);
  const mending = readMending(open, before, form, await keptIn(platform, form, open.materials, commandId));
  const names = new Map([...(found.data.asked ?? []), ...found.data.materials].map(({ key, name }) => [key, name]));
  const named = found.data.toMend ?? [];
  const faults = faultsOfMending(item, mending, before, { named, names });
  const errors = [...form.errors, ...faults.map(({ field, reason }) => ({ field, message: reason }))];
  if (errors.length > 0) return { commandId, mending, errors };
  try {
    await supply(platform, own.actor, subject, mending, commandId);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { commandId, mending, errors: [{ field: "", message: error.reason }] };
  }
}

/** The answers are sealed first, for they count once the entry is there; refused, they are forgotten. */
async function supply(
  { pool, casework }: Platform,
  actor: OwnRequest["own"]["actor"],
  { found, answers: before }: ToMend,
  mending: Mending,
  commandId: string,
): Promise<void> {
  const mended = changedIn(mending, before);
  const materials = broughtIn(mending).map(({ key, proof, files }) => ({
    ...{ key, proof },
    ...(proof === "file" ? { files } : {}),
  }));
  const files = materials.flatMap((one) => one.files ?? []);
  if (mended.length > 0) {
    const all = Object.entries({ ...before, ...mending.answers }).filter(([, answer]) => answer !== "");
    await sealAnswers(pool, casework.vault, found.id, Object.fromEntries(all), { command: commandId, first: false });
  }
  const input = {
    ...(mending.note ? { note: mending.note } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(mended.length > 0 ? { mended } : {}),
    ...(materials.length > 0 ? { materials } : {}),
  };
  try {
    await handle(casework, { caseId: found.id, action: "supply", input, actor, commandId });
  } catch (error) {
    await dropAnswers(pool, found.id, commandId);
    throw error;
  }
}

/** The files that this form brought before, by material, without those that were taken out. */
async function keptIn(
  { pool }: Platform,
  form: Form,
  materials: readonly string[],
  commandId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const dropped = new Set(form.all("drop"));
  const kept = materials.map(async (key) => {
    const ids = form.all(`kept.${key}`).filter((id) => !dropped.has(id));
    return [key, (await keptPhotos(pool, commandId, ids)).map(({ id }) => id)] as const;
  });
  return new Map(await Promise.all(kept));
}
