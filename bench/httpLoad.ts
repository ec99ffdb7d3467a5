import { Agent, request } from "node:http";
import { percentile } from "./percentile.ts";

export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

export interface Shot {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** 32 kept-alive connections, each asking again as soon as it is answered. The first second does not count. */
export async function httpLoad(origin: string, shot: () => Shot, seconds: number, connections = 32): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  const begin = performance.now() + 1000;
  const end = begin + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  const one = (): Promise<void> =>
    new Promise((done) => {
      const { method, path, headers, body } = shot();
      const start = performance.now();
      const asked = request({ agent, hostname, port, method, path, headers }, (response) => {
        response.resume();
        response.on("end", () => {
          if ((response.statusCode ?? 500) >= 400) failed++;
          else if (start >= begin) times.push(performance.now() - start);
          done();
        });
      });
      asked.on("error", () => {
        failed++;
        done();
      });
      asked.end(body);
    });
  const connection = async (): Promise<void> => {
    while (performance.now() < end) await one();
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return { perSecond: times.length / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99), failed };
}
