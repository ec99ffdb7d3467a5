import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Holder, namesOf, personsOf } from "@wuxing/platform/certificates";
import { type Http, staffOf } from "@wuxing/platform/http";
import { findCertificateType } from "@wuxing/platform/items";
import { z } from "zod";
import { holderOf } from "./holderOf.ts";
import { noteLook } from "./noteLook.ts";
import { unitsOf } from "./unitsOf.ts";

const tags = ["certificates"];
/** What somebody wants to know it for, as the person concerned is told. */
export const lookPurpose = z
  .string({ error: "请写明用途 | Please give the purpose" })
  .trim()
  .min(2, { error: "请写明用途 | Please give the purpose" })
  .max(200);
/** Somebody at a desk looks a few people up; who tries one number after another is stopped. */
const guessing = { rateLimit: { max: 30, timeWindow: "1 minute" } };

interface Line {
  readonly id: string;
  readonly type: string;
  readonly unit: string;
}

/** A unit's register: the latest, or what is found by identifier or holder. Who looks a person up says what for. */
export function searchRoutes(http: Http, platform: Platform): void {
  const querystring = z.object({ type: z.string().max(40).optional() });
  http.get("/api/certificates", { schema: { tags, querystring } }, async (request) => ({
    certificates: await linesOf(platform, latestOf, [unitsOf(staffOf(request)), request.query.type ?? null]),
  }));
  const body = z.object({
    ...{ q: z.string().trim().min(1, { error: "请填写要查的 | Say what is looked for" }).max(120) },
    ...{ type: z.string().max(40).optional(), purpose: lookPurpose.optional() },
  });
  http.post("/api/certificates/search", { schema: { tags, body }, config: guessing }, async (request, reply) => {
    const actor = staffOf(request);
    const { q, type = null, purpose } = request.body;
    const units = unitsOf(actor);
    reply.header("cache-control", "no-store");
    if (q.startsWith("1.2.")) return { certificates: await linesOf(platform, findOf("id"), [units, type, [q]]) };
    const holder = await holderOf(platform, q).catch((error) => {
      throw error instanceof Refusal && error.faults[0] ? faultOf("q", error.faults[0].reason) : error;
    });
    if (holder.kind === "person" && purpose === undefined) throw faultOf("purpose", purposeMissing);
    const names = await namesOf(platform.pool, holder);
    const found = await linesOf(platform, findOf("holder"), [units, type, names]);
    if (holder.kind === "person" && found.length > 0)
      await noteSearch(platform, actor, holder, found[0]?.unit ?? "", purpose ?? "");
    return { certificates: found };
  });
}

/** One field is at fault, and the sentence says which: a list has no place beside its fields. */
const faultOf = (field: string, reason: Text): Refusal => new Refusal("invalidInput", reason, [{ field, reason }]);
const purposeMissing = t(
  "按身份号码查，要写明用途：持证人看得到谁为什么查过",
  "To look a person up say what for: he sees who looked, and why",
);

/** By who holds it or what it is called, of these units. */
const findOf = (column: "holder" | "id"): string =>
  `SELECT * FROM certificates WHERE ${column} = ANY($3) AND unit = ANY($1) AND ($2::text IS NULL OR type = $2)`;
/** The latest of each unit from an index of its own, and of a type from another, so that none of the others is read. */
const latestOf = `SELECT own.* FROM unnest($1::text[]) AS by CROSS JOIN LATERAL (
  SELECT * FROM certificates WHERE unit = by AND ($2::text IS NULL OR type = $2)
  ORDER BY issued_at DESC, case_id DESC LIMIT 100) own`;

/** The lines of a list: whose a certificate is they do not say. */
async function linesOf({ pool, city }: Platform, from: string, values: readonly unknown[]) {
  const { rows } = await pool.query<Line>(
    `SELECT c.id, c.type, c.unit, c.status, c.valid_from AS "validFrom", c.valid_until AS "validUntil",
       c.holder_kind AS "holderKind", k.number
     FROM (${from} ORDER BY issued_at DESC, case_id DESC LIMIT 100) c JOIN cases k ON k.id = c.case_id
     ORDER BY c.issued_at DESC, c.case_id DESC`,
    [...values],
  );
  return rows.map((row) => ({
    ...row,
    name: findCertificateType(row.type)?.name ?? t(row.type, row.type),
    unitName: city.unit(row.unit).name,
  }));
}

async function noteSearch(
  platform: Platform,
  actor: Actor,
  holder: Holder,
  unit: string,
  purpose: string,
): Promise<void> {
  for (const person of await personsOf(platform.pool, holder))
    await noteLook(platform, actor, { person, unit, caseId: null, fields: ["certificates"], purpose });
}
