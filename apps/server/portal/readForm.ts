import { Readable } from "node:stream";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { FileView } from "@wuxing/kernel/views";
import type { Files } from "@wuxing/platform/files";
import type { FastifyRequest } from "fastify";
import type { SayView } from "../../web/portal/views.ts";

type FieldError = SayView["errors"][number];

/** A form as a browser sends it, urlencoded or multipart. */
export interface Form {
  readonly values: Readonly<Record<string, string>>;
  /** Every value of a name that may come several times. */
  readonly all: (name: string) => readonly string[];
  readonly files: readonly (FileView & { readonly field: string })[];
  /** Files that were not kept, with the reason. */
  readonly errors: readonly FieldError[];
}

/** Letters of all fields of a form with files together, as of a form without (createHttp). */
const wordsAtMost = 128 * 1024;
/** Bytes of one file that comes by a form of the portal. */
export const photoAtMost = 10 * 1024 * 1024;

interface Keeping {
  readonly files: Files;
  readonly atMost: number;
  /** Who keeps a file, named by what the form said before it. */
  readonly by: (values: Readonly<Record<string, string>>) => string;
}

/** Reads a form; files are kept as they come, and one that is refused is left out with its reason, the rest stays. */
export async function readForm(request: FastifyRequest, keeping?: Keeping): Promise<Form> {
  const pairs: [string, string][] = [];
  const kept: (FileView & { field: string })[] = [];
  const errors: FieldError[] = [];
  let written = 0;
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === "field") {
        const value = String(part.value ?? "");
        written += value.length;
        if (written > wordsAtMost)
          throw new Refusal("tooLarge", t("表单里的文字太多", "The form holds too many words"));
        pairs.push([part.fieldname, value]);
      } else if (part.filename === "" || !keeping) part.file.resume();
      else await keep(part, keeping, lastOf(pairs), kept, errors);
    }
  } else pairs.push(...pairsOf(request.body));
  const all = (name: string): string[] => pairs.flatMap(([key, value]) => (key === name ? [value] : []));
  return { values: lastOf(pairs), all, files: kept, errors };
}

interface FilePart {
  readonly fieldname: string;
  readonly filename: string;
  readonly file: Readable;
}

async function keep(
  part: FilePart,
  keeping: Keeping,
  values: Readonly<Record<string, string>>,
  kept: (FileView & { field: string })[],
  errors: FieldError[],
): Promise<void> {
  const field = part.fieldname;
  try {
    if (kept.length >= keeping.atMost)
      throw new Refusal(
        "tooLarge",
        t(`最多 ${keeping.atMost} 个文件，多的没有收`, `At most ${keeping.atMost} files; the others were left out`),
      );
    const file = await keeping.files.keep(limited(part.file), part.filename, keeping.by(values));
    kept.push({ ...file, field });
  } catch (error) {
    part.file.resume();
    if (!(error instanceof Refusal)) throw error;
    errors.push({
      field,
      message: t(
        `“${part.filename}”没有收：${error.reason.zh}`,
        `“${part.filename}” was not taken: ${error.reason.en}`,
      ),
    });
  }
}

/** The file's bytes up to the portal's limit. Leaving off does not end the part: the rest of the form must still be read. */
const limited = (file: Readable): Readable =>
  Readable.from(
    (async function* () {
      let size = 0;
      for await (const chunk of file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > photoAtMost) throw new Refusal("tooLarge", t("文件不能超过 10 MB", "A file may have 10 MB at most"));
        yield chunk;
      }
    })(),
  );

const lastOf = (pairs: readonly [string, string][]): Record<string, string> => Object.fromEntries(pairs);

function pairsOf(body: unknown): [string, string][] {
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]),
  );
}
