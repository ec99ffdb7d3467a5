import type { Case, Entry } from "@wuxing/kernel/procedure";
import type { Projection } from "@wuxing/platform/casework";
import type { PoolClient } from "pg";
import { levels } from "./levels.ts";

/**
 * The table of ratings. `standing` keeps real, silent, excluded and appealed ones apart, so that no figure can take
 * one for another; `waiting` is an invitation that still runs.
 */
export const ratingsProjection: Projection = {
  type: "ratings.invitation",
  apply: (client, entry, after) => keep(client, entry, after, { id: after.parentId, type: after.data.subjectType }),
};

/** What is rated at a window is the service there, which has no case of its own. */
export const counterProjection: Projection = {
  type: "ratings.counter",
  apply: (client, entry, after) => keep(client, entry, after, { id: after.id, type: after.type }),
};

async function keep(
  client: PoolClient,
  entry: Entry,
  after: Case,
  subject: { readonly id: number | null; readonly type: unknown },
): Promise<void> {
  const code = levels.find((level) => level.value === after.data.level)?.code ?? null;
  const standing = { awaiting: "waiting", rated: "real", silent: "silent" }[after.state] ?? "waiting";
  await client.query(
    `INSERT INTO ratings (invitation_id, subject_id, subject_type, unit, division, standing, code, invited_at, settled_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (invitation_id) DO UPDATE SET standing = $6, code = $7, settled_at = $9`,
    [
      ...[after.id, subject.id, subject.type, after.unit, after.division],
      ...[standing, code, after.openedAt, entry.final ? entry.at : null],
    ],
  );
}
