import type { Cosigned, WitnessStore } from "@wuxing/tlog/witness";

/** A witness's memory that does not outlive the test. */
export function memoryStore(): WitnessStore {
  const latest = new Map<string, Cosigned>();
  return {
    latest: async (origin) => latest.get(origin),
    replace: async (origin, before, next) => {
      if (latest.get(origin) !== before) return false;
      latest.set(origin, next);
      return true;
    },
  };
}
