import type { Calendar } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { Clock, Term } from "./Clock.ts";
import { ClockError } from "./ClockError.ts";
import { reckonClock } from "./reckonClock.ts";
import { assertTerm } from "./startClock.ts";

/** The clock lengthened, once in its life (as 行政许可法 §42), running or stopped. Throws ClockError alreadyExtended, badTerm. */
export function extendClock(
  calendar: Calendar,
  clock: Clock,
  { rule, term }: { readonly rule: string; readonly term: Term },
): Clock {
  if (clock.extension)
    throw new ClockError(
      "alreadyExtended",
      t("已经延期一次，不能再延", "It has been extended once and cannot be again"),
    );
  assertTerm(term);
  return reckonClock(calendar, { ...clock, extension: { ...term, rule } });
}
