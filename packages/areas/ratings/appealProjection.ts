import type { Projection } from "@wuxing/platform/casework";

/** A rating under appeal, or excluded, stands apart; one whose appeal failed counts again. */
export const appealProjection: Projection = {
  type: "ratings.appeal",
  apply: async (client, _entry, { state, data }) => {
    const standing = { reviewing: "appealed", excluded: "excluded" }[state] ?? "real";
    await client.query("UPDATE ratings SET standing = $2 WHERE invitation_id = $1 AND code IS NOT NULL", [
      data.invitation,
      standing,
    ]);
  },
};
