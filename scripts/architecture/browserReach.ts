import { posix } from "node:path";
import { importsOf } from "./importsOf.ts";
import { isTest, isTool, type SourceFile } from "./SourceFile.ts";

const serverPackages = /^(node:|pg$|pg-boss$|fastify|@fastify\/|pino$|exceljs$|better-auth$|@node-rs\/)/u;
const serverFolders = /^(packages\/platform|apps\/server|apps\/cli)\//u;

/** Whether a file is run by a browser, as an entry or by being a page or a component. */
export function isForBrowser(file: SourceFile): boolean {
  if (isTest(file) || isTool(file)) return false;
  return /^(apps\/web\/|packages\/ui\/|packages\/areas\/[^/]+\/(browser\.ts$|pages\/))/u.test(file.path);
}

/** Ways from the browser's files to the server's code, each as the chain of files; types do not count, they are gone at run time. */
export function serverCodeInBrowser(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const faults: string[] = [];
  const seen = new Set<string>();
  const queue = files.filter(isForBrowser).map((file) => ({ file, chain: [file.path] }));
  for (const { file, chain } of queue) {
    if (seen.has(file.path)) continue;
    seen.add(file.path);
    for (const { target, typeOnly } of importsOf(file)) {
      if (typeOnly) continue;
      const way = [...chain, target];
      if (serverPackages.test(target) || serverFolders.test(target)) faults.push(way.join(" → "));
      const next = byPath.get(target) ?? byPath.get(posix.join(target, "index.ts"));
      if (next) queue.push({ file: next, chain: way });
    }
  }
  return faults;
}
