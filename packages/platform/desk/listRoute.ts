import { colourHolds } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { ownWords } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { WordFrequencies } from "@wuxing/platform/search";
import {
  type Desk,
  daysPattern,
  findPlaces,
  LineStore,
  listKeys,
  type Page,
  PageStore,
  pageOf,
  periodPattern,
} from "@wuxing/platform/worklists";
import { z } from "zod";
import { onlooker } from "./caseForOnlooker.ts";
import { casePageBytes } from "./casePageBytes.ts";

const code = z.string().max(60).optional();
/** What the address of a list narrows it to. */
export const listFilter = z.object({
  list: z.enum(listKeys).optional(),
  type: code,
  state: code,
  unit: code,
  division: code,
  topic: code,
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: "月份应写成 2026-11 的样子 | A month is written as 2026-11" })
    .optional(),
  period: z
    .string()
    .regex(periodPattern, {
      error: "期间应写成 2026-11、2026-Q4 或 2026 | A period is written as 2026-11, 2026-Q4 or 2026",
    })
    .optional(),
  days: z
    .string()
    .regex(daysPattern, {
      error: "日期应写成 2026-11-20..2026-11-26 的样子 | Days are written as 2026-11-20..2026-11-26",
    })
    .optional(),
  matter: code,
  layer: z.enum(["city", "county", "township"]).optional(),
  q: z.string().max(200).optional(),
  cursor: z.string().max(200).optional(),
});

/** Milliseconds that a page is kept at most: a unit may get another name. */
const keptFor = 60_000;

/** A page of a list of cases. */
export function listRoute(http: Http, platform: Platform): void {
  const { pool, casework, readAs } = platform;
  const desk: Desk = {
    ...{ readAs, store: new LineStore(), frequencies: new WordFrequencies(pool) },
    wordsOf: (reads, lines) => ownWords(reads, casework, lines),
  };
  const pages = new PageStore();
  http.get("/api/desk/cases", { schema: { querystring: listFilter } }, async (request, reply) => {
    const actor = staffOf(request);
    const now = casework.now();
    const places = await findPlaces(desk, actor, request.query, now);
    reply.type("application/json; charset=utf-8");
    const known = pages.find(places, now);
    if (known) return known;
    const page = await pageOf(desk, actor, places);
    const bytes = casePageBytes(page, platform, onlooker(platform, actor, false));
    if (page.whole) pages.keep(places, bytes, looksSameUntil(page, now));
    return bytes;
  });
}

/** The first moment at which a line of the page changes its colour. */
function looksSameUntil({ lines }: Page, now: string): string {
  let until = new Date(Date.parse(now) + keptFor).toISOString();
  for (const { line } of lines) {
    const holds = colourHolds(line.due, now);
    if (holds !== undefined && holds < until) until = holds;
  }
  return until;
}
