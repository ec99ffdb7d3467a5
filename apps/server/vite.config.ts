import path from "node:path";
import { defineConfig, type Plugin } from "vite";
import { inAscii, namesKept } from "../web/lightBuild.ts";

const root = import.meta.dirname;
const outDir = path.join(root, "dist");

/**
 * The server in a few files (`vite build apps/server`; decision 0042): a fifth less memory and a quicker start than
 * from its thousand sources. `main.js` takes it while no source is newer.
 */
export default defineConfig({
  root,
  plugins: [sourcesStay(), inAscii()],
  ssr: {
    noExternal: true,
    // Native code, and what reads files that lie beside it.
    external: [
      "@node-rs/argon2",
      "@node-rs/jieba",
      "pg-native",
      "pdfkit",
      "@embedpdf/fonts-sc",
      "@seriousme/openapi-schema-validator",
    ],
  },
  build: {
    ssr: "run.ts",
    target: "node24",
    outDir,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      output: {
        minify: namesKept,
        // All beside each other, so that each finds the sources by the same way.
        chunkFileNames: "[name]-[hash].js",
      },
    },
  },
});

/** Files that the code looks for beside itself (migrations, word lists, worker threads) are where its sources lie. */
function sourcesStay(): Plugin {
  return {
    name: "sources-stay",
    enforce: "pre",
    transform(code, id) {
      if (id.includes("node_modules") || !code.includes("import.meta.")) return undefined;
      const folder = `${path.relative(outDir, path.dirname(id))}/`;
      return code
        .replaceAll("import.meta.dirname", `new URL(${JSON.stringify(folder)}, import.meta.url).pathname`)
        .replaceAll(
          /import\.meta\.url(?!\)\.pathname)/gu,
          `new URL(${JSON.stringify(folder + path.basename(id))}, import.meta.url).href`,
        );
    },
  };
}
