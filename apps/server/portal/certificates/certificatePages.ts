import type { Http } from "@wuxing/platform/http";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { myCertificateRoutes } from "./myCertificateRoutes.ts";
import { myUseRoutes } from "./myUseRoutes.ts";
import { publicCertificateRoutes } from "./publicCertificateRoutes.ts";

/** Certificates on the portal: one's own with their uses, checking one, and the materials that they save. */
export function certificatePages(http: Http, portal: CitizenPortal): void {
  publicCertificateRoutes(http, portal);
  myCertificateRoutes(http, portal);
  myUseRoutes(http, portal);
}
