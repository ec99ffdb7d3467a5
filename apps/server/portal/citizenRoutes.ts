import type { Http } from "@wuxing/platform/http";
import { pushRoutes } from "./app/pushRoutes.ts";
import type { CitizenPortal } from "./CitizenPortal.ts";
import { citizenAccountRoutes } from "./citizenAccountRoutes.ts";
import { citizenFirmRoutes } from "./citizenFirmRoutes.ts";
import { citizenMineRoutes } from "./citizenMineRoutes.ts";
import { citizenPhoneRoutes } from "./citizenPhoneRoutes.ts";
import { citizenProveRoutes } from "./citizenProveRoutes.ts";
import { citizenRealNameRoutes } from "./citizenRealNameRoutes.ts";
import { citizenSignInRoutes } from "./citizenSignInRoutes.ts";

/** Everything under /mine: signing in from outside, one's own cases, the account, firms. */
export function citizenRoutes(http: Http, portal: CitizenPortal): void {
  citizenSignInRoutes(http, portal);
  citizenProveRoutes(http, portal);
  citizenMineRoutes(http, portal);
  citizenAccountRoutes(http, portal);
  pushRoutes(http, portal);
  citizenPhoneRoutes(http, portal);
  citizenRealNameRoutes(http, portal);
  citizenFirmRoutes(http, portal);
}
