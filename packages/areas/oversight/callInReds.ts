import { dayOf } from "@wuxing/kernel/calendar";
import { systemActor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { commandId, findCase } from "@wuxing/platform/casework";
import { redsInRow } from "./redsInRow.ts";

const day = 24 * 60 * 60 * 1000;

/**
 * Three red in a row: the unit is called in (rules.md §10, 隆昌: 连续三次红牌约谈). The talk hangs on the matter that turned
 * red last, names all of them and waits for the coordinator, who sets its day. Returns how many units were called in.
 */
export async function callInReds(platform: Pick<Platform, "pool" | "casework" | "city" | "intake">): Promise<number> {
  const now = platform.casework.now();
  const of = (key: string): number => platform.casework.almanac.rules.get(`oversight.${key}`, dayOf(now)).value.amount;
  const since = new Date(Date.parse(now) - of("redsPeriod") * day).toISOString();
  let called = 0;
  for (const { unit, reds, parent } of await redsInRow(platform, { since, now, inRow: of("redsInRow") })) {
    const pressed = await findCase(platform.pool, parent);
    const reason = `连续 ${reds.length} 件红牌：${reds.join("、")} / ${reds.length} red in a row: ${reds.join(", ")}`;
    const division = platform.city.units.find(({ code }) => code === unit)?.division ?? null;
    const { repeated } = await platform.intake({
      type: "oversight.talk",
      input: { number: reds[0], unit, division, reason, reds },
      actor: systemActor,
      commandId: commandId("oversight.reds", unit, ...reds),
      parentId: parent,
      ...(pressed?.sealedFrom ? { sealedFrom: pressed.sealedFrom } : {}),
    });
    if (!repeated) called++;
  }
  return called;
}
