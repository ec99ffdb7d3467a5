import { randomUUID } from "node:crypto";
import { issueCertificate } from "@wuxing/areas/certificates";
import { systemActor } from "@wuxing/kernel/procedure";
import { type CertificateRow, findCertificate } from "@wuxing/platform/certificates";
import type { TestServer } from "../../testServer.ts";

/** Issues a certificate as the system does for a grant; gives its row of the register. */
export async function issued(
  { platform }: Pick<TestServer, "platform">,
  certificate: Parameters<typeof issueCertificate>[1],
): Promise<CertificateRow> {
  const { case: c } = await issueCertificate(platform, certificate, systemActor, randomUUID());
  const { rows } = await platform.pool.query<{ id: string }>("SELECT id FROM certificates WHERE case_id = $1", [c.id]);
  const row = await findCertificate(platform.pool, rows[0]?.id ?? "");
  if (!row) throw new Error(`the certificate of case ${c.number} is not in the register`);
  return row;
}
