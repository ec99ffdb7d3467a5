import { Refusal, systemActor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle } from "@wuxing/platform/casework";
import { openSupervision } from "./openSupervision.ts";

const demand = "书面催办后逾期仍未办理。请立即办理，报送原因、措施和完成日期。";

/**
 * What was urged in writing and is still not done comes under supervision with criticism in a circular (rules.md §2).
 * Where the limit on one township stands against it, the urging says so and waits for a person. Returns how many were opened.
 */
export async function superviseUnheeded(platform: Platform): Promise<number> {
  const { rows } = await platform.pool.query<{ id: number; parent: number }>(
    `SELECT id, parent_id AS parent FROM cases
     WHERE waits_for = 'coordinator' AND type = 'oversight.urging' AND state = 'unheeded' AND closed_at IS NULL
       AND data->>'held' IS NULL ORDER BY due_at LIMIT 500`,
  );
  let opened = 0;
  for (const { id, parent } of rows) {
    const wanted = { caseId: parent, kind: "routine", trigger: "lateAfterUrging", demand, criticised: true } as const;
    try {
      const name = commandId("oversight.unheeded", id);
      if (!(await openSupervision(platform, systemActor, name, wanted)).repeated) opened++;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await hold(platform, id, error);
    }
  }
  return opened;
}

async function hold({ casework }: Platform, id: number, { reason }: Refusal): Promise<void> {
  const input = { reason: `${reason.zh} / ${reason.en}`.slice(0, 1000) };
  const command = { caseId: id, action: "hold", input, actor: systemActor, commandId: commandId("oversight.hold", id) };
  await handle(casework, command).catch((error: unknown) => {
    // It was settled by a person in the same moment.
    if (!(error instanceof Refusal)) throw error;
  });
}
