import type { Platform } from "@wuxing/platform/area";
import { forgetTraces } from "@wuxing/platform/gateway";
import { attachedServices } from "./queries.ts";

const traceDays = 30;

/** Asks every service that serves people whether it works; how it went is counted like any call. */
export async function watchHealth({ pool, gateway }: Platform): Promise<void> {
  if (!gateway) return;
  for (const service of await attachedServices(pool, true)) {
    const operation = service.operations.find(({ health }) => health);
    // A failure is what is looked for: it stands in the figures.
    if (operation) await gateway.call({ service, operation, values: {} }).catch(() => undefined);
  }
}

/** Each night: single calls for no case are forgotten, their figures stay. */
export async function sweepTraces({ pool, casework }: Platform): Promise<void> {
  await forgetTraces(pool, new Date(Date.parse(casework.now()) - traceDays * 86_400_000).toISOString());
}
