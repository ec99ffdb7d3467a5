import { ref, shallowRef } from "vue";
import { ask, tell } from "../api/ask.ts";
import { asFailure } from "../api/Failure.ts";
import type { CallView, CurrentCall } from "./contract.ts";

/** The telephone at which the agent sits, and the call there; one for the whole desk. */
export const seat = ref<string | null>(null);
export const call = shallowRef<CallView | null>(null);
export const simulated = ref(false);
/** Whether who looks takes calls at all; false until the server has answered. */
export const takesCalls = ref(false);

const pauseAfterFailure = 5000;
let current: AbortController | undefined;

/** Waits for calls at the server until it is stopped: each question is answered when there is something new. */
export async function followCalls(): Promise<void> {
  current?.abort();
  const mine = new AbortController();
  current = mine;
  for (let seen: string | undefined; !mine.signal.aborted; ) {
    const query = seen === undefined ? "" : `?seen=${encodeURIComponent(seen)}`;
    try {
      const answer = await ask<CurrentCall>(`/api/calls/current${query}`, mine.signal);
      if (mine.signal.aborted) return;
      takesCalls.value = true;
      seat.value = answer.seat;
      simulated.value = answer.simulated;
      if (answer.call?.version !== call.value?.version) call.value = answer.call;
      if (answer.seat === null) return;
      seen = answer.call?.version ?? "";
    } catch (thrown) {
      if (mine.signal.aborted) return;
      const { status } = asFailure(thrown);
      if (status === 401 || status === 403) return;
      await new Promise((resolve) => setTimeout(resolve, pauseAfterFailure));
    }
  }
}

export const stopFollowing = (): void => current?.abort();

/** Sits down at a telephone, or leaves it (null). Throws Failure. */
export async function sitAt(extension: string | null): Promise<void> {
  await tell("/api/calls/seat", { extension });
  void followCalls();
}

/** Lets the demo ring the agent's telephone, so that somebody new sees what comes. */
export const simulateCall = (): Promise<unknown> => tell("/api/demo/calls", {});
