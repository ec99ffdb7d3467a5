import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { mayDraftFor, notYours } from "../mayDraftFor.ts";
import { newItem } from "../newItem.ts";
import { usccInItems, versionsOf } from "../queries.ts";

const querystring = z.object({ unit: z.string().max(40), level: z.string().max(1), base: z.string().max(20) });

/** Asked at each pause of the typing where a new item begins: its code, or why there is none yet. */
export function newItemRoutes(http: Http, { city, pool }: Platform): void {
  http.get("/api/item-drafts/new", { schema: { querystring } }, async (request) => {
    const actor = staffOf(request);
    const { unit, level, base } = request.query;
    const found = city.units.find(({ code }) => code === unit);
    const not = (reason: ReturnType<typeof t>) => ({ code: null, item: null, reason });
    if (!found) return not(t("请选择实施主体", "Please choose a unit"));
    if (!mayDraftFor(actor, unit)) return not(notYours);
    const uscc = city.uscc(unit) ?? (await usccInItems(pool, unit));
    const begun = newItem({ unit, division: found.division, uscc, level, base });
    if (begun.code && (await versionsOf(pool, begun.code)).length > 0)
      return { ...begun, reason: t("这个事项已经有了，请改为修改", "It is there already; change it instead") };
    return begun;
  });
}
