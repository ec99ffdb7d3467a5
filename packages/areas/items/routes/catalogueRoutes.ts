import { dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { findItem } from "@wuxing/platform/items";
import { z } from "zod";
import { bundlesOf, findBundle, itemsOfBundle, mergeItems } from "../bundles.ts";
import { missingItems } from "../missingItems.ts";
import { findItems, findVersion, type ItemLine, versionsOf } from "../queries.ts";

const most = 50;
const tags = ["事项目录 Items"];
const said = z.string().max(60).optional();
const querystring = z.object({
  ...{ q: z.string().max(100).optional(), audience: said, unit: said, division: said, kind: said, handling: said },
  ...{
    event: said,
    letter: z
      .string()
      .regex(/^[a-z]$/)
      .optional(),
  },
  page: z.coerce.number().int().min(1).max(500).default(1),
  size: z.coerce.number().int().min(1).max(most).default(20),
});
const params = z.object({ code: z.string().max(40) });

/** What everybody may read of the catalogue, as JSON. */
export function catalogueRoutes(http: Http, platform: Platform): void {
  const { pool, casework, city } = platform;
  const today = () => dayOf(casework.now());
  const named = (line: ItemLine) => ({ ...line, unit: city.unit(line.unit), division: city.division(line.division) });

  http.get(
    "/api/items",
    { schema: { querystring, tags, summary: "Items in force: words, pinyin, filters" } },
    async (request) => {
      const { page, size, ...filter } = request.query;
      const { total, lines } = await findItems(pool, filter, today(), { size, number: page });
      return { total, page, size, items: lines.map(named) };
    },
  );
  http.get(
    "/api/items/:code",
    { schema: { params, tags, summary: "An item in force, and its versions" } },
    async (request) => {
      const { code } = request.params;
      const [found, versions] = await Promise.all([findItem(pool, code, today()), versionsOf(pool, code)]);
      if (versions.length === 0) throw notFound();
      return { ...(found ?? { item: null }), versions };
    },
  );
  http.get(
    "/api/items/:code/versions/:version",
    {
      schema: {
        ...{ params: params.extend({ version: z.coerce.number().int().min(1) }), tags },
        summary: "A version of an item",
      },
    },
    async (request) => {
      const found = await findVersion(pool, request.params.code, request.params.version);
      if (!found) throw notFound();
      return found;
    },
  );
  publicBundles(http, platform);
}

function publicBundles(http: Http, { pool, casework, city }: Platform): void {
  const today = () => dayOf(casework.now());
  http.get("/api/item-bundles", { schema: { tags, summary: "Bundles (一件事)" } }, async () => {
    const bundles = await bundlesOf(pool);
    const gone = await missingItems(pool, [...new Set(bundles.flatMap(({ bases }) => bases))], null, today());
    // What nobody offers any more is told, so that whoever keeps the bundle takes it out.
    return {
      bundles: bundles.map((one) => ({ ...one, missing: gone.filter(({ base }) => one.bases.includes(base)) })),
    };
  });
  http.get(
    "/api/item-bundles/:code",
    {
      schema: {
        ...{ params, tags, querystring: z.object({ division: said }) },
        summary: "A bundle with each question and paper once",
      },
    },
    async (request) => {
      const bundle = await findBundle(pool, request.params.code);
      if (!bundle) throw notFound();
      const division = request.query.division ?? city.divisions[0]?.code ?? "";
      const [items, missing] = await Promise.all([
        itemsOfBundle(pool, bundle, division, today()),
        missingItems(pool, bundle.bases, division, today()),
      ]);
      return { ...bundle, items: items.map(({ code, name }) => ({ code, name })), missing, ...mergeItems(items) };
    },
  );
}
