import { open } from "node:fs/promises";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { type FileKind, fileKinds, olderOffice } from "./fileKinds.ts";
import { zipDirectory } from "./zipDirectory.ts";

/** What a text showed while it came: `undefined` where it is none. */
export type Charset = "utf-8" | "gb18030" | undefined;

const texts: readonly string[] = ["txt", "csv"];

/**
 * What a file is, by its content; its name only tells apart what looks alike from outside (plain texts, older office
 * documents). Throws Refusal(refused) for what is not taken, and for documents with macros.
 */
export async function detectKind(path: string, name: string, charset: Charset): Promise<FileKind> {
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? "";
  const found = await typeOf(path);
  const kind = Object.hasOwn(fileKinds, found ?? "") ? fileKinds[found ?? ""] : undefined;
  if (kind) return kind;
  if (found === "application/x-cfb" && Object.hasOwn(olderOffice, ending)) return olderOffice[ending] as FileKind;
  if (found === undefined && charset && texts.includes(ending))
    return { mediaType: `text/plain; charset=${charset}`, endings: [ending] };
  throw new Refusal(
    "refused",
    t(
      "只收图片（JPG、PNG、GIF、WebP、HEIC）、PDF、OFD、Word、Excel、PPT、文本、录音（MP3、M4A、WAV、AMR）和录像（MP4、MOV）；带宏的文档请另存为不带宏的",
      "Only pictures (JPG, PNG, GIF, WebP, HEIC), PDF, OFD, Word, Excel, PowerPoint, text, sound (MP3, M4A, WAV, AMR) and video (MP4, MOV); save a document with macros as one without",
    ),
  );
}

/** No office document of what may be sent unpacks to more; whoever opened it would have his computer filled. */
const unpackedAtMost = 256 * 1024 * 1024;
const bomb = (): Refusal =>
  new Refusal(
    "refused",
    t(
      "这个文档解开后超过 256 MB，打不开：请检查后另存一份再传",
      "Unpacked, this document has more than 256 MB and could not be opened: check it, and save it anew",
    ),
  );

/** By the first bytes, and of an archive by the names in it; nothing is unpacked beyond one megabyte. */
async function typeOf(path: string): Promise<string | undefined> {
  const { fileTypeFromFile } = await import("file-type");
  const found = (await fileTypeFromFile(path).catch(() => undefined))?.mime;
  if (found !== "application/zip" && !found?.startsWith("application/vnd.openxml")) return found;
  const file = await open(path);
  try {
    const { names, unpacked } = (await zipDirectory(file, (await file.stat()).size)) ?? { names: [], unpacked: 0 };
    if (unpacked > unpackedAtMost) throw bomb();
    if (names.some((name) => /vbaProject\.bin$/iu.test(name))) return "macros";
    if (found !== "application/zip") return names.length > 0 ? found : "unreadable";
    return names.includes("OFD.xml") ? "application/ofd" : found;
  } finally {
    await file.close();
  }
}
