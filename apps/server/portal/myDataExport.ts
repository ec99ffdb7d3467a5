import { consentWords, type HeldCall, openCalls } from "@wuxing/areas/hotline";
import type { Case } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { childrenOf, entriesOf, findCase, procedureOf } from "@wuxing/platform/casework";
import { accountRecord, type Citizen } from "@wuxing/platform/citizens";
import { accessesOf, type Held, openReporters, openWords, withWords } from "@wuxing/platform/personal";

/** Everything held under a person: in these cases what he said of himself and wrote, what he agreed to, who looked; his calls; and what his account holds. */
export async function myDataExport(
  platform: Platform,
  held: readonly Held[],
  citizen: Citizen | undefined,
  calls: readonly HeldCall[],
): Promise<Record<string, unknown>> {
  const { pool, casework } = platform;
  const opened = await openReporters(
    casework.vault,
    pool,
    held.map(({ caseId }) => caseId),
  );
  const cases = [];
  for (const one of held) {
    const found = await findCase(pool, one.caseId);
    if (!found) continue;
    const kin = [found, ...(await childrenOf(pool, found.id))];
    const { consentedAt, consent, withdrawnAt, erasedAt, erasureAskedAt } = one;
    cases.push({
      ...head(found),
      personalData: opened.get(found.id)?.data ?? null,
      language: opened.get(found.id)?.askedIn ?? null,
      consent: { at: consentedAt, version: consent, withdrawnAt, words: consentWords },
      erasedAt,
      erasureAskedAt,
      history: await historyOf(platform, kin),
      looks: one.person ? await accessesOf(pool, one.person, found.id) : [],
    });
  }
  const account = citizen && (await accountRecord({ pool, vault: casework.vault }, citizen));
  const own = account ? { account: { ...account, looks: await accessesOf(pool, citizen.id) } } : {};
  return { exportedAt: casework.now(), ...own, cases, calls: await callsOf(platform, calls) };
}

/** The calls kept of him, his number and the recording's address in clear. */
async function callsOf(platform: Platform, calls: readonly HeldCall[]): Promise<unknown[]> {
  const opened = await openCalls(platform, calls);
  return calls.map(({ id, person: _person, phone: _phone, recorded: _recorded, ...call }) => ({
    ...call,
    personalData: opened.get(id) ?? null,
  }));
}

const head = ({ number, type, title, state, unit, division, openedAt, closedAt }: Case) => ({
  number,
  type,
  title,
  state,
  unit,
  division,
  openedAt,
  closedAt,
});

/** What happened in a case and in what followed from it, as its person may read it, with his words as he typed them. */
async function historyOf({ pool, casework }: Platform, cases: readonly Case[]): Promise<unknown[]> {
  const typed = await openWords(
    casework.vault,
    pool,
    cases.map(({ id }) => id),
  );
  const histories = await Promise.all(
    cases.map(async (c) => {
      const { actions } = procedureOf(casework, c.type);
      const entries = withWords(await entriesOf(pool, c.id), typed);
      return entries
        .filter(({ action }) => !actions[action]?.internal)
        .map(({ at, action, actor, input }) => ({ number: c.number, at, action, by: actor.unit ?? actor.kind, input }));
    }),
  );
  return histories.flat();
}
