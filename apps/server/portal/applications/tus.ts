import { Readable } from "node:stream";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Announced, Upload } from "@wuxing/platform/files";
import type { Http } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import { sessionOver } from "./strayForm.ts";

/** What every answer says (tus 1.0). */
export const tusHeaders = {
  "tus-resumable": "1.0.0",
  "tus-extension": "creation,expiration,termination",
  "cache-control": "no-store",
} as const;

export const uploadHeaders = ({ offset, length, expiresAt, file }: Upload) => ({
  ...tusHeaders,
  "upload-offset": offset,
  "upload-length": length,
  "upload-expires": new Date(expiresAt).toUTCString(),
  // What it became, for a form that names its files; no part of the protocol.
  ...(file ? { "upload-file": file } : {}),
});

const pieceType = "application/offset+octet-stream";

/** Lets these routes, and no others, take pieces; they come as they are, not kept in memory. */
export function takePieces(http: Http): void {
  http.addContentTypeParser(pieceType, (_request, payload, done) => done(null, payload));
}

/** The bytes of a piece; none is a piece too: it asks to finish what has come whole. */
export const pieceIn = ({ body }: FastifyRequest): Readable =>
  body instanceof Readable ? body : Readable.from([] as Buffer[]);

/** Throws for another version of the protocol, with the status that it asks for. */
function assertTus({ headers }: FastifyRequest): void {
  if (headers["tus-resumable"] !== tusHeaders["tus-resumable"])
    throw Object.assign(new Error("only tus 1.0.0 is spoken here"), { statusCode: 412 });
}

/** Who sends, in this version of the protocol. Throws Refusal. */
export function senderOf(request: FastifyRequest): Citizen {
  assertTus(request);
  if (!request.citizen) throw new Refusal("signInNeeded", sessionOver);
  return request.citizen;
}

const numberIn = (said: unknown): number => (/^\d{1,15}$/u.test(String(said)) ? Number(said) : Number.NaN);

export function offsetOf({ headers }: FastifyRequest): number {
  const offset = numberIn(headers["upload-offset"]);
  if (Number.isNaN(offset)) throw new Refusal("invalidInput", t("没有写从哪里接着传", "Upload-Offset is missing"));
  return offset;
}

type Said = Omit<Announced, "keeper"> & { readonly values: Readonly<Record<string, string>> };

/** What a creation says of its file: Upload-Length, and Upload-Metadata with filename, field, print, and the form's owner, draft or command. Throws Refusal. */
export function announcedIn({ headers }: FastifyRequest, atMost: number): Said {
  const length = numberIn(headers["upload-length"]);
  if (Number.isNaN(length)) throw new Refusal("invalidInput", t("没有写文件多大", "Upload-Length is missing"));
  if (length === 0) throw new Refusal("refused", t("文件是空的", "The file is empty"));
  if (length > atMost) throw new Refusal("tooLarge", t("文件不能超过 10 MB", "A file may have 10 MB at most"));
  const said = new Map(
    String(headers["upload-metadata"] ?? "")
      .split(",")
      .map((pair) => pair.trim().split(" "))
      .map(([key = "", value = ""]) => [key, Buffer.from(value, "base64").toString("utf8")] as const),
  );
  const word = (key: string, most: number): string => (said.get(key) ?? "").slice(0, most);
  return {
    ...{ length, field: word("field", 60), name: word("filename", 400) || "file", print: word("print", 200) },
    values: Object.fromEntries(
      ["owner", "draft", "commandId"].flatMap((key) => (said.has(key) ? [[key, word(key, 60)]] : [])),
    ),
  };
}
