import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { outgoing } from "@wuxing/platform/http";
import { type NodeRpc, nodeRpc } from "../nodeRpc.ts";

/** A real EVM node of one's own, with ten accounts that have funds. */
export interface Anvil {
  readonly url: string;
  readonly port: number;
  readonly rpc: NodeRpc;
  readonly kill: () => Promise<void>;
}

/** The first three keys of the mnemonic that every anvil begins with: known to everybody, worth nothing. */
export const anvilKeys = [
  "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
  "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
  "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
] as const;
export const anvilChainId = 31_337;

const program = join(import.meta.dirname, "../../../../node_modules/.bin/anvil");

/** Starts it on a port of its own choosing, or on `port`; with `state` it begins with what lies in that file and leaves there what it has. */
export async function startAnvil({ port = 0, state }: { port?: number; state?: string } = {}): Promise<Anvil> {
  const words = ["--port", String(port), ...(state ? ["--state", state] : [])];
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"] });
  const listening = await portOf(child);
  const url = `http://127.0.0.1:${listening}`;
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return { url, port: listening, rpc: nodeRpc(url, outgoing([{ origin: url, inner: true }])), kill };
}

function portOf(child: ChildProcess): Promise<number> {
  let said = "";
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`anvil ended with ${code}: ${said}`)));
    child.once("error", reject);
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Listening on 127\.0\.0\.1:(\d+)/u.exec(said)?.[1];
      if (found) resolve(Number(found));
    });
  });
}

/** Lets only those methods through that the other chain has; notes every method asked for. */
export interface Gate {
  readonly url: string;
  readonly rpc: NodeRpc;
  readonly asked: Set<string>;
  readonly refused: Set<string>;
  readonly close: () => Promise<void>;
}

/** A proxy before a node. A method that is not `allowed` is answered as a node answers what it does not know. */
export async function gateBefore(node: string, allowed: ReadonlySet<string>): Promise<Gate> {
  const asked = new Set<string>();
  const refused = new Set<string>();
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { id, method } = JSON.parse(body) as { id: number; method: string };
    asked.add(method);
    response.setHeader("content-type", "application/json");
    if (allowed.has(method)) {
      const answer = await fetch(node, { method: "POST", headers: { "content-type": "application/json" }, body });
      response.end(await answer.text());
      return;
    }
    refused.add(method);
    response.end(JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32_601, message: "Method not found" } }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    refused,
    rpc: nodeRpc(url, outgoing([{ origin: url, inner: true }])),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The methods of `bcos-rpc/web3jsonrpc/endpoints/EndpointsMapping.cpp` of FISCO BCOS 3.9 that answer something of use. */
export const fiscoMethods: ReadonlySet<string> = new Set(
  `eth_syncing eth_coinbase eth_chainId eth_mining eth_hashrate eth_gasPrice eth_accounts eth_blockNumber eth_getBalance
   eth_getStorageAt eth_getTransactionCount eth_getBlockTransactionCountByHash eth_getBlockTransactionCountByNumber
   eth_getUncleCountByBlockHash eth_getUncleCountByBlockNumber eth_getCode eth_sendRawTransaction eth_call eth_estimateGas
   eth_getBlockByHash eth_getBlockByNumber eth_getTransactionByHash eth_getTransactionByBlockHashAndIndex
   eth_getTransactionByBlockNumberAndIndex eth_getTransactionReceipt eth_newFilter eth_newBlockFilter
   eth_newPendingTransactionFilter eth_uninstallFilter eth_getFilterChanges eth_getFilterLogs eth_getLogs net_version
   net_peerCount net_listening web3_clientVersion web3_sha3`.split(/\s+/u),
);
