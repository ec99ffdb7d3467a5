import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCase } from "@wuxing/platform/casework";
import { accessesOf, type Held } from "@wuxing/platform/personal";
import type { HeldCase, MyDataView } from "../../web/portal/views.ts";
import { accessViews } from "./accessViews.ts";

/** The choice of every request shown. */
export const all = "all";

/** What is not erased yet. */
export const kept = (held: readonly Held[]): Held[] => held.filter(({ erasedAt }) => erasedAt === null);

/** The page of what is held of a reader. */
export async function myDataView(
  platform: Platform,
  held: readonly Held[],
  more: Partial<MyDataView>,
): Promise<MyDataView> {
  const cases = (await Promise.all(held.map((one) => heldCase(platform, one)))).flat();
  const left = new Set(kept(held).map(({ caseId }) => String(caseId)));
  const options = cases.flatMap(({ id, number, title }) =>
    left.has(id) ? [{ value: id, label: t(`${number} ${title}`, `${number} ${title}`) }] : [],
  );
  const every = { value: all, label: t("上面的全部", "All of the above") };
  return {
    cases: cases.map(({ id: _id, ...view }) => view),
    erasable: options.length > 1 ? [...options, every] : options,
    values: {},
    errors: [],
    ...more,
  };
}

async function heldCase({ pool, city }: Platform, held: Held): Promise<(HeldCase & { id: string })[]> {
  const found = await findCase(pool, held.caseId);
  if (!found) return [];
  const { person, name, phone, consentedAt, consent, erasedAt } = held;
  const lines = person ? await accessesOf(pool, person, found.id) : [];
  return [
    {
      id: String(found.id),
      number: found.number,
      title: found.title,
      href: `/follow/${found.number}`,
      openedAt: found.openedAt,
      name,
      phone,
      consent: consentedAt ? { at: consentedAt, version: consent } : null,
      erasedAt,
      accesses: accessViews(city, lines),
    },
  ];
}
