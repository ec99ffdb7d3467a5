import { type Actor, isSealedFrom, notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { sealText } from "@wuxing/kernel/views";
import { assertMayRead } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { findCase } from "@wuxing/platform/casework";
import { type Http, sendFile, staffOf } from "@wuxing/platform/http";
import { z } from "zod";

/** Taking files in and giving them out. A file is seen by those who see its case, and by its sender before it has one. */
export function fileRoutes(http: Http, platform: Platform): void {
  http.post("/api/files", { schema: { consumes: ["multipart/form-data"] } }, async (request, reply) => {
    const actor = staffOf(request);
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw new Refusal("invalidInput", t("没有收到文件", "No file came"));
    const kept = await platform.files.keep(part.file, part.filename, actor.id);
    reply.code(201);
    return kept;
  });

  http.get("/api/files/:id", { schema: { params: z.object({ id: z.uuid() }) } }, async (request, reply) => {
    const actor = staffOf(request);
    const { sealed } = await getFileCase(platform, request.params.id, actor);
    const file = await platform.files.give(request.params.id, actor.id);
    return sendFile(reply, sealed ? { ...file, name: sealText(file.name) } : file);
  });
}

/**
 * Whether who reported is kept from this actor, for the file may be called after him. Throws notFound unless the actor
 * may have the file. It is looked for within his own scope, so that one of a case that he may not read is missed by the
 * same statements as one that never was.
 */
async function getFileCase(
  { pool, casework, readAs }: Platform,
  id: string,
  actor: Actor,
): Promise<{ sealed: boolean }> {
  const reads = readAs(actor);
  const { rows } = await reads.query<{ case_id: number }>("SELECT case_id FROM files WHERE id = $1 AND case_id <> 0", [
    id,
  ]);
  const found = rows[0] && (await findCase(reads, rows[0].case_id));
  if (found) {
    await assertMayRead(casework, found, actor);
    return { sealed: isSealedFrom(actor, found) };
  }
  const own = await pool.query("SELECT 1 FROM files WHERE id = $1 AND case_id = 0 AND uploaded_by = $2", [
    id,
    actor.id,
  ]);
  if (own.rows.length === 0) throw notFound();
  return { sealed: false };
}
