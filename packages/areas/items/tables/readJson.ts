import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { tableText } from "@wuxing/platform/registers";

/** So many items or bundles at once: no more go into one revision (inputs.ts). */
export const mostRows = 2000;
/** A whole item has some hundred objects and lists. Short ones by the million would take more memory than the server has. */
const mostParts = 400_000;
const [brace, bracket] = [0x7b, 0x5b];

const tooMany = (): Refusal =>
  new Refusal(
    "tooLarge",
    t(`一次最多导入 ${mostRows} 项，请分开导入`, `At most ${mostRows} can be imported at once; divide the file`),
  );

/** The rows of a JSON file; undefined where it is no whole JSON. Throws Refusal (tooLarge) before they fill the memory. */
export function readJson(bytes: Uint8Array): readonly unknown[] | undefined {
  let parts = 0;
  for (const byte of bytes) if (byte === brace || byte === bracket) parts++;
  if (parts > mostParts) throw tooMany();
  try {
    const read: unknown = JSON.parse(tableText(bytes).replace(/^\uFEFF/u, ""));
    return assertFew(Array.isArray(read) ? read : [read]);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The same rows where they are no more than one import takes. Throws Refusal (tooLarge). */
export function assertFew<Row>(rows: readonly Row[]): readonly Row[] {
  if (rows.length > mostRows) throw tooMany();
  return rows;
}

/** So many faults are told at once: whoever mends them tries again. */
export const mostFaults = 500;
