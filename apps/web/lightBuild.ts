import type { Plugin } from "vite";

/** How code for the server is made small: a trace of the stack keeps its names. */
export const namesKept = { mangle: false, compress: true, codegen: { removeWhitespace: true } } as const;

/** V8 keeps a source with one letter beyond Latin 1 at twice its size: Chinese is written by its numbers. */
export function inAscii(): Plugin {
  return {
    name: "in-ascii",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === "chunk")
          file.code = file.code.replace(/[^\0-\x7f]/gu, (letter) =>
            [...letter.split("")].map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
          );
    },
  };
}
