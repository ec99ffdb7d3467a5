import type { CircuitStates } from "./circuitStates.ts";
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

/**
 * A circuit for each service: its failures in a row and its limits are this process's, whether it is open is all servers'.
 * What bounds calls is loaded with the first.
 */
export function circuits(patience: Patience, states: CircuitStates): (service: string) => Promise<Circuit> {
  const known = new Map<string, Promise<Circuit>>();
  return (service) => {
    const before = known.get(service);
    if (before) return before;
    const made = newCircuit(patience, states, service);
    known.set(service, made);
    return made;
  };
}

async function newCircuit(patience: Patience, states: CircuitStates, service: string): Promise<Circuit> {
  const [cockatiel] = await Promise.all([import("cockatiel"), states.ready()]);
  const { BulkheadRejectedError, TaskCancelledError } = cockatiel;
  const bounded = cockatiel.bulkhead(patience.atOnce, patience.waiting);
  const limited = cockatiel.timeout(patience.slow, cockatiel.TimeoutStrategy.Aggressive);
  const again = cockatiel.retry(
    cockatiel.handleWhen((error) => error instanceof ServiceFault),
    {
      maxAttempts: patience.retries,
      backoff: new cockatiel.ExponentialBackoff({ initialDelay: patience.pause }),
    },
  );
  const broken = breaking(patience, states, service);
  return {
    isOpen: () => states.openFor(service) !== undefined,
    run: (idempotent, work) => {
      const once = () =>
        broken(() =>
          limited
            .execute(({ signal }) => work(signal))
            .catch((error: unknown) => {
              throw error instanceof TaskCancelledError ? new ServiceFault("slow") : error;
            }),
        );
      return bounded
        .execute(() => (idempotent ? again.execute(once) : once()))
        .catch((error: unknown) => {
          throw error instanceof BulkheadRejectedError ? new NotSent("full") : error;
        });
    },
  };
}

type Broken = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets calls through while the circuit is closed, and one to try it when it was open for its time. */
function breaking({ failures, open }: Patience, states: CircuitStates, service: string): Broken {
  let inARow = 0;
  // A database that cannot be asked keeps no call from being answered: this process knows what it saw.
  const told = (telling: Promise<void>): Promise<void> => telling.catch(() => undefined);
  return async (work) => {
    const closedIn = states.openFor(service);
    if (closedIn !== undefined && (closedIn > 0 || !(await states.mayProbe(service, open)))) throw new NotSent("open");
    try {
      const result = await work();
      inARow = 0;
      if (closedIn !== undefined) await told(states.close(service));
      return result;
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      inARow++;
      const isOpen = states.openFor(service) !== undefined;
      if (closedIn !== undefined || (inARow >= failures && !isOpen)) await told(states.open(service, open));
      throw error;
    }
  };
}
