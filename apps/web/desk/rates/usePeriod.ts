import { type ComputedRef, computed } from "vue";
import { useRoute } from "vue-router";
import { recentMonths } from "../home/filterFields.ts";

/** The period that the address asks for, or this month. */
export function usePeriod(): ComputedRef<string> {
  const route = useRoute();
  return computed(() =>
    typeof route.query.period === "string" ? route.query.period : (recentMonths(1)[0]?.value ?? ""),
  );
}
