import { readdirSync, statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Plain JavaScript: of TypeScript this file alone would need the stripper, at every start.
// Code once stripped of its types and compiled is kept: later starts are quicker, and lighter by the stripper's memory.
enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/compiled"));
/** What is built, and what came from elsewhere. */
const leftOut = new Set(["dist", "node_modules"]);
await import(builtIsNewest() ? "./dist/run.js" : "./run.ts");

/** Whether `npm run build` left the server in a few files, and no source was written since. */
function builtIsNewest() {
  const built = statSync(join(import.meta.dirname, "dist/run.js"), { throwIfNoEntry: false });
  if (!built) return false;
  const sources = ["..", "../../packages"].map((folder) => join(import.meta.dirname, folder));
  return !sources.some((folder) => holdsNewer(folder, built.mtimeMs));
}

function holdsNewer(folder, than) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return !leftOut.has(entry.name) && holdsNewer(path, than);
    return path.endsWith(".ts") && statSync(path).mtimeMs > than;
  });
}
