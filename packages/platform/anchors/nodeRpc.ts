import type { Outgoing } from "@wuxing/platform/http";
import { ChainFault } from "./AnchorChain.ts";

/** Asks a node by JSON-RPC. Rejects with ChainFault: `unreachable`, or `refused` with the node's own words. */
export type NodeRpc = (call: { readonly method: string; readonly params?: unknown }) => Promise<unknown>;

/** One request at a time over HTTP POST, through the server's one way out. */
export function nodeRpc(url: string, ask: Outgoing): NodeRpc {
  let id = 0;
  return async ({ method, params = [] }) => {
    id += 1;
    const answer = await ask(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id, method, params }),
    })
      .then((sent) => sent.json() as Promise<{ result?: unknown; error?: { message?: string; code?: number } }>)
      .catch((cause: Error) => {
        throw new ChainFault("unreachable", cause.message, { cause });
      });
    if (answer?.error)
      throw new ChainFault("refused", `${method}: ${answer.error.message ?? answer.error.code ?? "error"}`);
    if (answer?.result === undefined) throw new ChainFault("unreachable", `${method} was answered with no result`);
    return answer.result;
  };
}
