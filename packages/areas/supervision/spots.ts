import { createSecretKey, type KeyObject } from "node:crypto";
import { addDays, dayOf, startOfDay } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { seal, unseal, type Vault } from "@wuxing/platform/personal";
import { z } from "zod";
import { spot, type VisitReport } from "./inputs.ts";
import { numberOf } from "./roster.ts";

/** Where the phone was: at the report, and at each photo by its file. */
const spots = z.strictObject({ report: spot.optional(), photos: z.record(z.uuid(), spot) });
type Spots = z.output<typeof spots>;

type Asked = Pick<Platform, "pool" | "casework">;

const place = (caseId: number): string => `supervision_spots/${caseId}/sealed`;
const keyOf = (vault: Vault, caseId: number): KeyObject => createSecretKey(vault.hash("spot", String(caseId)));

/** A report as the entry keeps it. Entries and the log are for ever, so a spot is only said to have been noted. */
export const withoutSpots = ({ spot: at, photos, ...report }: VisitReport) => ({
  ...{ ...report, placed: at !== undefined },
  photos: photos.map(({ spot: taken, ...photo }) => ({ ...photo, placed: taken !== undefined })),
});

/** Keeps the spots of a report that was taken, sealed and apart from its entry. Done twice it is done once. */
export async function keepSpots({ pool, casework }: Asked, caseId: number, { spot: at, photos }: VisitReport) {
  const taken = photos.flatMap(({ file, spot: where }) => (where ? [[file, where] as const] : []));
  if (!at && taken.length === 0) return;
  const noted: Spots = { ...(at && { report: at }), photos: Object.fromEntries(taken) };
  const sealed = seal(keyOf(casework.vault, caseId), place(caseId), JSON.stringify(noted));
  await pool.query(
    "INSERT INTO supervision_spots (case_id, sealed, kept_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [caseId, sealed, casework.now()],
  );
}

/** The spots of a visit; undefined where none was noted or they are erased. Throws SealBroken where the vault is another. */
export async function openSpots({ pool, casework }: Asked, caseId: number): Promise<Spots | undefined> {
  const { rows } = await pool.query<{ sealed: Buffer }>("SELECT sealed FROM supervision_spots WHERE case_id = $1", [
    caseId,
  ]);
  const sealed = rows[0]?.sealed;
  return sealed && spots.parse(JSON.parse(unseal(keyOf(casework.vault, caseId), place(caseId), sealed).toString()));
}

/** Erases what was kept for longer than `supervision.spot` (个人信息保护法 §19, §47). Returns of how many visits. */
export async function eraseOldSpots({ pool, casework }: Asked): Promise<number> {
  const today = dayOf(casework.now());
  const before = startOfDay(addDays(today, -numberOf(casework.almanac.rules, "spot", today)));
  const { rowCount } = await pool.query("DELETE FROM supervision_spots WHERE kept_at < $1", [before]);
  return rowCount ?? 0;
}

/** Erases the spots of a person who took his consent back (个人信息保护法 §47). */
export async function eraseSpotsOf({ pool }: Pick<Platform, "pool">, userId: string): Promise<void> {
  await pool.query(
    `DELETE FROM supervision_spots WHERE case_id IN (SELECT v.case_id FROM supervision_visits v
       JOIN supervision_appointments a ON a.id = v.visitor WHERE a.user_id = $1)`,
    [userId],
  );
}
