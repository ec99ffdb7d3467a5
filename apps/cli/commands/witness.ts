import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { type Text, t } from "@wuxing/kernel/text";
import { LogFault } from "@wuxing/tlog/fault";
import {
  formatSigningKey,
  formatVerifierKey,
  parseSigningKey,
  parseVerifierKey,
  signerOf,
  signingKey,
} from "@wuxing/tlog/note";
import { policyOf } from "@wuxing/tlog/policy";
import type { Witness } from "@wuxing/tlog/witness";
import { badUsage, type Command, CommandFault } from "../Command.ts";
import { WitnessFolder } from "../witness/WitnessFolder.ts";
import { witnessServer } from "../witness/witnessServer.ts";

const usage = "witness key NAME FILE | witness --listen HOST:PORT --key FILE --log VKEY… --state FOLDER";

/**
 * `wuxing witness key NAME FILE`: makes a witness's key and prints its public part. `wuxing witness --listen …`: runs the
 * witness until it is told to stop. Needs no database and nothing of the server.
 */
export const witness: Command = {
  run: async (words) => {
    if (words[0] === "key") return makeKey(words.slice(1));
    const { values } = readOptions(words);
    const { listen, key, log, state } = values;
    if (!listen || !key || !log || !state) throw badUsage(usage);
    const { host, port } = readAddress(listen);
    await serve(await witnessOf(key, log, state), host, port);
    return 0;
  },
};

function makeKey([name, file, ...more]: readonly string[]): number {
  if (!name || !file || more.length > 0) throw badUsage(usage);
  const key = asFault(
    () => signingKey(name, randomBytes(32), "cosignature"),
    t(`名称“${name}”不能用：不能有空格和加号`, `“${name}” is no name for a key: no spaces, no plus`),
  );
  try {
    writeFileSync(file, `${formatSigningKey(key)}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    throw new CommandFault(
      t(
        `写不了 ${file}（已有的文件不会被覆盖）：${(error as Error).message}`,
        `Cannot write ${file} (a file that is there is never overwritten): ${(error as Error).message}`,
      ),
      1,
    );
  }
  process.stdout.write(`${formatVerifierKey(key.verifier)}\n`);
  return 0;
}

function readOptions(words: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { listen: text, key: text, state: text, log: { type: "string", multiple: true } } as const;
  try {
    return parseArgs({ args: [...words], options });
  } catch {
    throw badUsage(usage);
  }
}

function readAddress(listen: string): { readonly host: string; readonly port: number } {
  const [, host = "", digits = ""] = /^(.+):(\d{1,5})$/u.exec(listen) ?? [];
  const port = Number(digits);
  if (host === "" || port > 65_535)
    throw new CommandFault(
      t(
        `--listen 应写成 主机:端口，例如 127.0.0.1:8410，而不是 ${listen}`,
        `--listen takes HOST:PORT, such as 127.0.0.1:8410, not ${listen}`,
      ),
    );
  return { host: host.replace(/^\[(.*)\]$/u, "$1"), port };
}

type FolderWitness = Witness & { readonly store: WitnessFolder };

/** Reads key, logs and memory. What cannot be read stops the start: a witness that forgot could cosign a forked log. */
async function witnessOf(keyFile: string, logs: readonly string[], state: string): Promise<FolderWitness> {
  const signer = signerOf(readKey(keyFile));
  if (signer.key.type !== "cosignature")
    throw new CommandFault(
      t(
        `${keyFile} 不是见证人的密钥，请用 witness key 生成`,
        `${keyFile} is not a witness's key: make one by witness key`,
      ),
      1,
    );
  const keys = logs.map((vkey) =>
    asFault(() => parseVerifierKey(vkey), t(`--log 不是日志的公钥：${vkey}`, `--log is no log's public key: ${vkey}`)),
  );
  const policy = asFault(
    () => policyOf(keys),
    t("--log 给了同一公钥两次，或给了见证人的公钥", "--log names a key twice, or a witness's key"),
  );
  if (!statSync(state, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandFault(
      t(
        `没有文件夹 ${state}。新的见证人请先建立它；以前见证过的，请找回原来的文件夹，否则可能为分叉的日志作证`,
        `There is no folder ${state}. Make it for a new witness; for one that has cosigned before, bring its folder back: without it a forked log may be cosigned`,
      ),
      1,
    );
  const store = new WitnessFolder(state);
  for (const { name } of keys) await readMemory(store, name, state);
  return { signer, policy, store, now: () => Math.floor(Date.now() / 1000) };
}

function readKey(file: string) {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandFault(
      t(
        `读不了密钥文件 ${file}：${(error as Error).message}`,
        `Cannot read the key file ${file}: ${(error as Error).message}`,
      ),
      1,
    );
  }
  return asFault(() => parseSigningKey(text.trim()), t(`${file} 里不是密钥`, `${file} does not hold a key`));
}

async function readMemory(store: WitnessFolder, origin: string, state: string): Promise<void> {
  try {
    await store.latest(origin);
  } catch (error) {
    throw new CommandFault(
      t(
        `${state} 里 ${origin} 的记录已损坏，不启动：${(error as Error).message}`,
        `What ${state} holds of ${origin} is damaged, so the witness does not start: ${(error as Error).message}`,
      ),
      1,
    );
  }
}

function asFault<T>(read: () => T, reason: Text): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    throw new CommandFault(t(`${reason.zh}（${error.message}）`, `${reason.en} (${error.message})`), 1);
  }
}

async function serve(witness: FolderWitness, host: string, port: number): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const server = witnessServer(witness, say);
  server.listen(port, host);
  await once(server, "listening").catch((error: Error) => {
    throw new CommandFault(
      t(`不能在 ${host}:${port} 上监听：${error.message}`, `Cannot listen on ${host}:${port}: ${error.message}`),
      1,
    );
  });
  say(`见证人公钥 / the witness's key: ${formatVerifierKey(witness.signer.key)}`);
  say(`监听 / listening: http://${host.includes(":") ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`);
  const stop = (): void => void server.close();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  await once(server, "close");
}
