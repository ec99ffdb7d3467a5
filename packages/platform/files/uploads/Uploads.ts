import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { FileView } from "@wuxing/kernel/views";
import type { Pool } from "pg";
import { keepFile } from "../keepFile.ts";
import type { Store } from "../Store.ts";
import { oneAtATime } from "./oneAtATime.ts";
import type { Announced, Upload } from "./Upload.ts";
import { announce, filesOf, rowOf, rowsOf, type UploadRow } from "./uploadRows.ts";

/**
 * Files that come in pieces and go on where they stopped (tus 1.0). How many bytes are here the file itself says, so a
 * server that is killed forgets nothing; what a piece says it is counts for nothing: the whole is looked at as any file.
 */
export interface Uploads {
  /** Begins one, or finds the one that was begun for the same content; of an account's unfinished ones the oldest goes when there are too many. `isHeld`: whether the form still holds a file that came before. */
  readonly begin: (
    announced: Announced,
    account: string,
    isHeld: (file: string) => boolean | Promise<boolean>,
  ) => Promise<Upload>;
  /** One of whose keeper it is so. Throws Refusal (notFound) for what never was, is another's, has expired or was given up. */
  readonly get: (id: string, isKeeper: (keeper: string) => boolean) => Promise<Upload>;
  /** What a form's uploads became, by field, until a case claims them. */
  readonly filesOf: (keeper: string) => Promise<readonly { readonly field: string; readonly file: string }[]>;
  /** Unfinished ones of a form, the oldest first. */
  readonly unfinished: (keeper: string) => Promise<readonly Upload[]>;
  /** Takes bytes from `offset` on and gives how many are here then; what came before a cut stays. Throws Refusal: conflict where other bytes are here, tooLarge beyond the length. */
  readonly append: (upload: Upload, offset: number, content: Readable) => Promise<number>;
  /** Keeps it as a file under all rules for files; not yet settled. Throws Refusal and then gives it up. */
  readonly keep: (upload: Upload) => Promise<FileView>;
  /** Says, in the transaction that puts the file in its place, what it became; false where that was said before. */
  readonly settle: (db: Pick<Pool, "query">, upload: Upload, file: string) => Promise<boolean>;
  /** Its pieces go once it is settled; that it came whole is remembered until it would have expired. */
  readonly forget: (upload: Upload) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
}

export const uploadEnding = ".upload";

export function folderUploads(store: Store): Uploads {
  const { pool, folder } = store;
  const alone = oneAtATime();
  const placeOf = (id: string): string => join(folder, id + uploadEnding);
  const seen = async (row: UploadRow): Promise<Upload> => {
    const size = row.file ? row.length : ((await stat(placeOf(row.id)).catch(() => undefined))?.size ?? 0);
    return { ...row, offset: size };
  };
  const drop = async (id: string): Promise<void> => {
    await pool.query("DELETE FROM uploads WHERE id = $1", [id]);
    await rm(placeOf(id), { force: true });
  };
  return {
    begin: async (announced, account, isHeld) => {
      await mkdir(folder, { recursive: true });
      const { row, dropped } = await announce(pool, announced, account, isHeld);
      for (const id of dropped) await drop(id);
      return alone(row.id, () => seen(row));
    },
    get: async (id, isKeeper) => {
      const row = await rowOf(pool, id);
      if (!row || !isKeeper(row.keeper)) throw notFound();
      return alone(id, () => seen(row));
    },
    filesOf: (keeper) => filesOf(pool, keeper),
    unfinished: async (keeper) => Promise.all((await rowsOf(pool, keeper)).map(seen)),
    append: (upload, offset, content) =>
      alone(upload.id, async (stopped) => {
        const { offset: here } = await seen(upload);
        if (offset !== here) throw elsewhere();
        await write(placeOf(upload.id), offset, upload.length, content, stopped);
        await pool.query("UPDATE uploads SET expires_at = now() + interval '2 days' WHERE id = $1", [upload.id]);
        return (await seen(upload)).offset;
      }),
    keep: (upload) =>
      alone(upload.id, async () => {
        try {
          const path = placeOf(upload.id);
          if (!(await isAnnounced(path, upload.print))) throw another();
          // A copy is kept: whoever still writes here changes nothing of what was looked at.
          return await keepFile(store, createReadStream(path), upload.name, upload.keeper);
        } catch (error) {
          if (error instanceof Refusal) await drop(upload.id);
          throw error;
        }
      }),
    settle: async (db, { id }, file) => {
      const { rowCount } = await db.query("UPDATE uploads SET file = $2 WHERE id = $1 AND file IS NULL", [id, file]);
      return rowCount === 1;
    },
    forget: ({ id }) => rm(placeOf(id), { force: true }),
    drop,
  };
}

/** Bytes are written at their place, so that two connections that send the same file agree. */
async function write(
  path: string,
  from: number,
  length: number,
  content: Readable,
  stopped: AbortSignal,
): Promise<void> {
  await (await open(path, "a", 0o600)).close();
  let at = from;
  await pipeline(
    content,
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        at += chunk.length;
        if (at > length) throw beyond();
        yield chunk;
      }
    },
    createWriteStream(path, { flags: "r+", start: from }),
    { signal: stopped },
  ).catch((error: unknown) => {
    throw stopped.aborted ? elsewhere() : error;
  });
}

/** Whether what came is what was announced, where that was said by a digest. */
async function isAnnounced(path: string, print: string): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/u.test(print)) return true;
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex") === print;
}

const another = (): Refusal =>
  new Refusal(
    "refused",
    t(
      "传来的内容和您选的文件不一样，没有收：请再选一次",
      "What came is not the file you chose, so it was not taken: choose it again",
    ),
  );
const elsewhere = (): Refusal =>
  new Refusal(
    "conflict",
    t("这个文件正从另一处接着传，请重新核对位置", "This file goes on from elsewhere; ask again how much of it is here"),
  );
const beyond = (): Refusal =>
  new Refusal("tooLarge", t("传来的比说好的长，请重新选文件", "More came than was announced; choose the file again"));
