import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { type Actor, notFound, Refusal } from "@wuxing/kernel/procedure";
import { term } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCase } from "@wuxing/platform/casework";
import { fieldsNeeded, trustedIssuers } from "@wuxing/platform/certificates";
import { type Http, staffOf } from "@wuxing/platform/http";
import { findCertificateType, findItem } from "@wuxing/platform/items";
import { z } from "zod";
import { askUse, presentHeld } from "./askUse.ts";
import { fieldLabel } from "./fieldLabel.ts";
import { holderOf } from "./holderOf.ts";
import { redeemCode } from "./redeemCode.ts";
import { unitOf, unitsOf } from "./unitsOf.ts";
import { useProcedure } from "./use.ts";
import { findUse, shownIn, type UseLine, usesBy } from "./uses.ts";
import { askWallet } from "./wallet/verifierRoutes.ts";

const tags = ["certificates"];
const purpose = z
  .string({ error: "请写明用途 | Please give the purpose" })
  .trim()
  .min(2, { error: "请写明用途 | Please give the purpose" })
  .max(200);
const wants = z
  .array(z.object({ type: z.string().max(40), fields: z.array(z.string().max(60)).min(1).max(20) }))
  .min(1)
  .max(10);
const named = z.string().max(40).optional();
const params = z.object({ number: z.string().max(60) });

/** A counter takes a code in seconds; nobody finds one of 10¹² by trying within its five minutes. */
const guessing = { rateLimit: { max: 30, timeWindow: "1 minute" } };

/** Uses of certificates for counters and offices: asking, taking a code, reading what was consented to. */
export function useRoutes(http: Http, platform: Platform): void {
  askRoutes(http, platform);
  const redeemBody = z.object({ code: z.string().max(40), purpose, unit: named, item: named });
  http.post(
    "/api/certificate-uses/redeem",
    { schema: { tags, body: redeemBody }, config: guessing },
    async (request) => {
      const actor = staffOf(request);
      const { unit, ...asked } = request.body;
      const { case: c } = await redeemCode(platform, { ...asked, unit: unitOf(actor, unit) }, actor);
      return viewOf(platform, await ownUse(platform, actor, c.number));
    },
  );
  http.get("/api/certificate-uses", { schema: { tags } }, async (request) => {
    const uses = await usesBy(platform.pool, unitsOf(staffOf(request)));
    return { uses: uses.map((use) => lineOf(platform, use)) };
  });
  http.get("/api/certificate-uses/:number", { schema: { tags, params } }, async (request) =>
    viewOf(platform, await ownUse(platform, staffOf(request), request.params.number)),
  );
  const commanded = z.object({ commandId: z.uuid() });
  http.post("/api/certificate-uses/:number/present", { schema: { tags, params, body: commanded } }, async (request) => {
    const actor = staffOf(request);
    const use = await ownUse(platform, actor, request.params.number);
    const found = await findCase(platform.pool, use.caseId);
    if (!found) throw notFound();
    await presentHeld(platform, { case: found }, "page", actor, request.body.commandId);
    return viewOf(platform, await ownUse(platform, actor, use.number));
  });
  http.post("/api/certificate-uses/:number/wallet", { schema: { tags, params } }, async (request) => {
    const use = await ownUse(platform, staffOf(request), request.params.number);
    if (use.state === "asked" || use.state === "consented") {
      const { encode } = await import("uqr");
      const asked = await askWallet(platform, use.caseId);
      return { request: asked, modules: encode(asked, { ecc: "L", boostEcc: true, border: 4 }).data };
    }
    throw new Refusal("wrongState", t("这次用证已经结束", "This use is over"));
  });
}

const askBody = z.object({
  commandId: z.uuid(),
  mode: z.enum(["asked", "byFunction"]),
  unit: named,
  holder: z.string().max(40),
  purpose,
  item: named,
  wants,
});

function askRoutes(http: Http, platform: Platform): void {
  http.post("/api/certificate-uses", { schema: { tags, body: askBody } }, async (request, reply) => {
    const actor = staffOf(request);
    const { commandId, holder: typed, unit, ...asked } = request.body;
    const use = { ...asked, unit: unitOf(actor, unit), holder: await holderOf(platform, typed) };
    const { case: c } = await askUse(platform, use, actor, commandId);
    reply.code(201);
    return lineOf(platform, await ownUse(platform, actor, c.number));
  });
  const item = z.object({ item: z.string().max(40) });
  http.get("/api/certificate-uses/needed/:item", { schema: { tags, params: item } }, async (request) => {
    staffOf(request);
    const found = await findItem(platform.pool, request.params.item, dayOf(platform.casework.now()));
    if (!found) throw notFound();
    const types = [...new Set(found.item.materials.flatMap(({ certificateType }) => certificateType ?? []))];
    return {
      name: found.item.name,
      wants: types.map((type) => ({
        ...{ type, name: findCertificateType(type)?.name ?? t(type, type) },
        fields: fieldsNeeded(found.item, type).map((key) => ({ key, label: fieldLabel(key) })),
      })),
    };
  });
}

async function ownUse({ pool }: Platform, actor: Actor, number: string): Promise<UseLine> {
  const use = await findUse(pool, number);
  if (!use || !unitsOf(actor).includes(use.unit)) throw notFound();
  return use;
}

const lineOf = (
  { city }: Platform,
  { number, unit, purpose: title, mode, state, askedAt, dueAt, wants: asked }: UseLine,
) => ({
  ...{ number, title, mode, state, askedAt, dueAt, unit: city.unit(unit).name },
  stateTitle: useProcedure.states[state]?.title ?? t(state, state),
  wants: asked.map(({ type, fields }) => ({
    ...{ type, name: findCertificateType(type)?.name ?? t(type, type), fields: fields.map(fieldLabel) },
  })),
});

/** A use with what was shown, as long as a rule row lets the unit read it. */
async function viewOf(platform: Platform, use: UseLine) {
  const today = dayOf(platform.casework.now());
  const { amount } = term(platform.casework.almanac.rules.get("certificates.readable", dayOf(use.movedAt)));
  const readable = addDays(dayOf(use.movedAt), amount) >= today;
  const shown = readable ? await shownIn(platform, use) : [];
  const issuers = shown.some(({ issuer }) => issuer) ? await trustedIssuers(platform.pool, dayOf(use.movedAt)) : [];
  return {
    ...lineOf(platform, use),
    shown: shown.map(({ id, type, claims, issuer }) => ({
      issuer: issuer ? (issuers.find(({ code }) => code === issuer)?.name ?? t(issuer, issuer)) : null,
      ...{ id, type, name: findCertificateType(type)?.name ?? t(type, type) },
      fields: Object.entries(claims).map(([key, value]) => ({ key, label: fieldLabel(key), value })),
    })),
  };
}
