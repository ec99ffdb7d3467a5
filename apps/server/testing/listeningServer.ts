import type { Parts } from "../compose.ts";
import { type TestServer, testServer } from "../testServer.ts";
import { freePort } from "./freePort.ts";

/** A test server that listens under the address that it calls its own, for wallets that ask it over the network. */
export async function listeningServer(now: string, more: Partial<Parts> = {}): Promise<TestServer> {
  const port = await freePort();
  const server = await testServer(now, { origin: `http://127.0.0.1:${port}`, ...more });
  await server.http.listen({ port, host: "127.0.0.1" });
  return server;
}
