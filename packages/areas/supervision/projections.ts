import type { Projection } from "@wuxing/platform/casework";
import type { MendingData } from "./mending.ts";
import type { VisitData } from "./visit.ts";

const visits: Projection = {
  type: "supervision.visit",
  apply: async (client, _entry, after) => {
    const data = after.data as unknown as VisitData;
    const {
      place = null,
      visitor = null,
      visitedAt = null,
      reportedAt = null,
      findings = 0,
      settled = 0,
      note = null,
    } = data;
    await client.query(
      `INSERT INTO supervision_visits (case_id, round, commitment, state, passed, until, opened_at, place, unit, visitor,
         visited_at, reported_at, findings, settled, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (case_id) DO UPDATE SET state = $4, passed = $5, place = $8, unit = $9, visitor = $10, visited_at = $11,
         reported_at = $12, findings = $13, settled = $14, note = $15`,
      [
        ...[after.id, data.round, data.commitment, after.state, data.passed, data.until, after.openedAt],
        ...[place, after.unit, visitor, visitedAt, reportedAt],
        ...[findings, settled, note],
      ],
    );
  },
};

const findings: Projection = {
  type: "supervision.mending",
  apply: async (client, _entry, after) => {
    const { theme } = after.data as unknown as MendingData;
    await client.query(
      `INSERT INTO supervision_findings (case_id, visit_id, theme, unit, state, opened_at, closed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (case_id) DO UPDATE SET unit = $4, state = $5, closed_at = $7`,
      [after.id, after.parentId, theme, after.unit, after.state, after.openedAt, after.closedAt],
    );
  },
};

export const supervisionProjections: readonly Projection[] = [visits, findings];
