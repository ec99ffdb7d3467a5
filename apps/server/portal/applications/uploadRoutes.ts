import { changeDraft, draftId, findDraftId } from "@wuxing/areas/applications";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Upload } from "@wuxing/platform/files";
import type { Http } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { localeOf } from "../contextOf.ts";
import { formKeeper } from "../keptPhotos.ts";
import { assertMayOpen } from "../ownContact.ts";
import { photoAtMost } from "../readForm.ts";
import { beginApplying } from "./beginApplying.ts";
import { fileDigests } from "./fileDigests.ts";
import { readDraft } from "./readDraft.ts";
import { alreadySent, sessionOver, strayForm } from "./strayForm.ts";
import { announcedIn, assertTus, offsetOf, pieceIn, takePieces, tusHeaders, uploadHeaders } from "./tus.ts";

const params = z.object({ code: z.string().max(40) });
const ofUpload = z.object({ code: z.string().max(40), id: z.uuid() });

/**
 * Files of an application by pieces (tus 1.0: core, creation, expiration, termination), so that a scan goes on where the
 * line broke. Whole, it stands in the draft as if the form had brought it.
 */
export function uploadRoutes(http: Http, portal: CitizenPortal): void {
  http.options("/apply/:code/uploads", { schema: { hide: true, params } }, (_request, reply) =>
    reply
      .headers({ ...tusHeaders, "tus-version": "1.0.0", "tus-max-size": photoAtMost })
      .code(204)
      .send(),
  );
  http.post("/apply/:code/uploads", { schema: { hide: true, params } }, async (request, reply) => {
    const upload = await announce(portal, request);
    return reply
      .headers({
        ...uploadHeaders(upload),
        location: `/apply/${params.parse(request.params).code}/uploads/${upload.id}`,
      })
      .code(201)
      .send();
  });
  http.register(async (pieces) => {
    takePieces(pieces);
    const path = "/apply/:code/uploads/:id";
    pieces.head(path, { schema: { hide: true, params: ofUpload } }, async (request, reply) =>
      reply.headers(uploadHeaders(await own(portal, request))).send(),
    );
    pieces.patch(path, { schema: { hide: true, params: ofUpload } }, async (request, reply) =>
      reply
        .headers(uploadHeaders(await take(portal, request)))
        .code(204)
        .send(),
    );
    pieces.delete(path, { schema: { hide: true, params: ofUpload } }, async (request, reply) => {
      await portal.platform.files.uploads.drop((await own(portal, request)).id);
      return reply.headers(tusHeaders).code(204).send();
    });
  });
}

function citizenOf(request: FastifyRequest): Citizen {
  assertTus(request);
  if (!request.citizen) throw new Refusal("signInNeeded", sessionOver);
  return request.citizen;
}

async function announce(portal: CitizenPortal, request: FastifyRequest): Promise<Upload> {
  const citizen = citizenOf(request);
  const { platform } = portal;
  const { values, ...announced } = announcedIn(request, photoAtMost);
  const applying = await beginApplying(portal, citizen, params.parse(request.params).code, localeOf(request));
  const stray = await strayForm(portal, citizen, applying, { values });
  if (stray) throw new Refusal("conflict", typeof stray === "string" ? alreadySent : stray.message);
  const { item } = applying.version;
  if (!item.materials.some(({ key }) => announced.field === `m.${key}`))
    throw new Refusal("invalidInput", t("这件事没有这份材料", "There is no such material here"));
  const draft = await draftId(platform, applying.applicant.owner, item.code);
  return platform.files.uploads.begin({ ...announced, keeper: formKeeper(draft) }, citizen.id);
}

/** The upload, if it is for the draft of who asks: of anybody else's there is none. Throws Refusal. */
async function own({ platform, citizens }: CitizenPortal, request: FastifyRequest): Promise<Upload> {
  const citizen = citizenOf(request);
  await assertMayOpen(citizens, citizen, "applications");
  const { code, id } = ofUpload.parse(request.params);
  const owner = { citizen: citizen.id, uscc: citizen.actingFor?.uscc ?? null };
  const draft = await findDraftId(platform, owner, code);
  return platform.files.uploads.get(id, formKeeper(draft ?? ""));
}

/** Takes what came; the last piece makes it a file of the draft, once. */
async function take(portal: CitizenPortal, request: FastifyRequest): Promise<Upload> {
  const { uploads } = portal.platform.files;
  const upload = await own(portal, request);
  if (upload.file) return upload;
  const offset = await uploads.append(upload, offsetOf(request), pieceIn(request));
  const now = { ...upload, offset };
  return offset < upload.length ? now : putInDraft(portal, request, now);
}

async function putInDraft(portal: CitizenPortal, request: FastifyRequest, upload: Upload): Promise<Upload> {
  const { platform } = portal;
  const { uploads } = platform.files;
  const { code } = ofUpload.parse(request.params);
  const { version, applicant } = await beginApplying(portal, citizenOf(request), code, localeOf(request));
  const file = await uploads.keep(upload);
  try {
    await changeDraft(platform, applicant.owner, code, async (was, db) => {
      if (formKeeper(was.id) !== upload.keeper) throw new Refusal("conflict", alreadySent);
      if (!(await uploads.settle(db, upload, file.id))) return was;
      const kept = Object.values(was.materials).flatMap(({ files }) => files);
      const form = { values: {}, all: () => [], files: [{ ...file, field: upload.field }], errors: [] };
      const { words, errors } = readDraft(version.item, was, form, await fileDigests(db, [...kept, file.id]));
      const [fault] = errors;
      if (fault) throw new Refusal("refused", fault.message);
      return words;
    });
  } catch (error) {
    if (error instanceof Refusal) await uploads.drop(upload.id);
    throw error;
  }
  await uploads.forget(upload);
  return { ...upload, file: file.id };
}
