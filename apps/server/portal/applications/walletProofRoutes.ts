import { fieldLabel, findRequest, type RequestRow, walletAddress } from "@wuxing/areas/certificates";
import { dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import { PresentationFault, type PresentationFaultCode, trustedIssuers } from "@wuxing/platform/certificates";
import type { Http } from "@wuxing/platform/http";
import { findItem } from "@wuxing/platform/items";
import { z } from "zod";
import type { WalletProofView } from "../../../web/portal/applications/ApplyViews.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { holderOfCitizen, typeName } from "../certificates/certificateViews.ts";
import { qrPicture } from "../qrPicture.ts";

const params = z.object({ code: z.string().max(40), id: z.string().max(40) });
const querystring = z.object({ seen: z.enum(["1"]).optional() });

/** Where somebody who applies presents a certificate from his wallet: by a code, or on the same phone. */
export function walletProofRoutes(http: Http, { platform, citizens, show }: CitizenPortal): void {
  http.get(
    "/apply/:code/wallet/:id",
    { schema: { hide: true, params, querystring } },
    forCitizen(async (request, reply, citizen) => {
      const { code, id } = params.parse(request.params);
      const row = await findRequest(platform, id);
      const { holder } = row?.form ?? {};
      const own = await holderOfCitizen({ citizens }, citizen);
      if (!row?.form || row.form.item !== code || holder?.kind !== own.kind || holder.id !== own.id) throw notFound();
      if (row.answeredAt !== null) return seeOther(reply, `${backTo(row.form)}&presented=1`);
      // It ended while the wallet was asked: the draft's page says what to do.
      if (!(await findItem(platform.pool, code, dayOf(platform.casework.now()))))
        return seeOther(reply, `/apply/${code}`);
      const view = await walletProofView(platform, row, querystring.parse(request.query).seen === "1");
      return show(request, reply, "walletProof", view, { personal: true, path: `/apply/${code}/wallet/${id}` });
    }),
  );
}

/** The step from which the wallet was asked. */
const backTo = ({ item, step = 2 }: { readonly item: string | null; readonly step?: number | undefined }): string =>
  `/apply/${item}?step=${step}`;

async function walletProofView(
  platform: CitizenPortal["platform"],
  { id, form, expiresAt, fault }: RequestRow,
  seen: boolean,
): Promise<WalletProofView> {
  const { pool, casework, city } = platform;
  const today = dayOf(casework.now());
  const { unit = "", item: code = "", wants = [] } = form ?? {};
  const found = await findItem(pool, code ?? "", today);
  const [want] = wants;
  if (!found || !want) throw notFound();
  const issuers = (await trustedIssuers(pool, today)).filter(({ types }) =>
    types.some(({ type }) => type === want.type),
  );
  const over = expiresAt <= casework.now();
  return {
    ...{ name: found.item.name, unit: city.unit(unit).name, certificate: typeName(want.type), expiresAt, over },
    ...{
      from: issuers.map(({ name }) => name),
      fields: want.fields.map(fieldLabel),
      path: `/apply/${code}/wallet/${id}`,
    },
    ...{
      back: backTo({ item: code, step: form?.step }),
      fault: faultIn(fault),
      nothingYet: seen && !over && fault === null,
    },
    picture: over ? "" : await qrPicture(walletAddress(platform, id)),
    link: walletAddress(platform, id, true),
  };
}

const faultIn = (code: string | null): WalletProofView["fault"] =>
  code === null ? null : new PresentationFault(code as PresentationFaultCode).reason;
