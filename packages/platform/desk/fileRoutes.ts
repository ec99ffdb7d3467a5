import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
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
    const { rows } = await platform.pool.query<{ case_id: number; uploaded_by: string }>(
      "SELECT case_id, uploaded_by FROM files WHERE id = $1",
      [request.params.id],
    );
    const file = rows[0];
    if (!file) throw notFound();
    const found = file.case_id === 0 ? undefined : await findCase(platform.pool, file.case_id);
    if (found) await assertMayRead(platform.casework, found, actor);
    else if (file.uploaded_by !== actor.id) throw notFound();
    return sendFile(reply, await platform.files.give(request.params.id, actor.id));
  });
}
