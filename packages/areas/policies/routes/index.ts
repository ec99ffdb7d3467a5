import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { claimDeskRoutes } from "./claimRoutes.ts";
import { firmDeskRoutes } from "./firmRoutes.ts";
import { paymentRoutes } from "./paymentRoutes.ts";
import { policyDeskRoutes } from "./policyRoutes.ts";

/** What policies need beside the cases' own routes. */
export function policyRoutes(http: Http, platform: Platform): void {
  policyDeskRoutes(http, platform);
  claimDeskRoutes(http, platform);
  firmDeskRoutes(http, platform);
  paymentRoutes(http, platform);
}
