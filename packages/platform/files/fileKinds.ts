/** A kind of file that is taken: what it is stored and served as, and the endings of its name, the usual one first. */
export interface FileKind {
  readonly mediaType: string;
  readonly endings: readonly string[];
}

const office = "application/vnd.openxmlformats-officedocument";

/** By the type that its content shows. What is not here is not taken: SVG, HTML, programs, archives. */
export const fileKinds: Readonly<Record<string, FileKind>> = {
  "image/jpeg": { mediaType: "image/jpeg", endings: ["jpg", "jpeg"] },
  "image/png": { mediaType: "image/png", endings: ["png"] },
  "image/apng": { mediaType: "image/png", endings: ["png"] },
  "image/gif": { mediaType: "image/gif", endings: ["gif"] },
  "image/webp": { mediaType: "image/webp", endings: ["webp"] },
  "image/heic": { mediaType: "image/heic", endings: ["heic"] },
  "image/heif": { mediaType: "image/heif", endings: ["heic", "heif"] },
  "application/pdf": { mediaType: "application/pdf", endings: ["pdf"] },
  "application/ofd": { mediaType: "application/ofd", endings: ["ofd"] },
  [`${office}.wordprocessingml.document`]: { mediaType: `${office}.wordprocessingml.document`, endings: ["docx"] },
  [`${office}.spreadsheetml.sheet`]: { mediaType: `${office}.spreadsheetml.sheet`, endings: ["xlsx"] },
  [`${office}.presentationml.presentation`]: {
    mediaType: `${office}.presentationml.presentation`,
    endings: ["pptx"],
  },
  "audio/mpeg": { mediaType: "audio/mpeg", endings: ["mp3"] },
  "audio/x-m4a": { mediaType: "audio/mp4", endings: ["m4a"] },
  "audio/wav": { mediaType: "audio/wav", endings: ["wav"] },
  "audio/amr": { mediaType: "audio/amr", endings: ["amr"] },
  "video/mp4": { mediaType: "video/mp4", endings: ["mp4", "m4v"] },
  "video/quicktime": { mediaType: "video/quicktime", endings: ["mov"] },
};

/** Older office documents look alike from outside: of them the name decides which it is. */
export const olderOffice: Readonly<Record<string, FileKind>> = {
  doc: { mediaType: "application/msword", endings: ["doc", "wps"] },
  wps: { mediaType: "application/msword", endings: ["wps"] },
  xls: { mediaType: "application/vnd.ms-excel", endings: ["xls"] },
  et: { mediaType: "application/vnd.ms-excel", endings: ["et"] },
  ppt: { mediaType: "application/vnd.ms-powerpoint", endings: ["ppt"] },
};

/** Every ending that belongs to some kind: one of them on another kind of file is replaced. */
export const knownEndings: ReadonlySet<string> = new Set([
  ...Object.values(fileKinds).flatMap(({ endings }) => endings),
  ...Object.keys(olderOffice),
  "txt",
  "csv",
]);
