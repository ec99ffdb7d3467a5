import { CommandFault } from "./Command.ts";
import { commands } from "./commands.ts";

const [name = "help", ...words] = process.argv.slice(2);

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

if (["help", "--help", "-h"].includes(name)) {
  process.stdout.write(help());
} else {
  const row = commands.find((command) => command.name === name);
  if (row) process.exitCode = await run(async () => (await row.load()).run(words));
  else {
    process.stderr.write(`没有“${name}”这个命令 / There is no command “${name}”\n\n${help()}`);
    process.exitCode = 2;
  }
}

async function run(task: () => Promise<number>): Promise<number> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof CommandFault)) throw error;
    process.stderr.write(`${error.reason.zh}\n${error.reason.en}\n`);
    return error.exitCode;
  }
}

function help(): string {
  const rows = commands.map((row) => `  wuxing ${row.usage}\n      ${row.title.zh}\n      ${row.title.en}\n`);
  return `五型 Wuxing\n\n${rows.join("")}  wuxing help\n      显示本页\n      Show this page\n`;
}
