import { type AnchorSettings, nodeRpc } from "@wuxing/platform/anchors";
import { type OutgoingHost, outgoing } from "@wuxing/platform/http";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { assertNamed, needed } from "./citizenSettings.ts";

/** From environment variables; undefined where ANCHOR_RPC is not set. Throws ConfigurationFault. */
export function anchorSettings(env: NodeJS.ProcessEnv, hosts: readonly OutgoingHost[]): AnchorSettings | undefined {
  if (!env.ANCHOR_RPC) return undefined;
  return {
    ...anchorChain(env, hosts),
    key: anchorKey(env),
    confirmations: whole(env, "ANCHOR_CONFIRMATIONS", 1, 1),
    every: whole(env, "ANCHOR_EVERY", 10, 1),
  };
}

/** How to come to a node of the chain. Throws ConfigurationFault. */
export function anchorNode(
  env: NodeJS.ProcessEnv,
  hosts: readonly OutgoingHost[],
): Pick<AnchorSettings, "rpc" | "chainId"> {
  const url = env.ANCHOR_RPC;
  if (!url)
    throw new ConfigurationFault(
      "缺少 ANCHOR_RPC：请填区块链节点的地址，如 http://10.0.0.8:8545",
      "ANCHOR_RPC is missing: give the address of a node of the chain, such as http://10.0.0.8:8545",
    );
  assertNamed(hosts, "ANCHOR_RPC", url);
  return { rpc: nodeRpc(url, outgoing(hosts)), chainId: whole(env, "ANCHOR_CHAIN", undefined, 1) };
}

/** And to the contract there: enough to read it. Throws ConfigurationFault. */
export const anchorChain = (
  env: NodeJS.ProcessEnv,
  hosts: readonly OutgoingHost[],
): Pick<AnchorSettings, "rpc" | "chainId" | "contract" | "fromBlock"> => ({
  ...anchorNode(env, hosts),
  contract: hexOf("ANCHOR_CONTRACT", env.ANCHOR_CONTRACT, 20),
  fromBlock: whole(env, "ANCHOR_FROM_BLOCK", 0, 0),
});

/** The key that signs transactions. Throws ConfigurationFault, which never repeats it. */
export const anchorKey = (env: NodeJS.ProcessEnv): string => hexOf("ANCHOR_KEY", needed(env, "ANCHOR_KEY"), 32);

/** Never repeats what was said: it may be a key. */
function hexOf(name: string, said: string | undefined, bytes: number): string {
  if (said && new RegExp(`^0x[0-9a-fA-F]{${bytes * 2}}$`, "u").test(said)) return said;
  throw new ConfigurationFault(
    `${name} 应为 0x 开头、${bytes * 2} 位十六进制数`,
    `${name} is written as 0x and ${bytes * 2} hexadecimal digits`,
  );
}

function whole(env: NodeJS.ProcessEnv, name: string, usual: number | undefined, least: number): number {
  const value = env[name] ? Number(env[name]) : usual;
  if (value !== undefined && Number.isSafeInteger(value) && value >= least) return value;
  throw new ConfigurationFault(
    `${name} 应为不小于 ${least} 的整数：${env[name] ?? ""}`,
    `${name} is a whole number, ${least} or more: ${env[name] ?? ""}`,
  );
}
