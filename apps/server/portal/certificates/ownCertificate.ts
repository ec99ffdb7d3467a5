import { notFound } from "@wuxing/kernel/procedure";
import { type CertificateRow, findCertificate, namesOf } from "@wuxing/platform/certificates";
import type { Citizen } from "@wuxing/platform/citizens";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { holderOfCitizen } from "./certificateViews.ts";

const params = z.object({ id: z.string().max(120) });

/** The certificate of the address, where it is the reader's own. Throws notFound. */
export async function ownCertificate(
  portal: Pick<CitizenPortal, "platform" | "citizens">,
  request: FastifyRequest,
  citizen: Citizen,
): Promise<CertificateRow> {
  const { pool } = portal.platform;
  const holder = await holderOfCitizen(portal, citizen);
  const row = await findCertificate(pool, params.parse(request.params).id);
  if (!row || row.holderKind !== holder.kind || !(await namesOf(pool, holder)).includes(row.holder)) throw notFound();
  return row;
}
