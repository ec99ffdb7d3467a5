import { readFileSync } from "node:fs";
import { t } from "@wuxing/kernel/text";
import { ChainFault, originHash, verifyAnchors } from "@wuxing/platform/anchors";
import { outgoing } from "@wuxing/platform/http";
import { openCheckpoint } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import { parseVerifierKey } from "@wuxing/tlog/note";
import { type Policy, parsePolicy, policyOf } from "@wuxing/tlog/policy";
import { TileReader } from "@wuxing/tlog/tiles";
import { anchorChain, anchorKey, anchorNode } from "../../server/anchorSettings.ts";
import { ConfigurationFault } from "../../server/ConfigurationFault.ts";
import { outgoingHosts } from "../../server/configuration.ts";
import { badUsage, type Command, CommandFault } from "../Command.ts";

const usage = "anchors address | anchors deploy | anchors own ORIGIN ADDRESS | anchors verify LOG-URL VKEY|POLICY-FILE";

/**
 * `wuxing anchors …`: makes the contract on a chain and names a log's owner there; holds what the chain says against a
 * log, as anybody may. Works without the database. Exit code 1 where the log is not the one that was anchored.
 */
export const anchors: Command = {
  run: async ([what, ...words]) => {
    const [first, second, more] = words;
    try {
      if (what === "address" && !first) return await address();
      if (what === "deploy" && !first) return await deploy();
      if (what === "own" && first && second && !more) return await own(first, second);
      if (what === "verify" && first && second && !more) return await verify(first, second);
    } catch (error) {
      throw toldFault(error);
    }
    throw badUsage(usage);
  },
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function address(): Promise<number> {
  const { addressOf } = await import("@wuxing/platform/anchors/evm");
  say(addressOf(anchorKey(process.env)));
  return 0;
}

async function deploy(): Promise<number> {
  const { deployAnchors } = await import("@wuxing/platform/anchors/evm");
  const { rpc, chainId } = anchorNode(process.env, outgoingHosts(process.env));
  const { contract, block } = await deployAnchors(rpc, chainId, anchorKey(process.env));
  say(`ANCHOR_CONTRACT=${contract}\nANCHOR_FROM_BLOCK=${block}`);
  return 0;
}

async function own(origin: string, owner: string): Promise<number> {
  const { nameOwner } = await import("@wuxing/platform/anchors/evm");
  if (!/^0x[0-9a-fA-F]{40}$/u.test(owner))
    throw new CommandFault(
      t(`地址应为 0x 开头、40 位十六进制数：${owner}`, `An address is 0x and 40 hexadecimal digits: ${owner}`),
    );
  const { rpc, chainId, contract } = anchorChain(process.env, outgoingHosts(process.env));
  await nameOwner(rpc, { chainId, contract }, anchorKey(process.env), { origin, owner });
  say(`${origin}（${originHash(origin)}）归 ${owner} 锚定 / is anchored by ${owner}`);
  return 0;
}

async function verify(url: string, trusted: string): Promise<number> {
  const { evmChain } = await import("@wuxing/platform/anchors/evm");
  const { rpc, fromBlock, ...where } = anchorChain(process.env, outgoingHosts(process.env));
  const log = await readLog(url, policyFrom(trusted));
  const report = await verifyAnchors(evmChain(rpc, where), log, fromBlock);
  const { anchors: count, newest, ahead, forked, disordered } = report;
  say(`日志 ${log.origin}：${log.size} 条 / log of ${log.size} records`);
  say(
    `链上锚定 ${count} 次 / anchored ${count} times${newest ? `，最近 / newest ${newest.size} @ ${newest.blockTime}` : ""}`,
  );
  for (const { size, block } of ahead)
    say(`链上有 ${size} 条（区块 ${block}），日志没有这么长 / the chain holds size ${size}, the log is shorter`);
  for (const { size, block } of forked)
    say(`${size} 条时的根不同（区块 ${block}）/ another root at size ${size}: the log was changed`);
  for (const { size, block } of disordered)
    say(`锚定次序不对：${size} 条（区块 ${block}）/ out of order at size ${size}: this is another contract`);
  const wrong = ahead.length + forked.length + disordered.length;
  say(wrong === 0 ? "全部相符 / all agree" : `不符 ${wrong} 处 / ${wrong} do not agree`);
  return wrong === 0 ? 0 : 1;
}

function policyFrom(said: string): Policy {
  if (said.includes("+")) return policyOf([parseVerifierKey(said)]);
  try {
    return parsePolicy(readFileSync(said, "utf8"));
  } catch (error) {
    throw error instanceof LogFault ? error : unreadable(said, error);
  }
}

const unreadable = (what: string, error: unknown): CommandFault =>
  new CommandFault(
    t(`读不到 ${what}：${(error as Error).message}`, `${what} cannot be read: ${(error as Error).message}`),
    1,
  );

/** A log as it serves itself: checkpoint and tiles below its address. */
async function readLog(url: string, policy: Policy) {
  if (!URL.canParse(url)) throw badUsage(usage);
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  const ask = outgoing([{ origin: base.origin, inner: true }]);
  const bring = async (path: string): Promise<Uint8Array> => {
    const answer = await ask(new URL(path, base)).catch((error) => Promise.reject(unreadable(path, error)));
    if (!answer.ok) throw unreadable(path, new Error(`${answer.status}`));
    return new Uint8Array(await answer.arrayBuffer());
  };
  const { checkpoint } = openCheckpoint(await bring("checkpoint"), policy);
  const reader = await TileReader.open(bring, checkpoint);
  return { origin: checkpoint.origin, size: checkpoint.size, root: (size: number) => reader.root(size) };
}

const chainFaults: Readonly<Partial<Record<ChainFault["code"], string>>> = {
  unreachable: "区块链节点没有应答",
  wrongChain: "节点或合约不是所配置的那一个",
  refused: "节点或合约拒绝了这笔交易",
};

function toldFault(error: unknown): unknown {
  if (error instanceof ConfigurationFault) return new CommandFault(error.reason, 1);
  if (error instanceof ChainFault)
    return new CommandFault(t(`${chainFaults[error.code] ?? "区块链出错"}：${error.message}`, error.message), 1);
  if (error instanceof LogFault)
    return new CommandFault(
      t(`日志或其公钥不可信：${error.message}`, `The log or its key cannot be trusted: ${error.message}`),
      1,
    );
  return error;
}
