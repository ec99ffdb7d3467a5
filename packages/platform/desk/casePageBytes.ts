import { colourOf, type LineReader, namesOf } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { procedureOf } from "@wuxing/platform/casework";
import { lineEnd, type Page } from "@wuxing/platform/worklists";

const comma = Buffer.from(",");
const opening = Buffer.from('{"lines":[');
const ends = new Map(
  (["none", "blue", "amber", "red", "done"] as const).map((c) => [c, Buffer.from(`${c}${lineEnd}`)]),
);

/**
 * The JSON of a `CasePage` (kernel/views), put together from lines that stand ready as bytes: a page of fifty is asked
 * for again and again, and writing its lines anew each time was most of what it cost.
 */
export function casePageBytes(
  { lines, next }: Omit<Page, "whole">,
  platform: Pick<Platform, "casework">,
  reader: LineReader,
): Buffer {
  const parts: Buffer[] = [opening];
  for (const [i, { line, json }] of lines.entries()) {
    if (i > 0) parts.push(comma);
    parts.push(json);
    if (line.due) parts.push(ends.get(colourOf(line.due, reader.now)) as Buffer);
  }
  const names = namesOf(
    lines.map(({ line }) => line),
    (type) => procedureOf(platform.casework, type),
    reader,
  );
  parts.push(Buffer.from(`],"names":${JSON.stringify(names)},"next":${JSON.stringify(next)}}`));
  return Buffer.concat(parts);
}
