import { dayOf } from "@wuxing/kernel/calendar";
import { type Actor, notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber, handle } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { certificateTypes, type Item, itemFaults, itemSchema, moreFields } from "@wuxing/platform/items";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { bundlesLosing } from "../bundles.ts";
import { differencesOf } from "../differencesOf.ts";
import { getDrafts } from "../drafts.ts";
import { itemUnit } from "../itemUnit.ts";
import { assertMayDraftFor } from "../mayDraftFor.ts";
import { newestItems } from "../newestItems.ts";
import { changesOf, openRevision } from "../openRevision.ts";
import { findVersion } from "../queries.ts";
import type { RevisionData } from "../RevisionData.ts";
import { fieldTitle, itemColumns, partSheets } from "../tables/itemColumns.ts";
import { schemaReason } from "../tables/schemaReason.ts";

const because = z.string().trim().min(2, { error: "请写明为什么改 | Please say why it is changed" }).max(500);
const proposed = {
  items: z.array(itemSchema).max(200).default([]),
  ended: z.array(z.string().max(40)).max(200).default([]),
};
const params = z.object({ number: z.string().max(60) });

/** Drafting, looking at what changes, and what is wrong with it. What then happens to a revision is an action of its case. */
export function revisionRoutes(http: Http, platform: Platform): void {
  /** Asked at each pause of the typing: what is wrong, and what is other than in force, or than another draft. */
  const checks = z.object({ item: z.unknown(), against: z.unknown().optional() });
  http.post("/api/item-drafts/check", { schema: { body: checks } }, async (request) => {
    staffOf(request);
    const against = itemSchema.safeParse(request.body.against).data;
    return checked(platform, request.body.item, against);
  });
  /** What the editor's form is made of. */
  http.get("/api/item-form", async (request) => {
    staffOf(request);
    const certificates = certificateTypes.map(({ code, name }) => ({ code, name }));
    return { columns: itemColumns, parts: partSheets, certificates, moreFields: Object.keys(moreFields) };
  });
  http.post(
    "/api/item-revisions",
    {
      schema: {
        body: z.object({
          ...proposed,
          ...{ unit: z.string().max(40), because, submit: z.boolean().default(true), commandId: z.uuid() },
        }),
      },
    },
    async (request, reply) => {
      const actor = staffOf(request);
      assertMayDraft(actor, request.body);
      const number = await openRevision(platform, actor, request.body);
      reply.code(201);
      return { number };
    },
  );
  http.get("/api/item-revisions/:number", { schema: { params } }, async (request) => {
    staffOf(request);
    return revisionView(platform, request.params.number);
  });
  http.post(
    "/api/item-revisions/:number/draft",
    { schema: { params, body: z.object({ ...proposed, because, commandId: z.uuid(), seen: z.int().optional() }) } },
    async (request) => redraft(platform, request, request.params.number, request.body),
  );
}

const assertMayDraft = (actor: Actor, { unit, items }: { unit: string; items: readonly { unit: string }[] }): void => {
  for (const one of new Set([unit, ...items.map((item) => item.unit)])) assertMayDraftFor(actor, one);
};

async function redraft(
  platform: Platform,
  request: FastifyRequest,
  number: string,
  {
    because: why,
    commandId,
    seen,
    ...asked
  }: z.output<z.ZodObject<typeof proposed>> & { because: string; commandId: string; seen?: number | undefined },
): Promise<{ number: string }> {
  const actor = staffOf(request);
  const found = await revisionOf(platform, number);
  assertMayDraft(actor, { unit: found.unit ?? "", items: asked.items });
  const changes = await changesOf(platform, asked);
  const input = { changes, because: why };
  await handle(platform.casework, { caseId: found.id, action: "redraft", input, actor, commandId, seen });
  return { number };
}

async function revisionOf({ pool }: Platform, number: string) {
  const found = await getCaseByNumber(pool, number);
  if (found.type !== "items.revision") throw notFound();
  return found;
}

async function checked({ pool, city }: Platform, given: unknown, against?: Item) {
  const parsed = itemSchema.safeParse(given);
  if (!parsed.success)
    return {
      faults: parsed.error.issues.map((issue) => {
        const field = issue.path.join(".");
        return { field, title: fieldTitle(field), reason: schemaReason(issue) };
      }),
      differences: null,
    };
  const item = parsed.data;
  const present = against ?? (await newestItems(pool, [item.code])).get(item.code)?.item;
  return {
    faults: itemFaults(item, itemUnit(city, item.unit)).map(({ field, reason }) => ({
      field,
      title: fieldTitle(field),
      reason,
    })),
    differences: titled(differencesOf(present, item)),
  };
}

const titled = (differences: ReturnType<typeof differencesOf>) =>
  differences.map((one) => ({ ...one, title: fieldTitle(one.field) }));

/** A revision as its reviewer reads it: each item beside the version it was drafted on. */
async function revisionView(platform: Platform, number: string) {
  const found = await revisionOf(platform, number);
  const { changes, because: why, from = null } = found.data as unknown as RevisionData;
  const drafts = await getDrafts(
    platform.pool,
    changes.flatMap(({ hash }) => (hash ? [hash] : [])),
  );
  const present = await newestItems(
    platform.pool,
    changes.map(({ code }) => code),
  );
  const items = await Promise.all(
    changes.map(async ({ code, what, name, hash, basedOn }) => {
      const item = hash ? drafts.get(hash) : undefined;
      const base = basedOn === null ? undefined : await findVersion(platform.pool, code, basedOn);
      const newest = present.get(code)?.version ?? null;
      return {
        ...{ code, what, name, item: item ?? null, stale: from === null && newest !== basedOn },
        differences: what === "end" ? [] : titled(differencesOf(base && itemSchema.parse(base.item), item)),
        faults: item ? (await checked(platform, item)).faults : [],
        bundles: what === "end" ? await bundlesLosing(platform.pool, code, dayOf(platform.casework.now())) : [],
      };
    }),
  );
  return {
    number,
    version: found.version,
    state: found.state,
    unit: platform.city.unit(found.unit ?? ""),
    because: why,
    from,
    items,
  };
}
