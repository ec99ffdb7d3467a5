import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Says at the end of a process whether it has loaded what takes types out of TypeScript. */
const tell = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => console.log(process.moduleLoadList.some((name) => name.includes("amaro")) ? "stripped" : "kept"))',
)}`;

test.each([
  ["server/main.js", { PORT: "none" }, 1],
  ["cli/bin.js", {}, 0],
] as const)(
  "a later start of %s strips no types: what was stripped once is kept",
  (file, more, status) => {
    const start = () => {
      const options = { env: { ...process.env, ...more }, encoding: "utf8" } as const;
      return spawnSync(process.execPath, ["--import", tell, join(import.meta.dirname, "..", file)], options);
    };
    start();
    const later = start();
    expect([later.status, later.stdout.trim().split("\n").at(-1)], later.stderr).toEqual([status, "kept"]);
  },
  60_000,
);
