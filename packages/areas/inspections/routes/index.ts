import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { importRoutes } from "./importRoutes.ts";
import { planRoutes } from "./planRoutes.ts";
import { registerRoutes } from "./registerRoutes.ts";
import { visitRoutes } from "./visitRoutes.ts";

/** What inspections need beside the cases' own routes. */
export function inspectionRoutes(http: Http, platform: Platform): void {
  registerRoutes(http, platform);
  importRoutes(http, platform);
  planRoutes(http, platform);
  visitRoutes(http, platform);
}
