import { existsSync } from "node:fs";
import path from "node:path";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";
import { inAscii, namesKept } from "./lightBuild.ts";

const root = import.meta.dirname;
const desk = path.join(root, "desk/index.html");
const visit = path.join(root, "visit/index.html");
const counterWorker = path.join(root, "portal/client/counterWorker.ts");
const portalWorker = path.join(root, "portal/client/portalWorker.ts");
const visitWorker = path.join(root, "visit/worker.ts");

const workers: Readonly<Record<string, string>> = {
  visitWorker: "visits-worker.js",
  counterWorker: "counter-worker.js",
  portalWorker: "portal-worker.js",
};

/** Templates are compiled by the build, so the renderer need not carry Vue's compiler. */
const withoutCompiler = [
  { find: /^vue$/, replacement: "vue/dist/vue.runtime.esm-bundler.js" },
  { find: /^vue\/server-renderer$/, replacement: "@vue/server-renderer/dist/server-renderer.esm-bundler.js" },
];

/**
 * Two builds: the browser's (`vite build apps/web`: portal.css, portal.js, the desk and the page of visits, hashed, with a manifest) and
 * the server's renderer of the public pages (`--ssr portal/server.ts`), which carries all it needs in one file. `--mode portal` leaves the desk and the visits out.
 */
export default defineConfig(({ isSsrBuild, mode }) => ({
  root,
  plugins: isSsrBuild ? [vue(), inAscii()] : [vue()],
  define: { __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false" },
  ssr: { noExternal: true },
  resolve: { alias: isSsrBuild ? withoutCompiler : [] },
  build: {
    target: "es2022",
    outDir: "dist/client",
    emptyOutDir: true,
    manifest: !isSsrBuild,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    ...(isSsrBuild
      ? { minify: false, rolldownOptions: { output: { minify: namesKept } } }
      : {
          rolldownOptions: {
            input: {
              portal: path.join(root, "portal/client/portal.ts"),
              counterWorker,
              portalWorker,
              ...(mode !== "portal" && existsSync(desk) ? { desk, visit, visitWorker } : {}),
            },
            output: {
              // A worker keeps its address, by which browsers look for a newer one.
              entryFileNames: ({ name }) => workers[name] ?? "assets/[name]-[hash].js",
            },
          },
        }),
  },
}));
