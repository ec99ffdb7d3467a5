import {
  delegate,
  delegatedTo,
  endDelegation,
  fieldLabel,
  makeUseCode,
  offerToWallet,
} from "@wuxing/areas/certificates";
import { notFound } from "@wuxing/kernel/procedure";
import { baseFields, fieldsOfType } from "@wuxing/platform/certificates";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { formErrors } from "../formErrors.ts";
import { qrPicture } from "../qrPicture.ts";
import { readForm } from "../readForm.ts";
import { certificateView } from "./certificateView.ts";
import { holderOfCitizen } from "./certificateViews.ts";
import { copyRoute } from "./copyRoute.ts";
import { listPage, listQuery } from "./listPage.ts";
import { ownCertificate } from "./ownCertificate.ts";

type Portal = Pick<CitizenPortal, "platform" | "citizens" | "show">;
const hidden = { schema: { hide: true } } as const;
const one = z.object({ id: z.string().max(120) });

/** A holder's certificates: cards, what each says, codes for counters, offers to wallets, delegations. */
export function myCertificateRoutes(http: Http, portal: Portal): void {
  const { platform, show } = portal;
  http.get(
    "/my/certificates",
    { schema: { hide: true, querystring: listQuery } },
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
