import type { Payments } from "@wuxing/areas/applications";
import type { Citizens } from "@wuxing/platform/citizens";
import type { Identity } from "@wuxing/platform/identity";
import type { Push } from "@wuxing/platform/messages/push";
import type { RenderPage } from "../../web/portal/views.ts";

export interface PortalOptions {
  readonly identity: Identity;
  /** Demonstration data: said on every page, and the sign-in names are shown. */
  readonly demo: boolean;
  readonly render: RenderPage;
  /** Sign the cookie that says which requests a reader has shown to be his: the first signs, all are known. */
  readonly secrets: readonly string[];
  /** The site's address as browsers know it. */
  readonly origin: string;
  readonly citizens: Citizens;
  /** Where fees are paid; absent: at the counter alone. */
  readonly payments?: Payments | undefined;
  readonly push: Push;
  /** Whether people reach the site by https. */
  readonly https: boolean;
}
