import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { t } from "@wuxing/kernel/text";
import { badUsage, type Command, CommandFault } from "../Command.ts";
import { CallForwarder } from "../cti/CallForwarder.ts";
import { ctiServer } from "../cti/ctiServer.ts";

const usage = "cti --listen PORT --server URL --client ID --secret FILE";

/**
 * `wuxing cti …`: stands beside a telephone exchange, hears of calls by plain HTTP on the same machine and passes them on
 * to the server's webhook, with a token and until they are taken. Needs no database.
 */
export const cti: Command = {
  run: async (words) => {
    const { listen, server, client, secret } = readOptions(words);
    const port = Number(listen);
    if (!server || !URL.canParse(server) || !client || !secret || !Number.isInteger(port)) throw badUsage(usage);
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    const forwarder = new CallForwarder({ server, id: client, secret: readSecret(secret) }, say);
    const listening = ctiServer(forwarder).listen(port, "127.0.0.1");
    await once(listening, "listening").catch((error: Error) => {
      throw new CommandFault(
        t(`不能在端口 ${port} 上监听：${error.message}`, `Cannot listen on port ${port}: ${error.message}`),
        1,
      );
    });
    say(`监听 / listening: http://127.0.0.1:${(listening.address() as AddressInfo).port}`);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => listening.close());
    await once(listening, "close");
    await forwarder.stop();
    return 0;
  },
};

function readOptions(words: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...words], options: { listen: text, server: text, client: text, secret: text } }).values;
  } catch {
    throw badUsage(usage);
  }
}

/** From a file: a secret among the words of a command stands in the list of processes. */
function readSecret(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new CommandFault(
      t(
        `读不了密钥文件 ${file}：${(error as Error).message}`,
        `Cannot read the file of the secret ${file}: ${(error as Error).message}`,
      ),
      1,
    );
  }
}
