import type { Instant } from "@wuxing/kernel/calendar";
import type { Actor } from "@wuxing/kernel/procedure";
import { type CaseLine, lineView } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { onlooker } from "@wuxing/platform/desk";
import { addVisible, Conditions, type LineRow, lineColumns, lineOf } from "@wuxing/platform/worklists";
import { hoursOfCalls, nextTry } from "./callBackTimes.ts";
import { requestProcedure } from "./procedure.ts";

/** A request whose person is to be called, how often nobody answered, and from when on the next try counts. */
export interface CallBackDue {
  readonly line: CaseLine;
  readonly missed: readonly Instant[];
  readonly nextAt: Instant;
}

const atMost = 200;

/** The call-backs that wait, of those that an actor may see: who can be called now first, then by when he can be; two hundred at most. */
export async function callBacksDue(platform: Platform, actor: Actor): Promise<readonly CallBackDue[]> {
  const conditions = new Conditions();
  conditions.add(
    "c.closed_at IS NULL AND c.waits_for = 'agent' AND c.type = 'hotline.request' AND c.state = 'callBack'",
  );
  addVisible(conditions, actor);
  const { rows } = await platform.readAs(actor).query<LineRow & { missed: readonly Instant[] | null }>(
    `SELECT ${lineColumns}, c.data->'callBackMissed' AS missed FROM cases c
     WHERE ${conditions.sql} ORDER BY c.due_at, c.id LIMIT ${atMost}`,
    conditions.values,
  );
  const reader = onlooker(platform, actor, false);
  const hours = hoursOfCalls(platform.casework.almanac.rules, reader.now);
  return rows
    .map((row) => {
      const missed = row.missed ?? [];
      return {
        line: lineView(requestProcedure, lineOf(row), reader),
        missed,
        nextAt: nextTry(missed, reader.now, hours),
      };
    })
    .sort((a, b) => a.nextAt.localeCompare(b.nextAt));
}
