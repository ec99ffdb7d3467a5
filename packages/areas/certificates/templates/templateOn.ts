import type { Day } from "@wuxing/kernel/calendar";
import type { CertificateTemplate } from "@wuxing/kernel/certificates";
import type { Pool } from "pg";
import { shippedTemplate } from "./shippedTemplate.ts";

/** The template of a type that is in force on a day: the city's latest that has begun, else the one that came with the program. */
export async function templateOn(db: Pick<Pool, "query">, type: string, day: Day): Promise<CertificateTemplate> {
  const { rows } = await db.query<CertificateTemplate>(
    `SELECT title, wording, groups, landscape, seal, footnote, code_at FROM certificate_templates
     WHERE type = $1 AND since <= $2 ORDER BY since DESC LIMIT 1`,
    [type, day],
  );
  return rows[0] ?? shippedTemplate(type);
}
