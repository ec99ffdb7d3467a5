import { type Actor, anonymous } from "@wuxing/kernel/procedure";
import type { Citizen } from "@wuxing/platform/citizens";

/** Who acts from outside: the account, for the firm that is named, or somebody unknown. `proven`: the cases that are his. */
export const citizenActor = (
  citizen: Citizen | undefined,
  proven: readonly number[] = [],
  uscc = citizen?.actingFor?.uscc ?? null,
): Actor => ({
  ...anonymous,
  ...(citizen ? { id: citizen.id } : {}),
  ...(citizen && uscc ? { actingFor: { uscc } } : {}),
  ...(proven.length > 0 ? { proven } : {}),
});
