import type { Instant } from "@wuxing/kernel/calendar";
import { maskPhone, parsePhone } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { keyOfPerson, personOfPhone, seal, unseal } from "@wuxing/platform/personal";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import type { CallEvent } from "./callEvent.ts";

type Asked = Pick<Platform, "pool" | "casework" | "recordingHosts">;

export const phonePlace = (id: string): string => `calls/${id}/sealed`;
export const recordingPlace = (id: string): string => `calls/${id}/sealed_recording`;

interface CallRow {
  readonly id: string;
  readonly person: string | null;
  readonly sealed: Buffer | null;
  readonly sealed_recording: Buffer | null;
}

/**
 * Takes what an exchange tells of a call. Told twice, or in another order, it comes to the same: each moment is written
 * once, the first word of it counts. Gives the call's id here. Throws Refusal where a recording lies elsewhere than said.
 */
export async function takeCallEvent(platform: Asked, clientId: string, event: CallEvent): Promise<string> {
  assertHostKnown(platform, event.recording);
  return transaction(platform.pool, async (client) => {
    await client.query(
      "INSERT INTO calls (client_id, call_id, told_at) VALUES ($1, $2, $3) ON CONFLICT (client_id, call_id) DO NOTHING",
      [clientId, event.callId, platform.casework.now()],
    );
    const { rows } = await client.query<CallRow>(
      "SELECT id, person, sealed, sealed_recording FROM calls WHERE client_id = $1 AND call_id = $2 FOR UPDATE",
      [clientId, event.callId],
    );
    const [call] = rows;
    if (!call) throw new Error("the call was not written");
    await keepCaller(client, platform, call, event);
    await keepMoment(client, call.id, event);
    return call.id;
  });
}

/** Who answers it counts more than where it rang; the first word of a moment stays. */
async function keepMoment(client: PoolClient, id: string, { event, at, extension }: CallEvent): Promise<void> {
  const column = `${event}_at`;
  const whose = event === "answered" ? "COALESCE($3, extension)" : "COALESCE(extension, $3)";
  const moment: Instant = new Date(at).toISOString();
  await client.query(
    `UPDATE calls SET ${column} = $2, extension = ${whose} WHERE id = $1
       AND (${column} IS NULL OR ($3::text IS NOT NULL AND extension IS NULL))`,
    [id, moment, extension ?? null],
  );
}

/**
 * His number and the recording's address, sealed under his own key. A number that is none is a withheld one. Who was
 * nobody in particular and then gives a number becomes the person of that number, and what was sealed goes with him.
 */
async function keepCaller(client: PoolClient, { casework }: Asked, call: CallRow, event: CallEvent): Promise<void> {
  const { vault } = casework;
  const parsed = event.from && !call.sealed ? parsePhone(event.from) : undefined;
  const phone = parsed?.ok ? parsed.value.number : undefined;
  const heard = event.recording && !call.sealed_recording ? event.recording : undefined;
  if (!phone && !heard) return;
  const known = call.person ? { person: call.person, key: await keyOfPerson(vault, client, call.person) } : undefined;
  const keeper = phone || !known ? await personOfPhone(vault, client, phone) : known;
  const place = recordingPlace(call.id);
  const before =
    call.sealed_recording && known ? unseal(known.key, place, call.sealed_recording).toString() : undefined;
  const recording = heard ?? before;
  await client.query(
    `UPDATE calls SET person = $2, sealed = COALESCE($3, sealed), phone_masked = COALESCE($4, phone_masked),
       sealed_recording = $5 WHERE id = $1`,
    [
      ...[call.id, keeper.person, phone ? seal(keeper.key, phonePlace(call.id), phone) : null],
      ...[phone ? maskPhone(phone) : null, recording ? seal(keeper.key, place, recording) : null],
    ],
  );
}

function assertHostKnown({ recordingHosts = [] }: Asked, recording: string | undefined): void {
  if (!recording || recordingHosts.includes(new URL(recording).host)) return;
  throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
    {
      field: "recording",
      reason: t(
        "录音地址的主机不在 CTI_RECORDING_HOSTS 里：请管理员加上，或改用列出的主机",
        "The host of the recording is not in CTI_RECORDING_HOSTS: have it added there, or use one that is",
      ),
    },
  ]);
}
