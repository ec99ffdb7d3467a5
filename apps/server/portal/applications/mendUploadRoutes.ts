import { openPieces } from "@wuxing/areas/applications";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Upload } from "@wuxing/platform/files";
import type { Http } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { formKeeper } from "../keptPhotos.ts";
import { photoAtMost } from "../readForm.ts";
import type { ToMend } from "./mendView.ts";
import { announcedIn, offsetOf, pieceIn, senderOf } from "./tus.ts";
import { tusRoutes } from "./tusRoutes.ts";

const params = z.object({ number: z.string().max(60) });
const ofUpload = params.extend({ id: z.uuid() });
const filesOfMaterial = 6;

/** The form of a notice that somebody has open: what waits to be mended, and the command under which he sends it. */
export interface OpenForm extends ToMend {
  readonly commandId: string;
  /** Whether he may have it open under this command: a page that stands open has the one of when it was loaded. */
  readonly isOwn: (commandId: string) => boolean;
}

/** What a notice asks for comes by pieces too, and waits for its form, also over a reload. `find` throws Refusal. */
export function mendUploadRoutes(
  http: Http,
  { platform }: CitizenPortal,
  find: (request: FastifyRequest) => Promise<OpenForm>,
): void {
  const { uploads } = platform.files;
  const own = async (request: FastifyRequest): Promise<Upload> => {
    senderOf(request);
    const { isOwn } = await find(request);
    return uploads.get(ofUpload.parse(request.params).id, (keeper) => isOwn(keeper.replace(/^form:/u, "")));
  };
  tusRoutes(http, {
    ...{ page: "/applications/:number/mend", params, own, drop: ({ id }) => uploads.drop(id) },
    announce: async (request) => {
      const citizen = senderOf(request);
      const { values, ...announced } = announcedIn(request, photoAtMost);
      const form = await find(request);
      if (!openPieces(form.found).materials.some((key) => announced.field === `m.${key}`)) throw notFound();
      const { commandId = form.commandId } = values;
      if (!form.isOwn(commandId)) throw notFound();
      const keeper = formKeeper(commandId);
      const there = (await uploads.filesOf(keeper)).filter(({ field }) => field === announced.field);
      if (there.length >= filesOfMaterial) throw tooMany();
      const isHeld = (file: string): boolean => there.some((one) => one.file === file);
      return uploads.begin({ ...announced, keeper }, citizen.id, isHeld);
    },
    take: async (request) => {
      const upload = await own(request);
      if (upload.file) return upload;
      const offset = await uploads.append(upload, offsetOf(request), pieceIn(request));
      if (offset < upload.length) return { ...upload, offset };
      const file = await uploads.keep(upload);
      const isFirst = await uploads.settle(platform.pool, upload, file.id);
      await uploads.forget(upload);
      return isFirst ? { ...upload, offset, file: file.id } : own(request);
    },
  });
}

const tooMany = (): Refusal =>
  new Refusal("tooLarge", t(`每份材料最多 ${filesOfMaterial} 个文件`, `A material may have ${filesOfMaterial} files`));
