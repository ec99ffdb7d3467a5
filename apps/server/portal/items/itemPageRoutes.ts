import type { Platform } from "@wuxing/platform/area";
import { type Http, routesOf } from "@wuxing/platform/http";
import { z } from "zod";
import type { Show } from "../Pages.ts";
import { qrPicture } from "../qrPicture.ts";
import { bundlesView, bundleView } from "./bundleViews.ts";
import { itemGuideView } from "./itemGuideView.ts";
import { itemListView } from "./itemListView.ts";

const said = z.string().max(60).optional();
const querystring = z.object({
  ...{ q: z.string().max(100).optional(), audience: said, unit: said, division: said, kind: said, atOnce: said },
  ...{ event: said, letter: said, page: said },
});
const params = z.object({ code: z.string().max(40) });

/** The catalogue for people: finding an item, its guide on screen and on paper, and what belongs together. */
export function itemPageRoutes(http: Http, platform: Platform, origin: string, show: Show): void {
  /** Pages of other areas are linked where this server has them. */
  const has = (url: string): boolean => routesOf(http).some((route) => route.url === url && route.method === "GET");

  http.get("/items", { schema: { hide: true, querystring } }, async (request, reply) =>
    show(request, reply, "items", await itemListView(platform, request.query)),
  );
  const versions = z.object({ version: said });
  http.get("/items/:code", { schema: { hide: true, params, querystring: versions } }, async (request, reply) => {
    const { code } = request.params;
    return show(request, reply, "item", await itemGuideView(platform, code, request.query.version, has));
  });
  http.get("/items/:code/print", { schema: { hide: true, params } }, async (request, reply) => {
    const { code } = request.params;
    const view = await itemGuideView(platform, code, undefined, has);
    const address = `${origin}/items/${code}`;
    return show(request, reply, "item", { ...view, qr: { picture: await qrPicture(address), address } });
  });
  http.get("/bundles", { schema: { hide: true } }, async (request, reply) =>
    show(request, reply, "bundles", await bundlesView(platform)),
  );
  http.get(
    "/bundles/:code",
    { schema: { hide: true, params, querystring: z.object({ division: said }) } },
    async (request, reply) =>
      show(request, reply, "bundle", await bundleView(platform, request.params.code, request.query.division)),
  );
}
