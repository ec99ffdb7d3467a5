import { publishedRequests } from "@wuxing/areas/hotline";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { askedMonth, figuresOf } from "../figures/index.ts";
import { caseRow } from "./caseRow.ts";
import { isLarge } from "./contextOf.ts";
import { doorsOf } from "./home/doors.ts";
import { servicesView } from "./home/servicesView.ts";
import type { Show } from "./Pages.ts";
import { figuresFor, figuresView, trendFor } from "./publicFigures.ts";

const hide = { hide: true } as const;
const front = [0, 2, 4, 5];

/** The front page, the figures, and the pages that say what this platform is. */
export function homeRoutes(http: Http, platform: Platform, show: Show): void {
  const figures = figuresOf(platform);
  const { casework, city } = platform;

  http.get("/", { schema: hide }, async (request, reply) => {
    const counted = await figures(askedMonth(undefined, casework.now()));
    const doors = doorsOf(http, isLarge(request));
    const recent = await publishedRequests(platform, {}, { size: 5, number: 1 });
    return show(request, reply, "home", {
      month: counted.month,
      figures: figuresFor(counted).filter((_, index) => front.includes(index)),
      trend: trendFor(counted),
      recent: recent.rows.map((row) => caseRow(row, city)),
      doors,
      itemsPath: doors.find(({ href }) => href === "/items")?.href ?? null,
    });
  });

  const query = z.object({ month: z.string().optional() });
  http.get("/figures", { schema: { ...hide, querystring: query } }, async (request, reply) => {
    const now = casework.now();
    const counted = await figures(askedMonth(request.query.month, now));
    return show(request, reply, "figures", figuresView(counted, city, askedMonth(undefined, now)));
  });

  http.get("/services", { schema: hide }, (request, reply) =>
    show(request, reply, "services", servicesView(doorsOf(http, isLarge(request)))),
  );
  http.get("/about", { schema: hide }, (request, reply) =>
    show(request, reply, "about", { version: "0.1.0", sourceHref: "/about#source", contactPhone: "12345" }),
  );
}
