import {
  findPublishedRequest,
  namelessTexts,
  type PublishedRow,
  publishedRequests,
  type RequestData,
  topics,
} from "@wuxing/areas/hotline";
import { dayOf } from "@wuxing/kernel/calendar";
import { parseCaseNumber } from "@wuxing/kernel/identifiers";
import { anonymous, notFound } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { maskText } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber } from "@wuxing/platform/casework";
import { caseForOnlooker } from "@wuxing/platform/desk";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { CasesView, PublishedCaseView } from "../../web/portal/views.ts";
import { askedMonth, measureKeys, measures, shiftMonth } from "../figures/index.ts";
import { caseRow } from "./caseRow.ts";
import type { Show } from "./Pages.ts";
import { addressOf, pageCount, pageNumber } from "./paging.ts";

const size = 20;
const said = z.string().max(200).default("");
const query = z.object({
  q: said,
  district: said,
  topic: said,
  unit: said,
  month: z
    .string()
    .regex(/^(|20\d{2}-(0[1-9]|1[0-2]))$/u, { error: "月份应写成 2026-11 的样子 | A month is written as 2026-11" })
    .default(""),
  state: said,
  measure: z
    .union([z.literal(""), z.enum(measureKeys)], {
      error: "没有这种统计口径，请从列表中选 | There is no such way to count; choose one of the list",
    })
    .default(""),
  page: z.string().max(10).optional(),
});

/** The public record of requests: nothing but what its applicants agreed to publish and what is closed. */
export function caseRoutes(http: Http, platform: Platform, show: Show): void {
  const { city } = platform;

  http.get("/cases", { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const { page: asked, ...filters } = request.query;
    const page = pageNumber(asked);
    const countedBy = filters.measure ? measures[filters.measure].sql : undefined;
    const { rows, total } = await publishedRequests(platform, { ...filters, countedBy }, { size, number: page });
    const view: CasesView = {
      rows: rows.map((row) => caseRow(row, city)),
      total,
      page,
      pages: pageCount(total, size),
      path: addressOf("/cases", filters),
      filters,
      options: options(platform),
    };
    return show(request, reply, "cases", view);
  });

  http.get(
    "/cases/:number",
    { schema: { hide: true, params: z.object({ number: z.string().max(60) }) } },
    async (request, reply) => {
      const parsed = parseCaseNumber(request.params.number);
      const row = parsed.ok ? await findPublishedRequest(platform, parsed.value.number) : undefined;
      if (!row) throw notFound();
      return show(request, reply, "publishedCase", await publishedView(platform, row));
    },
  );
}

function options({ city, casework }: Platform): CasesView["options"] {
  const present = askedMonth(undefined, casework.now());
  const months = Array.from({ length: 13 }, (_, i) => shiftMonth(present, -i));
  const county = city.divisions.filter((division) => division.level === "county");
  return {
    district: county.map(({ code, name }) => ({ value: code, label: name })),
    topic: topics.map(({ code, group, name }) => ({
      value: code,
      label: t(`${group.zh}·${name.zh}`, `${group.en}: ${name.en}`),
    })),
    unit: city.units.map(({ code, shortName }) => ({ value: code, label: shortName })),
    month: months.map((month) => ({ value: month, label: t(month, month) })),
    state: [{ value: "closed", label: t("已办结", "Closed") }],
    measure: measureKeys.map((key) => ({ value: key, label: measures[key].title })),
  };
}

/** Steps whose words the public reads; of the others only that they were taken. */
const told = new Set(["reportProgress", "requestExtension", "suspend"]);

async function publishedView(platform: Platform, row: PublishedRow): Promise<PublishedCaseView> {
  const found = await getCaseByNumber(platform.pool, row.number);
  const data = found.data as unknown as RequestData;
  const view = await caseForOnlooker(platform, found, anonymous, true);
  const nameless = await namelessTexts(platform, row.id);
  const masked = (text: string): string => maskText(nameless(text));
  const shown = caseRow(row, platform.city);
  const answeredAt = data.answeredAt ?? row.closedAt;
  return {
    case: shown,
    text: maskText(row.text),
    place: data.place ? masked(data.place) : null,
    answer:
      data.answer && answeredAt
        ? { unit: shown.unit ?? t("12345 热线", "12345 hotline"), on: dayOf(answeredAt), text: masked(data.answer) }
        : null,
    // What a person says with a rating was said to the unit, not to the public: the level alone is shown.
    rating: shown.rating ? { level: shown.rating, on: shown.closedOn ?? shown.receivedOn, comment: null } : null,
    history: view.history.map((entry) => ({
      at: entry.at,
      what: entry.title,
      who: entry.by,
      note: told.has(entry.action)
        ? entry.values.map(({ value }) => (typeof value === "string" ? nameless(value) : value.zh)).join("；")
        : null,
      ...(entry.stateChanged && entry.toTitle.zh === view.stateTitle.zh ? { tone: "done" as const } : {}),
    })),
    mending: view.children
      .filter((child) => child.type === "ratings.mending")
      .map((child) => ({ state: child.stateTitle, on: dayOf(child.closedAt ?? child.openedAt) })),
  };
}
