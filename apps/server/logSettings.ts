import { readFileSync } from "node:fs";
import type { OutgoingHost } from "@wuxing/platform/http";
import { LogFault } from "@wuxing/tlog/fault";
import { type Policy, parsePolicy } from "@wuxing/tlog/policy";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { secretFrom } from "./secretFrom.ts";

export interface LogSettings {
  /** Sign the log's checkpoints, `PRIVATE+KEY+…` each, the newest first. Without them one is made and kept in the database. */
  readonly logKey: string | undefined;
  /** The witnesses that are asked for cosignatures, and which of their hosts may be. */
  readonly witnesses: { readonly policy: Policy; readonly hosts: readonly OutgoingHost[] } | undefined;
}

/**
 * LOG_KEY, and WITNESSES: a policy file (C2SP tlog-policy) that names the witnesses with their addresses, and the quorum.
 * A public address is asked by https; one within the city's own network only where OUTGOING_INNER names it. Throws
 * ConfigurationFault.
 */
export function logSettings(env: NodeJS.ProcessEnv, outgoing: readonly OutgoingHost[]): LogSettings {
  const file = env.WITNESSES;
  return {
    logKey: secretFrom(env, "LOG_KEY"),
    witnesses: file ? witnessesIn(file, outgoing) : undefined,
  };
}

function witnessesIn(file: string, outgoing: readonly OutgoingHost[]): LogSettings["witnesses"] {
  const policy = policyIn(file);
  const inner = new Set(outgoing.filter((host) => host.inner).map((host) => host.origin));
  const hosts = policy.witnesses.map(({ name, url }): OutgoingHost => {
    const target = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
    if (!target || !(target.protocol === "https:" || inner.has(target.origin)))
      throw new ConfigurationFault(
        `WITNESSES：见证人 ${name} 要写 https 地址；本市内网的地址要同时写进 OUTGOING_INNER`,
        `WITNESSES: the witness ${name} needs an https address; one of the city's own network must stand in OUTGOING_INNER too`,
      );
    return { origin: target.origin, inner: inner.has(target.origin) };
  });
  if (policy.witnesses.length > 0) return { policy, hosts };
  throw new ConfigurationFault("WITNESSES 里没有见证人", "WITNESSES names no witness");
}

function policyIn(file: string): Policy {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigurationFault(
      `读不了 WITNESSES 所指的文件 ${file}（${code}）`,
      `The file ${file} of WITNESSES cannot be read (${code})`,
    );
  }
  try {
    return parsePolicy(text);
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    throw new ConfigurationFault(
      `WITNESSES 所指的文件 ${file} 不是见证规则（${error.message}）`,
      `The file ${file} of WITNESSES is no witness policy (${error.message})`,
    );
  }
}
