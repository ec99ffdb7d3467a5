import type { Configuration } from "./configuration.ts";
import { type Prepared, prepare } from "./prepare.ts";

export interface Running extends Prepared {
  /** Ends the work by the clock, takes no new requests, answers those under way, ends followers and database. Loses nothing. */
  readonly stop: () => Promise<void>;
}

/** The whole server: prepared, listening, following its entries, with its work by the clock. */
export async function startServer(config: Configuration): Promise<Running> {
  const province = config.demoProvince ? (await import("./demo/demoProvince.ts")).demoProvince() : undefined;
  const services = config.demoServices ? (await import("./demo/sampleServices.ts")).sampleServices() : undefined;
  const prepared = await prepare(
    {
      ...config,
      ...(province ? { province: province.settings } : {}),
      ...(services ? { attached: services.settings(config.outgoing) } : {}),
    },
    ({ http, platform }) => {
      province?.attach(http, platform);
      return http.listen({ host: config.host, port: config.port });
    },
  );
  prepared.follow();
  await province?.begin();
  services?.begin(prepared.http.listeningOrigin);
  // Loaded once people are answered: the first of it falls due within a minute.
  const { scheduleWork } = await import("./scheduleWork.ts");
  const { recordVerifyPage } = await import("./portal/verifyPage.ts");
  const work = await scheduleWork(prepared.databaseUrl, prepared);
  await recordVerifyPage(prepared.platform);
  const stop = async (): Promise<void> => {
    await work.stop();
    await province?.stop();
    services?.stop();
    await prepared.end();
  };
  return { ...prepared, stop };
}
