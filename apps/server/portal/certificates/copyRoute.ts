import { templateOn } from "@wuxing/areas/certificates";
import { dayOf } from "@wuxing/kernel/calendar";
import { layOutCopy } from "@wuxing/kernel/certificates";
import { t } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { MyCertificateView } from "../../../web/portal/views.ts";
import { type CitizenPortal, forCitizen } from "../CitizenPortal.ts";
import { readForm } from "../readForm.ts";
import { certificateView } from "./certificateView.ts";
import { ownCertificate } from "./ownCertificate.ts";

const params = z.object({ id: z.string().max(120) });
const unfit = { personal: true, status: 422 };

/** A copy on paper, which bears for what and until when it may be used; printed by the template of the day of issue. */
export function copyRoute(http: Http, portal: Pick<CitizenPortal, "platform" | "citizens" | "show">): void {
  const { platform, show } = portal;
  http.post(
    "/my/certificates/:id/copy",
    { schema: { hide: true, params } },
    forCitizen(async (request, reply, citizen) => {
      const row = await ownCertificate(portal, request, citizen);
      const { values } = await readForm(request);
      const [purpose, until] = [(values.purpose ?? "").trim().slice(0, 60), values.until ?? ""];
      const view = await certificateView(portal, row);
      const errors = copyFaults(purpose, until, view);
      if (errors.length > 0)
        return show(request, reply, "myCertificate", { ...view, errors }, { ...unfit, path: view.path });
      const { id, type, validFrom, validUntil, issuedAt } = row;
      const sheet = layOutCopy(await templateOn(platform.pool, type, dayOf(issuedAt)), {
        values: Object.fromEntries(view.fields.map(({ key, value }) => [key, value])),
        unit: view.card.unit,
        validity: t(`${validFrom} 至 ${validUntil ?? "长期"}`, `${validFrom} to ${validUntil ?? "no end"}`),
        issuedOn: dayOf(issuedAt),
        id,
        watermark: `复印件 仅用于${purpose}，${until} 前有效`,
      });
      const verifyAt = `${platform.certificates.origin}/verify-certificate/${id}`;
      const pdf = await platform.certificates.copyPdf({ name: view.card.name.zh, sheet, verifyAt });
      return reply
        .type("application/pdf")
        .headers({
          "cache-control": "no-store",
          "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${view.card.name.zh}-复印件.pdf`)}`,
        })
        .send(pdf);
    }),
  );
}

function copyFaults(
  purpose: string,
  until: string,
  { today, card }: Pick<MyCertificateView, "today" | "card">,
): MyCertificateView["errors"] {
  if (!card.valid)
    return [
      { field: "purpose", message: t("证照现在无效，不能打印复印件", "It is not valid now; no copy can be made") },
    ];
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(until));
  return [
    ...(purpose.length < 2 ? [{ field: "purpose", message: t("请写明用途", "Say what the copy is for") }] : []),
    ...(isDay && until >= today
      ? []
      : [{ field: "until", message: t("请选今天或以后的一天", "Choose today or a later day") }]),
  ];
}
