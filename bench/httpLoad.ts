import { connect, type Socket } from "node:net";
import { percentile } from "./percentile.ts";

export interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
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

const headEnd = Buffer.from("\r\n\r\n");

/**
 * Kept-alive connections, each asking again as soon as it is answered; the first second does not count. Plain sockets
 * that read a status and a length: the load shares the processors with the server, and node's own client would take
 * half as much of them as the server does.
 */
export async function httpLoad(origin: string, shot: () => Shot, seconds: number, connections = 32): Promise<Load> {
  const begin = performance.now() + 1000;
  const end = begin + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  const connection = async (): Promise<void> => {
    const socket = await open(origin);
    while (performance.now() < end) {
      const start = performance.now();
      const status = await ask(socket, written(origin, shot()));
      if (status >= 400) failed++;
      else if (start >= begin) times.push(performance.now() - start);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return { perSecond: times.length / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99), failed };
}

function open(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}

function written(origin: string, { method, path, headers, body = "" }: Shot): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\nhost: ${new URL(origin).host}\r\n${lines.join("")}\r\n${body}`;
}

/** Sends one request and reads its answer, which must say its length; resolves with the status. */
function ask(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let head: Buffer | undefined;
    let status = 0;
    let left = 0;
    const take = (chunk: Buffer): void => {
      if (status === 0) {
        const seen = head ? Buffer.concat([head, chunk]) : chunk;
        const at = seen.indexOf(headEnd);
        head = seen;
        if (at < 0) return;
        const text = seen.toString("latin1", 0, at);
        status = Number(text.slice(9, 12));
        left = Number(/content-length: (\d+)/iu.exec(text)?.[1] ?? Number.NaN) - (seen.length - at - headEnd.length);
        if (Number.isNaN(left)) {
          fail(new Error("an answer without its length"));
          return;
        }
      } else left -= chunk.length;
      if (left > 0) return;
      release();
      resolve(status);
    };
    const fail = (error?: unknown): void => {
      release();
      reject(error instanceof Error ? error : new Error("the server closed the connection"));
    };
    const release = (): void => {
      socket.off("data", take).off("error", fail).off("close", fail);
    };
    socket.on("data", take).on("error", fail).on("close", fail);
    socket.write(request);
  });
}
