import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { citizenSession } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import { staffRoutes } from "../account/index.ts";
import { caseRoutes } from "./caseRoutes.ts";
import { citizenRoutes } from "./citizenRoutes.ts";
import { counterRoutes } from "./counterRoutes.ts";
import { drawPages } from "./drawPages.ts";
import { firmInspectionRoutes } from "./firmInspectionRoutes.ts";
import { followRoutes } from "./followRoutes.ts";
import { homeRoutes } from "./homeRoutes.ts";
import { inspectionRoutes } from "./inspectionRoutes.ts";
import { logPageRoutes } from "./logPageRoutes.ts";
import { myDataRoutes } from "./myDataRoutes.ts";
import { ownership } from "./ownership.ts";
import { pages } from "./Pages.ts";
import type { PortalOptions } from "./PortalOptions.ts";
import { pointRoutes } from "./pointRoutes.ts";
import { proofRoutes } from "./proofRoutes.ts";
import { proofs } from "./provenCookie.ts";
import { rateRoutes } from "./rateRoutes.ts";
import { receiptRoutes } from "./receiptRoutes.ts";
import { sayRoutes } from "./sayRoutes.ts";
import { searchRoutes } from "./searchRoutes.ts";
import { staticRoutes } from "./staticRoutes.ts";
import { supervisionPageRoutes } from "./supervisionPageRoutes.ts";
import { switches } from "./switches.ts";
import { verifyRoutes } from "./verifyRoutes.ts";
import { visitPageRoutes } from "./visitPageRoutes.ts";

/** Every page for people: public ones drawn on the server and working without scripts, and the desk's shell. */
export function portalRoutes(http: Http, platform: Platform, options: PortalOptions): void {
  const { now } = platform.casework;
  const show = pages(options.render, now, options.demo);
  const proven = proofs(options.secrets, now);
  staticRoutes(http);
  verifyRoutes(http, platform);
  visitPageRoutes(http);
  http.setNotFoundHandler(async () => {
    throw notFound();
  });
  http.register(async (scope) => {
    const part = scope as unknown as Http;
    const { citizens, https } = options;
    const cookie = citizenSession(part, citizens.sessions, https);
    const owned = ownership(platform, proven, citizens);
    switches(part);
    homeRoutes(part, platform, show);
    sayRoutes(part, platform, { proven, owned, citizens }, show);
    proofRoutes(part, platform, proven, show);
    rateRoutes(part, platform, owned, show);
    counterRoutes(part, platform, options.origin, show);
    followRoutes(part, platform, owned, show);
    receiptRoutes(part, platform, owned, options.origin, show);
    logPageRoutes(part, platform, options.origin, show);
    myDataRoutes(part, platform, owned, show);
    caseRoutes(part, platform, show);
    searchRoutes(part, platform, show);
    pointRoutes(part, platform, show);
    supervisionPageRoutes(part, platform, show);
    inspectionRoutes(part, platform, show);
    drawPages(part, platform, show);
    citizenRoutes(part, { platform, citizens, cookie, show, https });
    firmInspectionRoutes(part, { platform, citizens, cookie, show, https });
    staffRoutes(part, platform, options, show);
  });
}
