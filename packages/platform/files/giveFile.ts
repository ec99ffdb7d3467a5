import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { infected } from "./keepFile.ts";
import type { Store } from "./Store.ts";

/** A file on its way out. */
export interface GivenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly content: Readable;
}

/** Some of a file's bytes: those from a place on, at most so many. */
export interface FilePart {
  readonly from: number;
  readonly length: number;
}

/** A file's content for somebody who may see it; until it is scanned for its sender alone. Throws Refusal. */
export async function giveFile(
  { pool, folder, onFault }: Store,
  id: string,
  to: string,
  part?: FilePart,
): Promise<GivenFile> {
  const { rows } = await pool.query<{ name: string; mediaType: string; state: string; by: string }>(
    `SELECT name, media_type AS "mediaType", state, uploaded_by AS by FROM files WHERE id = $1`,
    [id],
  );
  const row = rows[0];
  if (!row) throw notFound();
  if (row.state === "infected") throw infected();
  if (row.state === "erased") throw notFound();
  if (row.state === "waiting" && row.by !== to)
    throw new Refusal(
      "conflict",
      t("文件还在等待查毒，请过几分钟再下载", "The file is waiting to be scanned; fetch it in a few minutes"),
    );
  const file = await open(join(folder, id)).catch((fault: unknown) => onFault(fault));
  if (!file)
    throw new Refusal(
      "refused",
      t(
        "这个文件的内容不在服务器上了，请告诉管理员",
        "The content of this file is no longer on the server; please tell the administrator",
      ),
    );
  const { size } = await file.stat();
  return {
    name: row.name,
    mediaType: row.mediaType,
    size,
    content: file.createReadStream(part && { start: part.from, end: part.from + part.length - 1 }),
  };
}
