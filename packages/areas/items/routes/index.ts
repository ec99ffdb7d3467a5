import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { bundleRoutes } from "./bundleRoutes.ts";
import { catalogueRoutes } from "./catalogueRoutes.ts";
import { newItemRoutes } from "./newItemRoutes.ts";
import { revisionRoutes } from "./revisionRoutes.ts";
import { transferRoutes } from "./transferRoutes.ts";

/** The catalogue for everybody, its revisions for the staff, and files in and out. */
export function itemRoutes(http: Http, platform: Platform): void {
  catalogueRoutes(http, platform);
  bundleRoutes(http, platform);
  newItemRoutes(http, platform);
  revisionRoutes(http, platform);
  transferRoutes(http, platform);
}
