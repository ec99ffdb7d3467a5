import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { FastifyRequest } from "fastify";

const atMost = 5 * 1024 * 1024;

/** The one file that a form brings, at most 5 MB, in memory; throws Refusal where none came. */
export async function uploadedFile(
  request: FastifyRequest,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const part = request.isMultipart() ? await request.file({ limits: { fileSize: atMost } }) : undefined;
  if (!part) throw new Refusal("invalidInput", t("没有收到文件", "No file came"));
  return { bytes: await part.toBuffer(), name: part.filename.slice(0, 200) || "CSV" };
}
