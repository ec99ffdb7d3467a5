import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";

const zip = [0x50, 0x4b, 0x03, 0x04];
const signatures: readonly { bytes: readonly number[]; type: string; extensions: readonly string[] }[] = [
  { bytes: [0xff, 0xd8, 0xff], type: "image/jpeg", extensions: ["jpg", "jpeg"] },
  { bytes: [0x89, 0x50, 0x4e, 0x47], type: "image/png", extensions: ["png"] },
  { bytes: [0x47, 0x49, 0x46, 0x38], type: "image/gif", extensions: ["gif"] },
  { bytes: [0x52, 0x49, 0x46, 0x46], type: "image/webp", extensions: ["webp"] },
  { bytes: [0x25, 0x50, 0x44, 0x46], type: "application/pdf", extensions: ["pdf"] },
  { bytes: zip, type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", extensions: ["docx"] },
  { bytes: zip, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", extensions: ["xlsx"] },
];

/** The media type by the file's first bytes and its name, which must agree. Throws Refusal(refused) for anything else. */
export function mediaTypeOf(head: Buffer, name: string): string {
  const extension = name.split(".").at(-1)?.toLowerCase() ?? "";
  if (extension === "txt" && !head.includes(0)) return "text/plain; charset=utf-8";
  const found = signatures.find(
    ({ bytes, extensions }) => extensions.includes(extension) && bytes.every((byte, i) => head[i] === byte),
  );
  if (found) return found.type;
  throw new Refusal(
    "refused",
    t(
      "只收图片（JPG、PNG、GIF、WebP）、PDF、Word（docx）、Excel（xlsx）和文本文件，且内容要与扩展名一致",
      "Only pictures (JPG, PNG, GIF, WebP), PDF, Word (docx), Excel (xlsx) and text files, with content to match the name",
    ),
  );
}

/** A file's name without folders and control characters, at most 120 characters. */
export const allowedName = (name: string): string =>
  (name.split(/[\\/]/u).at(-1) ?? "").replace(/\p{Cc}/gu, "").slice(-120) || "file";
