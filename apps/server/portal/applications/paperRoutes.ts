import { type ApplicationData, applicationType, paperOf } from "@wuxing/areas/applications";
import { type Case, notFound } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { assertMayRead } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { entriesOf, getCaseByNumber } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { findItemVersion } from "@wuxing/platform/items";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Ownership } from "../ownership.ts";
import { askForProof } from "../ownRequest.ts";
import type { Show } from "../Pages.ts";

const params = z.object({ number: z.string().max(60), seq: z.coerce.number().int().min(1).max(10_000) });

/** The papers of an application, printed from its entries: for the applicant, and for the staff who may read the case. */
export function paperRoutes(http: Http, platform: Platform, owned: Ownership, show: Show): void {
  http.get("/applications/:number/papers/:seq", { schema: { hide: true, params } }, async (request, reply) => {
    const { number, seq } = request.params;
    const reader = await readerOf(platform, owned, request, number);
    if (!reader) return askForProof(reply, number);
    const { found, back } = reader;
    const entry = (await entriesOf(platform.pool, found.id)).find((one) => one.seq === seq);
    const application = found as unknown as Case<ApplicationData>;
    const { code, version } = application.data.item;
    const item = await findItemVersion(platform.pool, code, version);
    const paper = entry && paperOf(application, entry, item ?? { name: t(found.title, found.title) });
    if (!paper) throw notFound();
    // A paper is of the unit that acted, by its full name: another may have the case by now.
    const by = entry.actor.unit ?? found.unit ?? "";
    const unit = platform.city.units.find((one) => one.code === by)?.name ?? platform.city.unit(by).name;
    return show(request, reply, "paper", { number: found.number, unit, back, ...paper }, { personal: true });
  });
}

/** The application for who may read it: its applicant, or the staff. */
async function readerOf(platform: Platform, owned: Ownership, request: FastifyRequest, number: string) {
  if (request.person) {
    const actor = staffOf(request);
    const found = await getCaseByNumber(platform.readAs(actor), number);
    await assertMayRead(platform.casework, found, actor);
    return found.type === applicationType ? { found, back: `/desk/cases/${found.number}` } : undefined;
  }
  if (!owned.any(request)) return undefined;
  const found = await getCaseByNumber(platform.pool, number).catch(() => undefined);
  if (found?.type !== applicationType || !(await owned.owns(request, found))) return undefined;
  return { found, back: `/follow/${found.number}` };
}
