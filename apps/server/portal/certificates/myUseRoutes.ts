import { randomUUID } from "node:crypto";
import { fieldLabel, findUse, isUseOf, type UseLine, useProcedure, usesOf } from "@wuxing/areas/certificates";
import { dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { entriesOf, handle } from "@wuxing/platform/casework";
import { type Holder, personsOf, trustedIssuers } from "@wuxing/platform/certificates";
import { type Citizen, mayActFor } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import { accessesOf } from "@wuxing/platform/personal";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { MyUsesView, MyUseView } from "../../../web/portal/views.ts";
import { accessViews } from "../accessViews.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { citizenActor } from "../citizenActor.ts";
import { formErrors } from "../formErrors.ts";
import { pageCount, pageNumber } from "../paging.ts";
import { holderOfCitizen, typeName, useCardOf } from "./certificateViews.ts";

type Portal = Pick<CitizenPortal, "platform" | "citizens" | "show">;
const size = 20;
const params = z.object({ number: z.string().max(60) });
/** What a holder may do, and the state that it leads to. */
const actions = { consent: "consented", refuse: "refused", withdraw: "withdrawn" } as const;
const notices: Readonly<Record<string, Text>> = {
  consent: t("已同意", "You consented"),
  refuse: t("已拒绝，对方看不到任何内容", "Refused; nothing is shown"),
  withdraw: t("已撤回，不能再出示", "Withdrawn; nothing can be shown any more"),
};

/** Uses of one's certificates, by pages, and each: answering it, what was shown, and a receipt of each step. */
export function myUseRoutes(http: Http, portal: Portal): void {
  const { platform } = portal;
  listRoute(http, portal);
  http.get(
    "/my/certificates/uses/:number",
    { schema: { hide: true, params, querystring: z.object({ done: z.string().max(20).optional() }) } },
    forCitizen(async (request, reply, citizen) =>
      usePage(portal, request, reply, await ownUse(portal, request, citizen)),
    ),
  );
  for (const action of Object.keys(actions) as (keyof typeof actions)[])
    http.post(
      `/my/certificates/uses/:number/${action}`,
      { schema: { hide: true, params } },
      forCitizen(async (request, reply, citizen) => {
        const use = await ownUse(portal, request, citizen);
        const actor = citizenActor(citizen, [use.caseId], use.holderKind === "firm" ? use.holder : null);
        try {
          await handle(platform.casework, { caseId: use.caseId, action, input: {}, actor, commandId: randomUUID() });
        } catch (error) {
          // Pressed twice, or by two who may: it is as it was wished.
          const now = await findUse(platform.pool, use.number);
          if (now?.state === actions[action])
            return seeOther(reply, `/my/certificates/uses/${use.number}?done=${action}`);
          return usePage(portal, request, reply, now ?? use, formErrors(error, "wants"));
        }
        return seeOther(reply, `/my/certificates/uses/${use.number}?done=${action}`);
      }),
    );
  const receipt = params.extend({ seq: z.coerce.number().int().min(1).max(1000) });
  http.get(
    "/my/certificates/uses/:number/receipts/:seq",
    { schema: { hide: true, params: receipt } },
    forCitizen(async (request, reply, citizen) => {
      const use = await ownUse(portal, request, citizen);
      const { seq } = receipt.parse(request.params);
      const proven = await platform.log.receipt(use.caseId, seq, ["case", "unit", "input"]);
      if (!proven) throw notFound();
      return reply
        .type("application/json; charset=utf-8")
        .headers({
          "cache-control": "no-store",
          "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`回执-${use.number}-${seq}.json`)}`,
        })
        .send(`${JSON.stringify(proven.receipt, null, 1)}\n`);
    }),
  );
}

function listRoute(http: Http, { platform, citizens, show }: Portal): void {
  http.get(
    "/my/certificates/uses",
    { schema: { hide: true, querystring: z.object({ page: z.string().max(10).optional() }) } },
    forCitizen(async (request, reply, citizen) => {
      const page = pageNumber((request.query as { page?: string }).page);
      const holder = await holderOfCitizen({ citizens }, citizen);
      const { uses, total } = await usesOf(platform.pool, holder, { from: (page - 1) * size, size });
      const looks = page === 1 ? await looksAt(platform, holder) : [];
      const view = {
        ...{ uses: uses.map((use) => useCardOf(platform, use)), looks },
        ...{ total, page, pages: pageCount(total, size) },
      };
      return show(request, reply, "myUses", view, { personal: true });
    }),
  );
}

/** The latest looks at what the units that issued them know of a holder's certificates. */
async function looksAt({ pool, city }: Portal["platform"], holder: Holder): Promise<MyUsesView["looks"]> {
  const persons = await personsOf(pool, holder);
  const lines = await Promise.all(persons.map((person) => accessesOf(pool, person)));
  const latest = lines.flat().sort((a, b) => (a.at < b.at ? 1 : -1));
  return accessViews(city, latest.slice(0, size));
}

/**
 * The use of the address, where it is of the reader's own certificates or of a firm's for which he may act in such
 * matters, whomever he acts for just now: a notification leads here. Throws notFound.
 */
async function ownUse({ platform }: Portal, request: FastifyRequest, { id }: Citizen): Promise<UseLine> {
  const { pool, casework } = platform;
  const use = await findUse(pool, params.parse(request.params).number);
  const own =
    use &&
    (use.holderKind === "firm"
      ? await mayActFor(pool, id, use.holder, "certificates", dayOf(casework.now()))
      : await isUseOf(pool, use, { kind: "person", id }));
  if (!use || !own) throw notFound();
  return use;
}

async function usePage(
  { platform, show }: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  use: UseLine,
  errors: MyUseView["errors"] = [],
): Promise<FastifyReply> {
  const entries = await entriesOf(platform.pool, use.caseId);
  const foreign = use.shown.some(({ issuer }) => issuer !== undefined);
  const issuers = foreign ? await trustedIssuers(platform.pool, dayOf(use.movedAt)) : [];
  const path = `/my/certificates/uses/${use.number}`;
  const titleOf = (action: string): Text => useProcedure.actions[action]?.title ?? useProcedure.open.title;
  const view: MyUseView = {
    use: useCardOf(platform, use),
    ...{ item: use.itemName, forCase: use.forCase, until: use.dueAt, errors },
    shown: use.shown.map(({ id, type, fields, issuer }) => ({
      ...{ id, name: typeName(type), fields: fields.map(fieldLabel) },
      issuer: issuers.find(({ code }) => code === issuer)?.name,
    })),
    steps: entries.map(({ action, at, seq }) => ({
      what: titleOf(action),
      at,
      receiptHref: `${path}/receipts/${seq}`,
    })),
    mayWithdraw: use.state === "consented",
    notice: notices[(request.query as { done?: string }).done ?? ""],
  };
  return show(request, reply, "myUse", view, { personal: true, status: errors.length > 0 ? 422 : 200, path });
}
