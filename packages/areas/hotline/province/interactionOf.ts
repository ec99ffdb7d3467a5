import { dayOf, daysBetween } from "@wuxing/kernel/calendar";
import type { Case, Entry } from "@wuxing/kernel/procedure";
import { maskText } from "@wuxing/kernel/views";
import type { City } from "@wuxing/platform/city";
import type { RequestData } from "../RequestData.ts";
import type { Interaction } from "./interaction.ts";

/** A request as the province is told of it after an entry: texts masked, nobody of the staff named. */
export function interactionOf(
  city: Pick<City, "unit" | "uscc">,
  c: Case,
  history: readonly Entry[],
  reporter: { readonly name: string; readonly phone: string } | null,
): Interaction {
  const data = c.data as unknown as RequestData;
  const at = history.at(-1)?.at ?? c.openedAt;
  const { clock } = c;
  const asked = history.findLast((entry) => entry.action === "requestExtension")?.input.reason;
  const extended = clock?.extension !== undefined;
  const due = clock?.certain ? clock.dueAt : null;
  return {
    number: c.number,
    person: { name: reporter?.name ?? "", phone: reporter?.phone ?? "" },
    title: maskText(c.title),
    content: maskText(data.text),
    kind: data.kind as Interaction["kind"],
    source: data.channel,
    submittedAt: c.openedAt,
    unitName: c.unit && city.unit(c.unit).name.zh,
    unitUscc: c.unit && city.uscc(c.unit),
    officer: c.unit && "承办人",
    feedback: data.answer ? maskText(data.answer) : null,
    promisedUntil: extended ? null : due,
    extendedUntil: extended ? due : null,
    extensionReason: extended && typeof asked === "string" ? maskText(asked) : null,
    overdueDays: due && due < at ? Math.max(1, daysBetween(dayOf(due), dayOf(at))) : 0,
    division: c.division ?? "000000",
  };
}
