import { publishedRequests } from "@wuxing/areas/hotline";
import { findItems } from "@wuxing/areas/items";
import { findPolicies } from "@wuxing/areas/policies";
import { dayOf } from "@wuxing/kernel/calendar";
import { maskText } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { queryWords } from "@wuxing/platform/search";
import { z } from "zod";
import type { SearchView } from "../../web/portal/views.ts";
import { servicesFound } from "./attached/servicesFound.ts";
import { caseRow } from "./caseRow.ts";
import { excerpt } from "./excerpt.ts";
import { itemRows } from "./items/itemWords.ts";
import type { Show } from "./Pages.ts";
import { addressOf, pageCount, pageNumber } from "./paging.ts";
import { findPoints } from "./pointQueries.ts";

const size = 10;
/** Lines of items beside the cases; those of one name become one row, and the rest stands in the catalogue. */
const fewItems = 12;
const fewPolicies = 6;
const query = z.object({ q: z.string().max(200).default(""), page: z.string().max(10).optional() });

/** Searching what is public: items, policies in force, departments' attached services, published requests by their masked words, and points of notices. */
export function searchRoutes(http: Http, platform: Platform, show: Show): void {
  http.get("/search", { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const { q, page: asked } = request.query;
    const page = pageNumber(asked);
    const words = queryWords(q);
    const nothing = { rows: [], total: 0 };
    const found = words.length > 0 ? await publishedRequests(platform, { q }, { size, number: page }) : nothing;
    const points = words.length > 0 && page === 1 ? await findPoints(platform.pool, words) : [];
    return show(request, reply, "search", {
      query: q,
      items: page === 1 ? await itemsFound(platform, q) : null,
      policies: page === 1 ? await policiesFound(platform, q) : null,
      services: page === 1 ? await servicesFound(platform, q) : [],
      total: found.total,
      results: found.rows.map((row) => ({
        case: caseRow(row, platform.city),
        excerpt: excerpt(maskText(row.text), [q.trim().toLowerCase(), ...words]),
      })),
      points,
      page,
      pages: pageCount(found.total, size),
      path: addressOf("/search", { q }),
    });
  });
}

/** The likeliest items, and where all that were found stand; null where none fits. */
async function itemsFound(platform: Platform, q: string): Promise<SearchView["items"]> {
  if (q.trim() === "") return null;
  const part = { size: fewItems, number: 1 };
  const { total, lines } = await findItems(platform.pool, { q }, dayOf(platform.casework.now()), part);
  return total === 0 ? null : { rows: itemRows(platform, lines), all: addressOf("/items", { q }) };
}

/** The newest policies in force that hold all of the words, and where all that were found stand; null where none does. */
async function policiesFound({ pool, casework, city }: Platform, q: string): Promise<SearchView["policies"]> {
  if (q.trim() === "") return null;
  const inForce = dayOf(casework.now());
  const { total, policies } = await findPolicies(pool, { q, inForce }, { size: fewPolicies, number: 1 });
  const rows = policies.map(({ number, title, unit }) => ({
    href: `/policies/${number}`,
    title,
    unit: city.unit(unit).name,
  }));
  return total === 0 ? null : { rows, all: addressOf("/policies", { q }) };
}
