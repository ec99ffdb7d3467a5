#!/usr/bin/env node
// Plain JavaScript that any Node can start: the rest is TypeScript, which needs Node 24.
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const main = join(here, "main.ts");
const needed = 24;

if (Number(process.versions.node.split(".")[0]) >= needed) {
  // As the server's own main.js does.
  const { enableCompileCache } = await import("node:module");
  enableCompileCache(join(here, "..", "..", "node_modules", ".cache", "compiled"));
  await import("./main.ts");
} else {
  const node = join(here, "..", "..", "node_modules", ".bin", "node");
  if (!existsSync(node)) {
    process.stderr.write(
      `这里的 Node 是 ${process.versions.node}，五型需要 Node ${needed}；请在项目目录运行 npm ci，它会装好所需的 Node\n` +
        `This is Node ${process.versions.node}; Wuxing needs Node ${needed}. Run npm ci in the project folder: it installs the Node it needs\n`,
    );
    process.exit(1);
  }
  const run = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: "inherit" });
  if (run.error) {
    process.stderr.write(`无法启动 ${node}：${run.error.message}\nCannot start ${node}: ${run.error.message}\n`);
    process.exit(1);
  }
  process.exit(run.status ?? 1);
}
