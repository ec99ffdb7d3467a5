import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCase, procedureOf } from "@wuxing/platform/casework";
import type { Citizen } from "@wuxing/platform/citizens";
import { accessesOf, type Held } from "@wuxing/platform/personal";
import type { HeldCase, MyDataView } from "../../web/portal/views.ts";
import { accessViews } from "./accessViews.ts";
import { heldAccount } from "./heldAccount.ts";
import { ownCalls } from "./ownCalls.ts";

/** The choice of every request shown. */
export const all = "all";

/** What is not erased yet. */
export const kept = (held: readonly Held[]): Held[] => held.filter(({ erasedAt }) => erasedAt === null);

/** The page of what is held of a reader. */
export async function myDataView(
  platform: Platform,
  held: readonly Held[],
  citizen: Citizen | undefined,
  more: Partial<MyDataView>,
): Promise<MyDataView> {
  const cases = (await Promise.all(held.map((one) => heldCase(platform, one)))).flat();
  const left = new Set(
    kept(held)
      .filter(({ erasureAskedAt }) => erasureAskedAt === null)
      .map(({ caseId }) => String(caseId)),
  );
  const options = cases.flatMap(({ id, number, title }) =>
    left.has(id) ? [{ value: id, label: t(`${number} ${title}`, `${number} ${title}`) }] : [],
  );
  const every = { value: all, label: t("上面的全部", "All of the above") };
  const calls = await ownCalls(platform, held, citizen);
  return {
    calls: calls.map(({ person: _person, looks, ...call }) => ({
      ...call,
      accesses: accessViews(platform.city, looks),
    })),
    account: await heldAccount(platform, citizen),
    cases,
    correctable: kept(held).length > 0,
    erasable: options.length > 1 ? [...options, every] : options,
    values: {},
    errors: [],
    ...more,
  };
}

async function heldCase(platform: Platform, held: Held): Promise<HeldCase[]> {
  const { pool, city } = platform;
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
      erasure: await erasureOf(platform, held),
      accesses: accessViews(city, lines),
    },
  ];
}

/** What a wish to have the data erased waits for: the case itself and what follows from it, each with its due day. */
async function erasureOf({ pool, casework }: Platform, held: Held): Promise<HeldCase["erasure"]> {
  if (held.erasureAskedAt === null || held.erasedAt !== null) return null;
  const { rows } = await pool.query<{ number: string; type: string; state: string; dueAt: string | null }>(
    `SELECT number, type, state, due_at AS "dueAt" FROM cases
     WHERE (id = $1 OR parent_id = $1) AND closed_at IS NULL ORDER BY id`,
    [held.caseId],
  );
  const waitsFor = rows.map(({ number, type, state, dueAt }) => {
    const { title, states } = procedureOf(casework, type);
    return { number, title, state: states[state]?.title ?? t(state, state), dueAt };
  });
  return { askedAt: held.erasureAskedAt, waitsFor };
}
