import { savingsOf } from "@wuxing/areas/certificates";
import { dayOf } from "@wuxing/kernel/calendar";
import { parseCertificateId } from "@wuxing/kernel/identifiers";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCertificate } from "@wuxing/platform/certificates";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { SavingsView, VerifyCertificateView } from "../../../web/portal/views.ts";
import { remembering } from "../../figures/index.ts";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { isGood, stateTitle, typeName } from "./certificateViews.ts";

const month = z.string().regex(/^\d{4}-\d{2}$/);
const limited = { rateLimit: { max: 60, timeWindow: "1 minute" } };

/** What everybody may see of certificates: whether one is genuine and valid, and what they save. */
export function publicCertificateRoutes(
  http: Http,
  { platform, show }: Pick<CitizenPortal, "platform" | "show">,
): void {
  http.get(
    "/verify-certificate",
    { schema: { hide: true, querystring: z.object({ id: z.string().max(120).optional() }) }, config: limited },
    async (request, reply) =>
      show(request, reply, "verifyCertificate", await checked(platform, request.query.id ?? "")),
  );
  http.get(
    "/verify-certificate/:id",
    { schema: { hide: true, params: z.object({ id: z.string().max(120) }) }, config: limited },
    async (request, reply) => show(request, reply, "verifyCertificate", await checked(platform, request.params.id)),
  );
  const counted = remembering((shown: string) => countsOf(platform, shown));
  http.get(
    "/certificates",
    { schema: { hide: true, querystring: z.object({ month: month.optional() }) } },
    async (request, reply) => {
      const shown = request.query.month ?? dayOf(platform.casework.now()).slice(0, 7);
      return show(request, reply, "savings", await savingsView(platform, shown, await counted(shown)));
    },
  );
}

const unknown: Text = t(
  "本市没有颁发过这份证照。如果证照上印着这个标识，它是假的，请拨打 12345。",
  "This city issued no such certificate. If a paper bears this identifier it is forged; please call 12345.",
);

async function checked({ pool, casework, city }: Platform, typed: string): Promise<VerifyCertificateView> {
  if (typed.trim() === "") return { asked: "", error: null, found: null };
  const parsed = parseCertificateId(typed);
  if (!parsed.ok) return { asked: typed, error: parsed.reason, found: null };
  const row = await findCertificate(pool, parsed.value.id);
  if (!row) return { asked: typed, error: unknown, found: null };
  const today = dayOf(casework.now());
  const { id, type, unit, validFrom, validUntil, replacedBy } = row;
  return {
    asked: id,
    error: null,
    found: {
      ...{ id, validFrom, validUntil, replacedBy, name: typeName(type), unit: city.unit(unit).name },
      ...{ state: stateTitle(row, today), good: isGood(row, today), checkedAt: casework.now() },
    },
  };
}

/** How many certificates are valid, and how many uses a month had. */
async function countsOf({ pool }: Platform, shown: string): Promise<Pick<SavingsView, "valid" | "uses">> {
  const { rows } = await pool.query<{ valid: number; uses: number }>(
    `SELECT (SELECT count(*)::int FROM certificates WHERE status = 'valid') AS valid,
       (SELECT count(*)::int FROM certificate_uses WHERE state = 'presented'
         AND moved_at >= ($1 || '-01')::timestamptz AND moved_at < ($1 || '-01')::timestamptz + interval '1 month') AS uses`,
    [shown],
  );
  return rows[0] ?? { valid: 0, uses: 0 };
}

async function savingsView(
  { pool, city }: Platform,
  shown: string,
  counts: Pick<SavingsView, "valid" | "uses">,
): Promise<SavingsView> {
  const { months, rows } = await savingsOf(pool, shown);
  const sum = (key: "required" | "proven") => rows.reduce((total, row) => total + row[key], 0);
  return {
    month: shown,
    months: months.map((value) => ({ value, href: `/certificates?month=${value}`, current: value === shown })),
    ...{ required: sum("required"), proven: sum("proven") },
    ...counts,
    rows: rows.map(({ name, unit, required, proven }) => ({ name, unit: city.unit(unit).name, required, proven })),
  };
}
