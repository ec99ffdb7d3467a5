import { changeDraft, draftId, findDraftId } from "@wuxing/areas/applications";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
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
import { alreadySent, strayForm } from "./strayForm.ts";
import { announcedIn, offsetOf, pieceIn, senderOf } from "./tus.ts";
import { tusRoutes } from "./tusRoutes.ts";

const params = z.object({ code: z.string().max(40) });
const ofUpload = params.extend({ id: z.uuid() });

/**
 * Files of an application by pieces, so that a scan goes on where the line broke. Whole, it stands in the draft as if the
 * form had brought it.
 */
export function uploadRoutes(http: Http, portal: CitizenPortal): void {
  tusRoutes(http, {
    ...{ page: "/apply/:code", params, drop: ({ id }) => portal.platform.files.uploads.drop(id) },
    announce: (request) => announce(portal, request),
    own: (request) => own(portal, request),
    take: (request) => take(portal, request),
  });
}

async function announce(portal: CitizenPortal, request: FastifyRequest): Promise<Upload> {
  const citizen = senderOf(request);
  const { platform } = portal;
  const { values, ...announced } = announcedIn(request, photoAtMost);
  const applying = await beginApplying(portal, citizen, params.parse(request.params).code, localeOf(request));
  const stray = await strayForm(portal, citizen, applying, { values });
  if (stray) throw new Refusal("conflict", typeof stray === "string" ? alreadySent : stray.message);
  const { item } = applying.version;
  if (!item.materials.some(({ key }) => announced.field === `m.${key}`))
    throw new Refusal("invalidInput", t("这件事没有这份材料", "There is no such material here"));
  const draft = await draftId(platform, applying.applicant.owner, item.code);
  const held = Object.values(applying.draft.materials).flatMap(({ files }) => files);
  const said = { ...announced, keeper: formKeeper(draft) };
  return platform.files.uploads.begin(said, citizen.id, (file) => held.includes(file));
}

/** The upload, if it is for the draft of who asks: of anybody else's there is none. Throws Refusal. */
async function own({ platform, citizens }: CitizenPortal, request: FastifyRequest): Promise<Upload> {
  const citizen = senderOf(request);
  await assertMayOpen(citizens, citizen, "applications");
  const { code, id } = ofUpload.parse(request.params);
  const owner = { citizen: citizen.id, uscc: citizen.actingFor?.uscc ?? null };
  const draft = await findDraftId(platform, owner, code);
  return platform.files.uploads.get(id, (keeper) => draft !== undefined && keeper === formKeeper(draft));
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
  const { version, applicant } = await beginApplying(portal, senderOf(request), code, localeOf(request));
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
