import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { sampleOrigin } from "@wuxing/areas/attached";
import type { GatewaySettings } from "@wuxing/platform/gateway";
import { type Outgoing, type OutgoingHost, outgoing } from "@wuxing/platform/http";

/** Two departments' services in a process of their own, for demonstrations and tests. */
export interface SampleServices {
  /** What departments may attach, with these two among it; calls to them go to their process. */
  readonly settings: (others: readonly OutgoingHost[]) => GatewaySettings;
  /** Starts the process; `city`: where it fetches the gateway's keys. */
  readonly begin: (city: string) => void;
  /** Asks the process itself, past the gateway. */
  readonly ask: Outgoing;
  /** Where the process listens. */
  readonly where: () => Promise<string>;
  readonly stop: () => void;
}

interface Started {
  readonly child: ChildProcess;
  readonly port: Promise<number>;
}

/** `env`: keys given beforehand (KEYS), or leave for faults on request (FAULTS). */
export function sampleServices(env: Readonly<Record<string, string>> = {}): SampleServices {
  let started: Started | undefined;
  let city: string | undefined;
  const running = (): Promise<number> => {
    if (city === undefined) throw new Error("the sample services are not started");
    if (!started) {
      const begun = start({ ...env, KEYS_URL: `${city}/attached/keys.json` });
      // One that has ended is started anew by the next call.
      begun.child.once("exit", () => {
        if (started === begun) started = undefined;
      });
      started = begun;
    }
    return started.port;
  };
  const where = async (): Promise<string> => `http://127.0.0.1:${await running()}`;
  const ask = askSampleAt(where);
  return {
    settings: (others) => {
      const askOthers = outgoing(others);
      return {
        hosts: [...others, { origin: sampleOrigin, inner: true }],
        ask: (url, init) => (new URL(url).origin === sampleOrigin ? ask : askOthers)(url, init),
      };
    },
    begin: (origin) => {
      city = origin;
      void running().catch(() => undefined);
    },
    ...{ ask, where },
    stop: () => {
      city = undefined;
      started?.child.kill();
    },
  };
}

/** Asks the sample services by the address they are known by, at the one where they listen. */
export const askSampleAt =
  (where: () => Promise<string>): Outgoing =>
  async (url, init = {}) => {
    const target = new URL(url);
    const here = await where();
    // The service checks the address that was signed: the one it is known by.
    const headers = new Headers(init.headers as HeadersInit | undefined);
    headers.set("host", target.host);
    return outgoing([{ origin: here, inner: true }])(`${here}${target.pathname}${target.search}`, { ...init, headers });
  };

function start(env: Readonly<Record<string, string>>): Started {
  const limits = ["--max-old-space-size=16", "--max-semi-space-size=1"];
  const child = spawn(process.execPath, [...limits, join(import.meta.dirname, "sample-service/main.js")], {
    // Nothing of the server's own: its secrets are none of a department's business.
    env: { PATH: process.env.PATH, ...env },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const port = new Promise<number>((resolve, reject) => {
    child.stdout?.once("data", (said: Buffer) => resolve(Number(said.toString())));
    child.once("error", reject);
    child.once("exit", () => reject(new Error("the sample services ended")));
  });
  port.catch(() => undefined);
  return { child, port };
}
