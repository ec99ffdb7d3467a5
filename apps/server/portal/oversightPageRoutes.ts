import { listedSupervisions, supervisionProcedure, triggerTitle } from "@wuxing/areas/oversight";
import { colourOf, maskText } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import type { OversightView } from "../../web/portal/views.ts";
import { dueOf } from "./caseRow.ts";
import type { Show } from "./Pages.ts";

/** The supervisions that are listed in public. */
export function oversightPageRoutes(http: Http, platform: Platform, show: Show): void {
  http.get("/oversight", { schema: { hide: true } }, async (request, reply) =>
    show(request, reply, "oversight", await viewOf(platform)),
  );
}

async function viewOf(platform: Platform): Promise<OversightView> {
  const now = platform.casework.now();
  // A supervision holds the Chinese name of the kind of its case.
  const kinds = new Map([...platform.casework.procedures.values()].map(({ title }) => [title.zh, title]));
  const listed = await listedSupervisions(platform);
  return {
    listed: listed.map(({ matter, trigger, demand, result, unit, state, dueAt, certain, ...one }) => {
      const due = dueAt === null ? null : { at: dueAt, certain, stopped: false };
      return {
        ...one,
        matter: kinds.get(matter) ?? { zh: matter, en: matter },
        trigger: triggerTitle(trigger),
        demand: maskText(demand),
        result: result && maskText(result),
        unit: unit === null ? null : platform.city.unit(unit).name,
        state: supervisionProcedure.states[state]?.title ?? { zh: state, en: state },
        open: one.closedAt === null,
        due: dueOf(due && { ...due, colour: colourOf(due, now) }),
      };
    }),
  };
}
