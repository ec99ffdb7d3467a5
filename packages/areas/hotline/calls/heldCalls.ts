import type { Instant } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { type AccessLine, keyOfPerson, looksAtCalls, unseal } from "@wuxing/platform/personal";
import { phonePlace, recordingPlace } from "./takeCallEvent.ts";

/** By what somebody has shown which calls are his: requests taken from them, or that he is who calls from this phone since a moment. */
interface Shown {
  readonly cases: readonly number[];
  readonly caller?: { readonly person: string; readonly since: Instant | null } | undefined;
}

/** A call as it is kept of its caller, the number masked, with every look at number and recording. */
export interface HeldCall {
  readonly id: string;
  readonly person: string;
  readonly at: Instant;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly phone: string;
  readonly recorded: boolean;
  /** The request that was taken from it. */
  readonly number: string | null;
  readonly looks: readonly AccessLine[];
}

/**
 * The calls kept of who shows this, newest first. Of a request its own call, and only where who called is who asked: by
 * number and phone nobody learns of other calls from that phone.
 */
export async function heldCalls({ pool }: Pick<Platform, "pool">, { cases, caller }: Shown): Promise<HeldCall[]> {
  const { rows } = await pool.query<Omit<HeldCall, "looks">>(
    `SELECT k.id, k.person, COALESCE(k.ringing_at, k.told_at) AS at, k.answered_at AS "answeredAt",
       k.ended_at AS "endedAt", k.phone_masked AS phone, k.sealed_recording IS NOT NULL AS recorded, c.number
     FROM calls k LEFT JOIN cases c ON c.id = k.case_id LEFT JOIN reporters r ON r.case_id = k.case_id
     WHERE (k.person = $2 AND ($3::timestamptz IS NULL OR k.told_at >= $3)) OR (k.case_id = ANY($1) AND k.person = r.person) ORDER BY k.told_at DESC, k.id`,
    [cases, caller?.person ?? null, caller?.since ?? null],
  );
  const looks = await looksAtCalls(
    pool,
    rows.map(({ id }) => id),
  );
  return rows.map((call) => ({ ...call, looks: looks.get(call.id) ?? [] }));
}

/** The number and the recording's address of calls in clear: for the caller himself, and to be recorded as a look. */
export async function openCalls(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  calls: readonly Pick<HeldCall, "id" | "person">[],
): Promise<ReadonlyMap<string, { readonly phone: string | null; readonly recording: string | null }>> {
  const { rows } = await pool.query<{ id: string; sealed: Buffer | null; sealed_recording: Buffer | null }>(
    "SELECT id, sealed, sealed_recording FROM calls WHERE id = ANY($1)",
    [calls.map(({ id }) => id)],
  );
  const opened = new Map<string, { phone: string | null; recording: string | null }>();
  for (const { id, person } of calls) {
    const row = rows.find((one) => one.id === id);
    const key = await keyOfPerson(casework.vault, pool, person);
    const open = (place: string, sealed: Buffer | null | undefined) =>
      sealed ? unseal(key, place, sealed).toString() : null;
    opened.set(id, {
      phone: open(phonePlace(id), row?.sealed),
      recording: open(recordingPlace(id), row?.sealed_recording),
    });
  }
  return opened;
}
