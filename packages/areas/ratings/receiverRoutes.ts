import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { lineRoutes } from "@wuxing/platform/exchange";
import type { Http } from "@wuxing/platform/http";
import { keeperOf } from "./keeperOf.ts";
import { messageTitles } from "./receiver.ts";

/** The desk of the line to the receiver of ratings. */
export const receiverRoutes = (http: Http, platform: Platform): void =>
  lineRoutes(http, {
    ...{ path: "/api/ratings/line", line: () => platform.ratingLine, keeperOf, kindTitles: messageTitles },
    unreached: t(
      "现在连不上评价接收方，请稍后再对账",
      "The receiver of ratings is not reached at present; compare later",
    ),
  });
