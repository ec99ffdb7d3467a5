import { type Case, notFound } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import { ruleRowView } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { entriesOf } from "@wuxing/platform/casework";
import type { UrgingData } from "./urging.ts";

/** What a notice of urging (催办通知书) says on paper: what was said when it was served, whatever came of it since. */
export interface UrgingNotice {
  readonly number: string;
  readonly subject: string;
  readonly matter: string;
  readonly unit: Text;
  readonly servedAt: string;
  /** When the case was due, and by when it is to be done now. */
  readonly dueAt: string | null;
  readonly until: string | null;
  readonly note: string | null;
  readonly rule: string | null;
}

/** The notice of a written urging; throws Refusal(notFound) for any other case. */
export async function noticeOf(
  { pool, casework, city }: Pick<Platform, "pool" | "casework" | "city">,
  c: Case,
): Promise<UrgingNotice> {
  const data = c.data as unknown as UrgingData;
  if (c.type !== "oversight.urging" || data.kind !== "written") throw notFound();
  const [served] = await entriesOf(pool, c.id);
  const row = served?.clock && casework.almanac.rules.byId(served.clock.rule);
  return {
    number: c.number,
    subject: data.number,
    matter: data.matter,
    unit: city.unit(c.unit ?? "").name,
    servedAt: c.openedAt,
    dueAt: data.dueAt ?? null,
    until: served?.clock?.dueAt ?? null,
    note: data.note ?? null,
    rule: row ? ruleRowView(row).source : null,
  };
}
