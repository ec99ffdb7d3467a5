import path from "node:path";
import vue from "@vitejs/plugin-vue";
import { defineConfig, type Plugin } from "vite";
import { oneFile } from "./verify/oneFile.ts";

const root = import.meta.dirname;

/** The verifier page: everything in one file that opens from a USB stick. `vite build apps/web --config apps/web/verify.config.ts`. */
export default defineConfig({
  root,
  plugins: [vue(), inOneFile()],
  define: { __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false" },
  build: {
    target: "es2022",
    outDir: "dist/verify",
    emptyOutDir: true,
    copyPublicDir: false,
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: { input: path.join(root, "verify/main.ts"), output: { format: "iife" } },
  },
});

function inOneFile(): Plugin {
  return {
    name: "in-one-file",
    enforce: "post",
    generateBundle(_options, bundle) {
      let [script, style] = ["", ""];
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === "chunk") script += file.code;
        else if (name.endsWith(".css")) style += String(file.source);
        delete bundle[name];
      }
      this.emitFile({ type: "asset", fileName: "verify.html", source: oneFile(script, style) });
    },
  };
}
