import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Plain JavaScript: of TypeScript this file alone would need the stripper, at every start.
// Code once stripped of its types and compiled is kept: later starts are quicker, and lighter by the stripper's memory.
enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/compiled"));
await import("./run.ts");
