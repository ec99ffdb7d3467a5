import {
  delegate,
  delegatedTo,
  delegationsOf,
  endDelegation,
  fieldLabel,
  makeUseCode,
  offerToWallet,
  usesOf,
} from "@wuxing/areas/certificates";
import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { baseFields, certificatesOf, fieldsOfType } from "@wuxing/platform/certificates";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import { certificateTypes, findItem } from "@wuxing/platform/items";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { MyCertificatesView } from "../../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { formErrors } from "../formErrors.ts";
import { qrPicture } from "../qrPicture.ts";
import { readForm } from "../readForm.ts";
import { certificateView } from "./certificateView.ts";
import { cardOf, holderOfCitizen, typeName, useCardOf } from "./certificateViews.ts";
import { copyRoute } from "./copyRoute.ts";
import { ownCertificate } from "./ownCertificate.ts";

type Values = Readonly<Record<string, string>>;
type Portal = Pick<CitizenPortal, "platform" | "citizens" | "show">;
const hidden = { schema: { hide: true } } as const;
const one = z.object({ id: z.string().max(120) });
const done = z.object({ done: z.string().max(20).optional() });
const notices: Readonly<Record<string, Text>> = {
  given: t("已委托", "The delegation is given"),
  ended: t("委托已收回，马上生效", "The delegation has ended, as of now"),
};

/** A holder's certificates: cards, what each says, codes for counters, offers to wallets, delegations. */
export function myCertificateRoutes(http: Http, portal: Portal): void {
  const { platform, show } = portal;
  http.get(
    "/my/certificates",
    { schema: { hide: true, querystring: done } },
    forCitizen(async (request, reply, citizen) => listPage(portal, request, reply, citizen)),
  );
  http.get(
    "/my/certificates/:id",
    { schema: { hide: true, params: one } },
    forCitizen(async (request, reply, citizen) => {
      const row = await ownCertificate(portal, request, citizen);
      return show(request, reply, "myCertificate", await certificateView(portal, row), { personal: true });
    }),
  );
  codeRoutes(http, portal);
  copyRoute(http, portal);
  delegatedRoute(http, portal);
  http.post(
    "/my/certificates/delegations",
    hidden,
    forCitizen(async (request, reply, citizen) => {
      const { values } = await readForm(request);
      const { phone = "", type = "", until = "", item = "" } = values;
      try {
        await delegate(platform, await holderOfCitizen(portal, citizen), { phone, type, until, item });
        return seeOther(reply, "/my/certificates?done=given");
      } catch (error) {
        return listPage(portal, request, reply, citizen, values, formErrors(error, "phone"));
      }
    }),
  );
  http.post(
    "/my/certificates/delegations/:id/end",
    { schema: { hide: true, params: z.object({ id: z.uuid() }) } },
    forCitizen(async (request, reply, citizen) => {
      await endDelegation(platform, await holderOfCitizen(portal, citizen), one.parse(request.params).id);
      return seeOther(reply, "/my/certificates?done=ended");
    }),
  );
}

function codeRoutes(http: Http, portal: Portal): void {
  const { platform, show } = portal;
  http.post(
    "/my/certificates/:id/code",
    { schema: { hide: true, params: one } },
    forCitizen(async (request, reply, citizen) => {
      const row = await ownCertificate(portal, request, citizen);
      const form = await readForm(request);
      const chosen = fieldsOfType(row.type).filter((field) => form.all("field").includes(field));
      const fields = chosen.length > 0 ? chosen : ["holder", "number"];
      const holder = { kind: row.holderKind, id: row.holder };
      const wants = [{ type: row.type, fields }];
      const { code, expiresAt } = await makeUseCode(platform, holder, wants, { certificate: row });
      const view = {
        ...{ kind: "use" as const, back: `/my/certificates/${row.id}`, link: null, expiresAt },
        digits: grouped(code),
        picture: await qrPicture(code),
        fields: fields.map(fieldLabel),
      };
      return show(request, reply, "shownCode", view, { personal: true, path: view.back });
    }),
  );
  http.post(
    "/my/certificates/:id/offer",
    { schema: { hide: true, params: one } },
    forCitizen(async (request, reply, citizen) => {
      const row = await ownCertificate(portal, request, citizen);
      const { offer, pin, expiresAt } = await offerToWallet(platform, row);
      const view = {
        ...{ kind: "offer" as const, back: `/my/certificates/${row.id}`, link: offer, expiresAt, fields: [] },
        ...{ digits: pin, picture: await qrPicture(offer) },
      };
      return show(request, reply, "shownCode", view, { personal: true, path: view.back });
    }),
  );
}

/** A code for what somebody else let the reader show: whose it is and its number. */
function delegatedRoute(http: Http, { platform, show }: Portal): void {
  http.post(
    "/my/certificates/delegated/:id/code",
    { schema: { hide: true, params: z.object({ id: z.uuid() }) } },
    forCitizen(async (request, reply, citizen) => {
      const { id } = one.parse(request.params);
      const given = (await delegatedTo(platform, citizen.id)).find((line) => line.id === id);
      if (!given) throw notFound();
      const wants = given.types.map((type) => ({ type, fields: [...baseFields] }));
      const { code, expiresAt } = await makeUseCode(platform, given.holder, wants, {
        ...{ mode: "delegated", items: given.items, delegation: given.id },
      });
      const view = {
        ...{ kind: "use" as const, back: "/my/certificates", link: null, expiresAt, digits: grouped(code) },
        ...{ picture: await qrPicture(code), fields: baseFields.map(fieldLabel) },
      };
      return show(request, reply, "shownCode", view, { personal: true, path: view.back });
    }),
  );
}

const grouped = (code: string): string => code.replace(/(\d{4})(?=\d)/gu, "$1 ");

/** What the items of delegations are called today; one that is no more is told by its code. */
async function itemNames(
  pool: CitizenPortal["platform"]["pool"],
  lines: readonly { readonly items: readonly string[] | null }[],
  today: string,
): Promise<(items: readonly string[] | null) => readonly string[]> {
  const codes = [...new Set(lines.flatMap(({ items }) => items ?? []))];
  const found = await Promise.all(codes.map((code) => findItem(pool, code, today)));
  const names = new Map(codes.map((code, i) => [code, found[i]?.item.name.zh ?? code]));
  return (items) => (items ?? []).map((code) => names.get(code) ?? code);
}

async function listPage(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  citizen: Citizen,
  values: Values = {},
  errors: MyCertificatesView["errors"] = [],
): Promise<FastifyReply> {
  const { platform, show } = portal;
  const { pool, casework } = platform;
  const holder = await holderOfCitizen(portal, citizen);
  const today = dayOf(casework.now());
  const rows = await certificatesOf(pool, holder);
  const uses = (await usesOf(pool, holder)).map((use) => useCardOf(platform, use));
  const held = new Set(rows.filter(({ status }) => status === "valid").map(({ type }) => type));
  const [delegations, delegated] = [await delegationsOf(platform, holder), await delegatedTo(platform, citizen.id)];
  const named = await itemNames(pool, [...delegations, ...delegated], today);
  const view: MyCertificatesView = {
    holder: citizen.actingFor?.name ?? null,
    cards: rows.map((row) => cardOf(platform, row, today)),
    ...{ waiting: uses.filter(({ waits }) => waits), uses: uses.filter(({ waits }) => !waits), errors },
    delegations: delegations.map(({ id, phone, types, items, since, until, revoked }) => ({
      ...{ id, phone, since, types: types.map(typeName), items: named(items) },
      ...{ until: addDays(until, -1), valid: !revoked && until > today },
    })),
    delegated: delegated.map(({ id, types, items, until }) => ({
      ...{ id, types: types.map(typeName), items: named(items), until: addDays(until, -1) },
    })),
    types: certificateTypes
      .filter(({ code }) => held.has(code))
      .map(({ code, name }) => ({ value: code, label: name })),
    values: { until: addDays(today, 30), ...values },
    notice: notices[(request.query as { done?: string }).done ?? ""],
  };
  const sent = { personal: true, status: errors.length > 0 ? 422 : 200, path: "/my/certificates" };
  return show(request, reply, "myCertificates", view, sent);
}
