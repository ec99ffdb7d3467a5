import { readFileSync } from "node:fs";
import { ConfigurationFault } from "./ConfigurationFault.ts";

/**
 * A secret from the variable `name`, or from the file that `name_FILE` names, as container platforms give them; without
 * white space around it. Throws ConfigurationFault, which never repeats the secret.
 */
export function secretFrom(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  if (!file) return env[name]?.trim() || undefined;
  if (env[name]?.trim())
    throw new ConfigurationFault(
      `${name} 和 ${name}_FILE 都设了，只能留一个：请去掉其中之一`,
      `Both ${name} and ${name}_FILE are set; leave one of them out`,
    );
  const secret = contentOf(file, name).trim();
  if (!secret)
    throw new ConfigurationFault(
      `${name}_FILE 所指的文件是空的：请写入密钥，或去掉这个变量`,
      `The file of ${name}_FILE is empty; write the secret into it, or leave the variable out`,
    );
  return secret;
}

function contentOf(file: string, name: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigurationFault(
      `读不了 ${name}_FILE 所指的文件 ${file}（${code}）：请检查路径和权限`,
      `The file ${file} of ${name}_FILE cannot be read (${code}); check its path and rights`,
    );
  }
}

const named = /(SECRET|PASSWORD|PASSWD|TOKEN|[_-]KEY|APIKEY|DATABASE[_-]URL)[A-Z0-9_-]*=./iu;
const inAddress = /:\/\/[^/@\s]*:[^/@\s]+@/u;

/** Everybody on the machine can read a command line. Throws ConfigurationFault where one of its words looks like a secret. */
export function refuseSecretsIn(words: readonly string[]): void {
  const found = words.findIndex((word) => named.test(word) || inAddress.test(word));
  if (found >= 0)
    throw new ConfigurationFault(
      `命令行第 ${found + 1} 个参数像是密钥，本机所有人都看得到：请换掉这个密钥，改用环境变量或 …_FILE 文件`,
      `Argument ${found + 1} of the command line looks like a secret, which everybody on this machine can read: change that secret and give it by an environment variable or a …_FILE`,
    );
}
