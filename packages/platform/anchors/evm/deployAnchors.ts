import type { Address, Hex } from "viem";
import { encodeFunctionData } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import artefact from "../../../../contracts/Anchors.json" with { type: "json" };
import { ChainFault } from "../AnchorChain.ts";
import type { NodeRpc } from "../nodeRpc.ts";
import { originHash } from "../originHash.ts";
import { anchorsAbi, clientOf, sendLegacy } from "./evmChain.ts";

/** Makes the contract on a chain, with this key as its registrar. Waits until it is in a block; tells address and block. Rejects with ChainFault. */
export async function deployAnchors(
  rpc: NodeRpc,
  chainId: number,
  key: string,
): Promise<{ contract: string; block: number }> {
  const client = clientOf(rpc);
  const data = artefact.bytecode as Hex;
  const taken = await untilTaken(rpc, await sendLegacy(client, privateKeyToAccount(key as Hex), chainId, { data }));
  if (!taken.contract) throw new ChainFault("refused", "the node made no contract");
  return { contract: taken.contract, block: taken.block };
}

/** The registrar names the owner of a log, or an owner his successor. Waits until it is in a block. Rejects with ChainFault. */
export async function nameOwner(
  rpc: NodeRpc,
  { chainId, contract }: { readonly chainId: number; readonly contract: string },
  key: string,
  { origin, owner }: { readonly origin: string; readonly owner: string },
): Promise<void> {
  const args = [originHash(origin), owner as Address] as const;
  const data = encodeFunctionData({ abi: anchorsAbi, functionName: "own", args });
  const account = privateKeyToAccount(key as Hex);
  await untilTaken(rpc, await sendLegacy(clientOf(rpc), account, chainId, { to: contract as Address, data }));
}

const patience = 120;

async function untilTaken(rpc: NodeRpc, tx: Hex): Promise<{ contract: string | undefined; block: number }> {
  for (let second = 0; second < patience; second += 1) {
    const found = (await rpc({ method: "eth_getTransactionReceipt", params: [tx] })) as null | {
      status: string;
      contractAddress?: string | null;
      blockNumber: string;
    };
    if (found && Number(found.status) !== 1) throw new ChainFault("refused", `transaction ${tx} failed`);
    if (found) return { contract: found.contractAddress ?? undefined, block: Number(found.blockNumber) };
    await new Promise((done) => setTimeout(done, 1000));
  }
  throw new ChainFault("refused", `transaction ${tx} was in no block after ${patience} seconds`);
}
