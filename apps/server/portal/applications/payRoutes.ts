import { applicationType, findFee, type Payments } from "@wuxing/areas/applications";
import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { seeOther } from "../CitizenPortal.ts";
import type { Ownership } from "../ownership.ts";
import { askForProof, findOwnRequest } from "../ownRequest.ts";
import type { Show } from "../Pages.ts";
import { yuanWords } from "./applicationPart.ts";

const params = z.object({ number: z.string().max(60) });

/** Leads an applicant to where his fee is paid; where no payment platform is set, to the counter. */
export function payRoutes(
  http: Http,
  platform: Platform,
  {
    owned,
    show,
    payments,
  }: { readonly owned: Ownership; readonly show: Show; readonly payments: Payments | undefined },
): void {
  http.get("/applications/:number/pay", { schema: { hide: true, params } }, async (request, reply) => {
    const asked = await findOwnRequest(platform, owned, request, request.params.number);
    if (!asked) return askForProof(reply, request.params.number);
    const { found } = asked;
    const fee = found.type === applicationType ? await findFee(platform.pool, found.id) : undefined;
    if (!fee) throw notFound();
    const { number } = found;
    // Back from paying, or withdrawn meanwhile: there is nothing to pay, and the application's page says why.
    if (fee.state !== "due" || found.closedAt !== null) return seeOther(reply, `/follow/${number}`);
    const view = {
      ...{
        number,
        title: found.title,
        amount: yuanWords(fee.amount),
        basis: fee.basis,
        back: `/follow/${number}`,
        demo: payments?.demo === true,
      },
      href: payments?.addressFor({ number, amount: fee.amount }) ?? null,
    };
    return show(request, reply, "pay", view, { personal: true });
  });
}
