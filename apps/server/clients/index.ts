import type { Platform } from "@wuxing/platform/area";
import type { Citizens } from "@wuxing/platform/citizens";
import { type ClientTokens, clientRegister } from "@wuxing/platform/clients";
import type { Http } from "@wuxing/platform/http";
import { clientAdminRoutes, firmAdminRoutes } from "./clientAdminRoutes.ts";
import { tokenRoute } from "./tokenRoute.ts";

/** Tokens for machines, and the pages' interface by which administrators keep machines and confirm firms. */
export function clientRoutes(http: Http, platform: Platform, tokens: ClientTokens, citizens: Citizens): void {
  tokenRoute(http, tokens);
  clientAdminRoutes(http, clientRegister(platform.pool, platform.casework.now), platform.city);
  firmAdminRoutes(http, citizens);
}
