import { type Actor, notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { keyOfPerson, recordAccess, unseal } from "@wuxing/platform/personal";
import { transaction } from "@wuxing/platform/postgres";
import { phonePlace, recordingPlace } from "./takeCallEvent.ts";

/** A caller's number and where his call was recorded, in full. */
export interface RevealedCall {
  readonly phone: string | null;
  readonly recording: string | null;
}

interface Row {
  readonly person: string | null;
  readonly sealed: Buffer | null;
  readonly sealed_recording: Buffer | null;
  readonly case_id: number | null;
}

/**
 * Shows a caller's number and the recording's address in full; who looked, when and what for is written down in the same
 * transaction, and the caller can read it. Throws Refusal for a call that is not there or whose caller is erased.
 */
export function revealCall(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  actor: Actor,
  id: string,
  asked: { readonly commandId: string; readonly purpose: string },
): Promise<RevealedCall> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<Row>(
      "SELECT person, sealed, sealed_recording, case_id FROM calls WHERE id = $1",
      [id],
    );
    const [call] = rows;
    if (!call?.person) throw notFound();
    const key = await keyOfPerson(casework.vault, client, call.person);
    const open = (place: string, sealed: Buffer | null) => (sealed ? unseal(key, place, sealed).toString() : null);
    const shown = {
      phone: open(phonePlace(id), call.sealed),
      recording: open(recordingPlace(id), call.sealed_recording),
    };
    const fields = Object.entries(shown).flatMap(([field, value]) => (value === null ? [] : [field]));
    const [post] = actor.posts;
    await recordAccess(client, {
      ...{ person: call.person, caseId: call.case_id, callId: id, fields, ...asked, at: casework.now() },
      actor: { kind: actor.kind, id: actor.id, unit: post?.unit ?? null },
    });
    return shown;
  });
}
