import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ServerProcess } from "./ServerProcess.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The data folder of a server that has written the demo year and was stopped. */
    readonly demoYear: string;
  }
}

/** The demo year is written once for all journeys; each goes on from a copy. */
export default async function demoYear({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = new ServerProcess();
  await server.start();
  await server.end();
  provide("demoYear", join(server.folder, "data"));
  return () => server.remove();
}
