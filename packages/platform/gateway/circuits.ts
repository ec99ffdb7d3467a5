import type { IPolicy } from "cockatiel";
import { ServiceFault } from "./ServiceFault.ts";

/** How a service is treated; milliseconds. */
export interface Patience {
  /** How long one try may take. */
  readonly slow: number;
  /** How often an idempotent call is tried again. */
  readonly retries: number;
  /** Waits before the first retry, then twice as long. */
  readonly pause: number;
  /** So many failures in a row open the circuit, */
  readonly failures: number;
  /** for so long; then one call probes it. */
  readonly open: number;
  /** Calls at once, and how many more wait. */
  readonly atOnce: number;
  readonly waiting: number;
}
export const usualPatience: Patience = {
  ...{ slow: 5000, retries: 2, pause: 200, failures: 5, open: 10_000, atOnce: 10, waiting: 20 },
};

/** One of a service: whether it may be called now, and how a call is carried out. */
export interface Circuit {
  readonly isOpen: () => boolean;
  /** Rejects with ServiceFault, or NotSent where nothing left. */
  readonly run: <Result>(idempotent: boolean, work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;
}

/** The call did not leave: the circuit is open, or too many are under way. */
export class NotSent extends Error {
  readonly reason: "open" | "full";
  constructor(reason: "open" | "full") {
    super(reason);
    this.name = "NotSent";
    this.reason = reason;
  }
}

/** A circuit for each service, in this process. What breaks and bounds calls is loaded with the first. */
export function circuits(patience: Patience): (service: string) => Promise<Circuit> {
  const known = new Map<string, Promise<Circuit>>();
  return (service) => {
    const before = known.get(service);
    if (before) return before;
    const made = newCircuit(patience);
    known.set(service, made);
    return made;
  };
}

async function newCircuit(patience: Patience): Promise<Circuit> {
  const cockatiel = await import("cockatiel");
  const { BrokenCircuitError, BulkheadRejectedError, CircuitState, TaskCancelledError, wrap } = cockatiel;
  const failed = cockatiel.handleWhen((error) => error instanceof ServiceFault || error instanceof TaskCancelledError);
  const bounded = cockatiel.bulkhead(patience.atOnce, patience.waiting);
  const breaker = cockatiel.circuitBreaker(failed, {
    halfOpenAfter: patience.open,
    breaker: new cockatiel.ConsecutiveBreaker(patience.failures),
  });
  const limited = cockatiel.timeout(patience.slow, cockatiel.TimeoutStrategy.Aggressive);
  const again = cockatiel.retry(failed, {
    maxAttempts: patience.retries,
    backoff: new cockatiel.ExponentialBackoff({ initialDelay: patience.pause }),
  });
  const once: IPolicy = wrap(bounded, breaker, limited);
  const several: IPolicy = wrap(bounded, again, breaker, limited);
  return {
    isOpen: () => breaker.state === CircuitState.Open,
    run: (idempotent, work) =>
      (idempotent ? several : once)
        .execute(({ signal }) => work(signal))
        .catch((error: unknown) => {
          if (error instanceof BulkheadRejectedError) throw new NotSent("full");
          if (error instanceof BrokenCircuitError) throw new NotSent("open");
          if (error instanceof TaskCancelledError) throw new ServiceFault("slow");
          throw error;
        }),
  };
}
