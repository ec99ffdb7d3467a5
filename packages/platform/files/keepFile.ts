import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { FileView } from "@wuxing/kernel/views";
import { allowedName, named } from "./allowedName.ts";
import { type Charset, detectKind } from "./detectKind.ts";
import { knownEndings } from "./fileKinds.ts";
import { withoutMetadata } from "./pictures/withoutMetadata.ts";
import type { Store } from "./Store.ts";

const atMost = 20 * 1024 * 1024;

/** Keeps a file once it is known what it is and, with a scanner at hand, that it is clean. Throws Refusal and then keeps nothing. */
export async function keepFile(store: Store, content: Readable, said: string, by: string): Promise<FileView> {
  const { folder, pool } = store;
  const id = randomUUID();
  const arriving = join(folder, `${id}.part`);
  const place = join(folder, id);
  await mkdir(folder, { recursive: true });
  try {
    const arrived = await arrive(content, arriving);
    const allowed = allowedName(said);
    const { mediaType, endings } = await detectKind(arriving, allowed, arrived.charset);
    const name = named(allowed, endings, knownEndings);
    const kept = isPersons(by) ? await cleaned(arriving, mediaType, arrived) : arrived;
    const state = await stateOf(store, arriving);
    await rename(arriving, place);
    await pool.query(
      `INSERT INTO files (id, case_id, name, media_type, size, sha256, uploaded_by, state)
       VALUES ($1, 0, $2, $3, $4, $5, $6, $7)`,
      [id, name, mediaType, kept.size, kept.sha256, by, state],
    );
    return { id, name, mediaType, size: kept.size, ...(state === "waiting" ? { state } : {}) };
  } catch (error) {
    await Promise.all([rm(arriving, { force: true }), rm(place, { force: true })]);
    throw error;
  }
}

/** What comes by a form of the public pages, not from the staff. */
const isPersons = (by: string): boolean => /^(?:form|case):/u.test(by);

interface Kept {
  readonly size: number;
  readonly sha256: string;
}

/** A person's picture says no more than it shows: where and with what it was taken is left out before it is kept. */
async function cleaned(path: string, mediaType: string, arrived: Kept): Promise<Kept> {
  const clean = withoutMetadata(mediaType);
  if (!clean) return arrived;
  const picture = clean(await readFile(path));
  await writeFile(path, picture, { mode: 0o600 });
  return { size: picture.length, sha256: createHash("sha256").update(picture).digest("hex") };
}

interface Arrived extends Kept {
  readonly charset: Charset;
}

async function arrive(content: Readable, path: string): Promise<Arrived> {
  const hash = createHash("sha256");
  const [utf8, gb] = [new TextDecoder("utf-8", { fatal: true }), new TextDecoder("gb18030", { fatal: true })];
  let [isUtf8, isGb, size] = [true, true, 0];
  const reads = (decoder: TextDecoder, chunk?: Buffer): boolean => {
    try {
      return !(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()).includes("\0");
    } catch {
      return false;
    }
  };
  await pipeline(
    content,
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        size += chunk.length;
        if (size > atMost) throw new Refusal("tooLarge", t("文件不能超过 20 MB", "A file may have 20 MB at most"));
        hash.update(chunk);
        isUtf8 &&= reads(utf8, chunk);
        isGb &&= reads(gb, chunk);
        yield chunk;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
  if (size === 0) throw new Refusal("refused", t("文件是空的", "The file is empty"));
  const charset = isUtf8 && reads(utf8) ? "utf-8" : isGb && reads(gb) ? "gb18030" : undefined;
  return { size, sha256: hash.digest("hex"), charset };
}

/** Clean where the scanner says so or where there is none; waiting where it does not answer now. */
async function stateOf({ scan, onFault }: Store, path: string): Promise<"clean" | "waiting"> {
  if (!scan) return "clean";
  const found = await scan(createReadStream(path)).catch((fault: unknown) => onFault(fault));
  if (found === "infected") throw infected();
  return found ?? "waiting";
}

/** What the sender of an infected file, and whoever asks for it later, is told. */
export const infected = (): Refusal =>
  new Refusal(
    "refused",
    t(
      "这个文件查出病毒，没有保存：请先杀毒，再上传干净的文件",
      "This file holds malware and was not kept: clean your device first, then send a clean file",
    ),
  );
