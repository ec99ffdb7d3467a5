import { parseNotice } from "@wuxing/kernel/notice";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { onlooker } from "@wuxing/platform/desk";
import { type Http, staffOf } from "@wuxing/platform/http";
import { NoticeUnreadable, readNoticeText } from "@wuxing/platform/notice-files";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { importNotice, mendedNotice } from "./importNotice.ts";
import { ledger } from "./ledger.ts";
import { getNotice, pointsOf } from "./noticeView.ts";

const idParam = z.object({ id: z.uuid() });
/** Longer than any notice by far; the reader takes a second for it at worst. */
const longest = 300_000;
const importBody = z.object({ commandId: z.uuid(), text: z.string().min(1).max(longest), notice: mendedNotice });
const atMost = 20 * 1024 * 1024;

/** Reading a notice, importing what a person has mended, and following it. */
export function workPointRoutes(http: Http, platform: Platform): void {
  readRoute(http, platform);

  http.post("/api/notices/import", { bodyLimit: atMost, schema: { body: importBody } }, async (request, reply) => {
    const actor = staffOf(request);
    const { commandId, text, notice } = request.body;
    reply.code(201);
    return importNotice(platform, actor, commandId, text, notice);
  });

  http.get("/api/notices", async (request) => {
    const looker = onlooker(platform, staffOf(request), false);
    const { rows } = await platform.pool.query<{ id: string; title: string; documentNumber: string; issuedOn: string }>(
      `SELECT id, title, document_number AS "documentNumber", issued_on AS "issuedOn"
       FROM notices ORDER BY imported_at DESC LIMIT 100`,
    );
    const notices = await Promise.all(
      rows.map(async (row) => {
        const points = await pointsOf(platform, row.id, looker);
        const closed = points.filter((point) => point.line.closedAt !== null).length;
        return { ...row, points: points.length, closed, red: points.filter((point) => point.colour === "red").length };
      }),
    );
    return { notices };
  });

  http.get("/api/notices/:id", { schema: { params: idParam } }, async (request) => {
    const looker = onlooker(platform, staffOf(request), false);
    const notice = await getNotice(platform, request.params.id);
    return { notice, points: await pointsOf(platform, notice.id, looker) };
  });

  http.get("/api/notices/:id/ledger.xlsx", { schema: { params: idParam } }, async (request, reply) => {
    const looker = onlooker(platform, staffOf(request), false);
    const notice = await getNotice(platform, request.params.id);
    const file = await ledger(notice, await pointsOf(platform, notice.id, looker));
    return reply
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(`${notice.title}台账.xlsx`)}`)
      .send(file);
  });
}

/** Reads a notice and says which of the city's units its names stand for. Writes nothing. */
function readRoute(http: Http, platform: Platform): void {
  http.post("/api/notices/parse", { bodyLimit: atMost }, async (request) => {
    staffOf(request);
    const text = await textOf(request);
    if (text.length > longest)
      throw new Refusal(
        "tooLarge",
        t("文字超过 30 万字，请分开导入", "More than 300,000 characters; import it in parts"),
      );
    const notice = parseNotice(text);
    const names = new Set(notice.items.flatMap((item) => item.units.map((unit) => unit.name)));
    const resolved = [...names].map((name) => {
      const found = platform.city.resolve(name);
      return {
        name,
        open: found?.open ?? false,
        units: (found?.open ? [] : (found?.units ?? [])).map(platform.city.unit),
      };
    });
    return { text, notice, resolved };
  });
}

/** The text of an uploaded file, or of the JSON `{text}` that a person pasted. Throws Refusal with what to do. */
async function textOf(request: FastifyRequest): Promise<string> {
  try {
    if (request.isMultipart()) {
      const part = await request.file({ limits: { fileSize: atMost } });
      if (!part) throw new Refusal("invalidInput", t("没有收到文件", "No file came"));
      return readNoticeText(await part.toBuffer(), part.filename);
    }
    const body = z.object({ text: z.string() }).safeParse(request.body);
    if (!body.success)
      throw new Refusal("invalidInput", t("请粘贴通知的文字，或上传文件", "Paste the notice's text, or upload a file"));
    return readNoticeText(new TextEncoder().encode(body.data.text));
  } catch (error) {
    if (error instanceof NoticeUnreadable) throw new Refusal("refused", error.reason);
    throw error;
  }
}
