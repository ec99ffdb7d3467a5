import { onScopeDispose, ref, shallowRef } from "vue";
import { ask, tell } from "../api/ask.ts";
import { asFailure, type Failure } from "../api/Failure.ts";
import { newId } from "../state/newId.ts";
import { useLoad } from "../state/useLoad.ts";
import type { QueueView } from "./contract.ts";

/** How often others' changes are looked for, in milliseconds. */
const every = 5000;

/** The queue of a place, kept up to date, and what a counter does with it. One thing at a time. */
export function useQueue(place: string) {
  const path = `/api/appointments/places/${place}`;
  const load = useLoad((signal) => ask<QueueView>(`${path}/queue`, signal));
  const failure = shallowRef<Failure | null>(null);
  const busy = ref(false);
  const timer = setInterval(() => {
    if (!busy.value && !document.hidden) void load.reload();
  }, every);
  onScopeDispose(() => clearInterval(timer));

  async function doing<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    failure.value = null;
    try {
      return await work();
    } catch (thrown) {
      failure.value = asFailure(thrown);
      return undefined;
    } finally {
      busy.value = false;
      await load.reload();
    }
  }
  const act = (number: string, action: string, input: object = {}) =>
    tell(`/api/cases/${number}/actions/${action}`, { input, commandId: newId() });
  const next = async (window: string): Promise<number | null> => {
    const { called } = await tell<{ called: { ticket: number } | null }>(`${path}/next`, {
      window,
      commandId: newId(),
    });
    return called?.ticket ?? null;
  };
  const give = async (part: string, body: object): Promise<number> =>
    (await tell<{ ticket: number }>(`${path}/${part}`, { ...body, commandId: newId() })).ticket;

  return {
    ...{ load, failure, busy },
    act: (number: string, action: string, input?: object) => doing(() => act(number, action, input)),
    /** Ends what the window has in hand, and calls whoever is next. */
    next: (window: string, current: string | undefined) =>
      doing(async () => {
        if (current) await act(current, "finish");
        return next(window);
      }),
    walkIn: (service: string) => doing(() => give("walk-ins", { service })),
    arrive: (number: string) => doing(() => give("arrivals", { number })),
  };
}
