// stub by the lead: replace
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
export function figureRoutes(_http: Http, _platform: Platform): void {}
