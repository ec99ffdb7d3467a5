import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import type { Show } from "../portal/Pages.ts";
import type { PortalOptions } from "../portal/PortalOptions.ts";
import { accountRoutes } from "./accountRoutes.ts";
import { passkeyRoutes } from "./passkeyRoutes.ts";
import { recoverRoutes } from "./recoverRoutes.ts";
import { secondStepRoutes } from "./secondStepRoutes.ts";
import { sessionRoutes } from "./sessionRoutes.ts";
import { signInRoutes } from "./signInRoutes.ts";
import { totpRoutes } from "./totpRoutes.ts";

/** Everything by which the staff signs in and looks after its own accounts. */
export function staffRoutes(http: Http, { city, casework }: Platform, options: PortalOptions, show: Show): void {
  signInRoutes(http, city, options, casework.now, show);
  secondStepRoutes(http, options, casework.now, show);
  recoverRoutes(http, options.identity, options.origin, show);
  accountRoutes(http, options, show);
  sessionRoutes(http, options.identity);
  totpRoutes(http, options, show);
  passkeyRoutes(http, options.identity);
}
