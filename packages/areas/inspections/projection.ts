import type { Projection } from "@wuxing/platform/casework";
import type { ObjectionData } from "./objection.ts";
import { gravest, mends } from "./resultKinds.ts";
import type { VisitData } from "./visit.ts";

/** The table of visits: what they are listed, counted and looked up by. */
const visits: Projection = {
  type: "inspections.visit",
  apply: async (client, _entry, after) => {
    const data = after.data as unknown as VisitData;
    const outcomes = data.outcomes.map(({ result }) => result);
    await client.query(
      `INSERT INTO inspection_visits (case_id, number, year, round, object, object_name, division, risk, tasks, units, items,
         officers, state, inspected_on, published_on, result, signature, findings, mended, cancel_reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
       ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, inspected_on = excluded.inspected_on,
         published_on = excluded.published_on, result = excluded.result, signature = excluded.signature,
         findings = excluded.findings, mended = excluded.mended, cancel_reason = excluded.cancel_reason`,
      [
        ...[after.id, after.number, Number(data.until.slice(0, 4)), data.round],
        ...[data.object.id, data.object.name, after.division, data.object.risk, data.tasks],
        data.shares.map(({ unit }) => unit),
        [...new Set(data.shares.flatMap(({ items }) => items))],
        data.shares.flatMap(({ officers }) => officers.map(({ id }) => id)),
        ...[after.state, data.inspectedOn ?? null, data.publishedOn ?? null, gravest(outcomes) ?? null],
        data.signature ?? null,
        ...[outcomes.filter(mends).length, data.mended],
        after.state === "cancelled" ? (data.cancelling?.reason ?? null) : null,
      ],
    );
  },
};

/** A result that was corrected on an objection is shown as corrected. */
const corrections: Projection = {
  type: "inspections.objection",
  apply: async (client, entry, after) => {
    if (entry.action !== "uphold") return;
    const { visitNumber, corrected } = after.data as unknown as ObjectionData;
    await client.query("UPDATE inspection_visits SET corrected = $2 WHERE number = $1", [
      visitNumber,
      corrected ?? null,
    ]);
  },
};

export const inspectionProjections: readonly Projection[] = [visits, corrections];
