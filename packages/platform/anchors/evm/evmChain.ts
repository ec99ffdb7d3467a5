import {
  type Address,
  bytesToHex,
  createPublicClient,
  custom,
  encodeFunctionData,
  type Hex,
  hexToBytes,
  parseAbi,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { type AnchorChain, type AnchorEvent, type ChainAddress, ChainFault, type OwnChain } from "../AnchorChain.ts";
import type { NodeRpc } from "../nodeRpc.ts";
import { originHash } from "../originHash.ts";

// This file brings viem, which takes some 40 MB: it is imported where a chain is configured, when it is first needed.

/** What is used of contracts/Anchors.sol. */
export const anchorsAbi = parseAbi([
  "function registrar() view returns (address)",
  "function newest(bytes32 origin) view returns (address owner, uint64 size, bytes32 root)",
  "function own(bytes32 origin, address owner)",
  "function anchor(bytes32 origin, uint64 size, bytes32 root)",
  "event Owned(bytes32 indexed origin, address indexed owner)",
  "event Anchored(bytes32 indexed origin, uint64 indexed size, bytes32 root)",
  "error NotAllowed(address asked)",
  "error NotGrown(uint64 size, bytes32 root)",
]);

/** Blocks asked for at once; halved where the node finds that too much. */
const widest = 10_000;

/** The address of a key, for whoever registers it. Throws where it is no key. */
export const addressOf = (key: string): string => privateKeyToAccount(key as Hex).address;

/** A chain to read, as an outsider does. */
export function evmChain(rpc: NodeRpc, address: ChainAddress): AnchorChain {
  const client = clientOf(rpc);
  const contract = address.contract as Address;
  return {
    address,
    head: async () => {
      assertChain(address.chainId, await told(client.getChainId()));
      return Number(await told(client.getBlockNumber()));
    },
    newest: async (origin) => {
      const call = { address: contract, abi: anchorsAbi, functionName: "newest", args: [originHash(origin)] } as const;
      const [owner, size, root] = await client.readContract(call).catch((fault: Error) => {
        throw faultIn(fault) ?? new ChainFault("wrongChain", `no such contract at ${contract}`, { cause: fault });
      });
      return { owner, size: Number(size), root: hexToBytes(root) };
    },
    events: (origin, from, to) => eventsBetween(client, contract, origin, from, to),
  };
}

/** A chain to anchor in, with the key of the log's owner. Transactions are signed here, of the oldest kind, which all chains take. */
export function ownEvmChain(rpc: NodeRpc, address: ChainAddress, key: string): OwnChain {
  const client = clientOf(rpc);
  const account = privateKeyToAccount(key as Hex);
  return {
    ...evmChain(rpc, address),
    account: account.address,
    isWaiting: async () => {
      const count = (blockTag: "latest" | "pending") =>
        client.getTransactionCount({ address: account.address, blockTag });
      const [taken, given] = await told(Promise.all([count("latest"), count("pending")]));
      return given > taken;
    },
    send: async (origin, size, root, raise) => {
      const args = [originHash(origin), BigInt(size), bytesToHex(root)] as const;
      const data = encodeFunctionData({ abi: anchorsAbi, functionName: "anchor", args });
      return sendLegacy(client, account, address.chainId, { to: address.contract as Address, data }, raise);
    },
  };
}

type Client = ReturnType<typeof clientOf>;

export const clientOf = (rpc: NodeRpc) =>
  createPublicClient({ transport: custom({ request: rpc }, { retryCount: 0 }), cacheTime: 0 });

/** Signs and sends; with `to` absent it makes a contract. Rejects with ChainFault. */
export async function sendLegacy(
  client: Client,
  account: ReturnType<typeof privateKeyToAccount>,
  chainId: number,
  { to, data }: { readonly to?: Address; readonly data: Hex },
  raise = 0,
): Promise<Hex> {
  const whither = to ? { to } : {};
  const [served, nonce, price, gas] = await told(
    Promise.all([
      client.getChainId(),
      client.getTransactionCount({ address: account.address, blockTag: "latest" }),
      client.getGasPrice(),
      client.estimateGas({ account: account.address, data, ...whither }),
    ]),
  );
  assertChain(chainId, served);
  const gasPrice = (price * BigInt(125 + 25 * raise)) / 100n;
  const legacy = { type: "legacy", chainId, nonce, gasPrice, gas: gas + gas / 2n, data, ...whither } as const;
  const serializedTransaction = await account.signTransaction(legacy);
  return told(client.sendRawTransaction({ serializedTransaction }));
}

function assertChain(wanted: number, served: number): void {
  if (served !== wanted) throw new ChainFault("wrongChain", `the node serves chain ${served}, not ${wanted}`);
}

/** The same, rejecting with ChainFault alone: of the node's own fault, which viem wraps, or of an answer that viem cannot read. */
const told = <Result>(asked: Promise<Result>): Promise<Result> =>
  asked.catch((fault: Error) => {
    throw faultIn(fault) ?? new ChainFault("unreachable", fault.message, { cause: fault });
  });

function faultIn(fault: Error): ChainFault | undefined {
  for (let at: unknown = fault; at instanceof Error; at = at.cause) if (at instanceof ChainFault) return at;
  return undefined;
}

async function eventsBetween(
  client: Client,
  contract: Address,
  origin: string,
  from: number,
  to: number,
): Promise<AnchorEvent[]> {
  const found: AnchorEvent[] = [];
  let width = widest;
  for (let at = from; at <= to; ) {
    const end = Math.min(at + width - 1, to);
    try {
      found.push(...(await eventsIn(client, contract, origin, at, end)));
      at = end + 1;
    } catch (fault) {
      // An answer of too many events or blocks is refused by some nodes, and cut off here at 1 MB.
      if (at === end) throw fault;
      width = Math.max(1, Math.floor(Math.min(width, end - at + 1) / 2));
    }
  }
  return found;
}

async function eventsIn(
  client: Client,
  contract: Address,
  origin: string,
  from: number,
  to: number,
): Promise<AnchorEvent[]> {
  const asked = client.getContractEvents({
    address: contract,
    abi: anchorsAbi,
    eventName: "Anchored",
    args: { origin: originHash(origin) },
    fromBlock: BigInt(from),
    toBlock: BigInt(to),
    strict: true,
  });
  const logs = await told(asked);
  const events: AnchorEvent[] = [];
  for (const { args, blockNumber, blockHash, transactionHash } of logs) {
    const { timestamp } = await told(client.getBlock({ blockNumber }));
    events.push({
      size: Number(args.size),
      root: hexToBytes(args.root),
      block: Number(blockNumber),
      blockHash,
      blockTime: new Date(Number(timestamp) * 1000).toISOString(),
      tx: transactionHash,
    });
  }
  return events;
}
