import { LogKeyFault } from "@wuxing/platform/log";
import { PersonalKeyFault } from "@wuxing/platform/personal";
import { demoPassword, people } from "@wuxing/platform/testing/city";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { type Configuration, configuration } from "./configuration.ts";
import { startServer } from "./startServer.ts";

const config = configured();
/** Faults at the start that whoever starts the server can mend. */
const startFaults: Readonly<Record<string, string>> = {
  EADDRINUSE: `端口 ${config.port} 已被占用：请停止占用它的程序，或用 PORT=… 另选一个。\nPort ${config.port} is in use: stop what uses it, or choose another with PORT=…\n`,
  ECONNREFUSED:
    "DATABASE_URL 所指的数据库没有应答：请先启动它，或去掉 DATABASE_URL 以使用内置数据库。\nThe database of DATABASE_URL does not answer: start it first, or leave DATABASE_URL out to use the embedded one.\n",
};
const starting = startServer(config).catch((error: NodeJS.ErrnoException) => {
  const known =
    error instanceof PersonalKeyFault || error instanceof LogKeyFault || error instanceof ConfigurationFault;
  const said = known ? `${error.reason.zh}\n${error.reason.en}\n` : startFaults[error.code ?? ""];
  if (!said) throw error;
  process.stderr.write(said);
  return process.exit(1);
});
let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await (await starting).stop();
  process.exit(0);
};
// Before it runs: who stops it while it starts is not to leave a database without its server.
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());
await starting;
process.stdout.write(`\n五型 Wuxing 已启动 / is running: ${config.origin}\n`);
if (config.demo) {
  process.stdout.write(
    `演示登录（密码都是 ${demoPassword}）/ demo sign-in names (one password for all): ${config.origin}/sign-in\n`,
  );
  for (const { username, name, posts } of people.slice(0, 14))
    process.stdout.write(`  ${username.padEnd(18)} ${name.zh}  ${posts.map((post) => post.role).join(", ")}\n`);
} else if (!config.secret || !config.personalKey)
  process.stderr.write(
    "SESSION_SECRET 或 PERSONAL_KEY 没有设置：密钥和数据放在同一个数据库里，拿到数据库的人什么都能看到；见 docs/operations.md\n" +
      "SESSION_SECRET or PERSONAL_KEY is not set: key and data lie in one database, and whoever has it can read all; see docs/operations.md\n",
  );

function configured(): Configuration {
  try {
    return configuration(process.env, process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof ConfigurationFault)) throw error;
    process.stderr.write(`${error.reason.zh}\n${error.reason.en}\n`);
    return process.exit(1);
  }
}
