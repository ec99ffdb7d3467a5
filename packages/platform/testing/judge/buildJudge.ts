import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { ensureGo } from "./ensureGo.ts";

/** A tree as the judge takes it: its root in Base64. */
interface JudgedTree {
  readonly size: number;
  readonly root: string;
}

/** What Go is asked to judge; hashes in Base64, keys as verifier keys. */
export type Question =
  | { readonly kind: "note" | "cosignature"; readonly note: string; readonly key: string; readonly tree?: JudgedTree }
  | {
      readonly kind: "record";
      readonly tree: JudgedTree;
      readonly index: number;
      readonly leaf: string;
      readonly proof: readonly string[];
    }
  | { readonly kind: "growth"; readonly tree: JudgedTree; readonly old: JudgedTree; readonly proof: readonly string[] }
  /** A folder that holds `tile/…`: every record and every tile of the tree is read. */
  | { readonly kind: "tiles"; readonly tree: JudgedTree; readonly folder: string };

/** Tells for each question in turn: "" where it holds, else Go's reason why not. */
export type Judge = (questions: readonly Question[]) => string[];

const source = join(import.meta.dirname, "../../../tlog/testing/judge/main.go");

/** Compiles the judge into a folder. Throws where Go is missing and cannot be installed. */
export function buildJudge(folder: string): Judge {
  const env = { ...process.env, CGO_ENABLED: "0", GO111MODULE: "off", GOPATH: ensureGo(), GOTOOLCHAIN: "local" };
  const program = join(folder, "judge");
  execFileSync("go", ["build", "-o", program, source], { env });
  return (questions) => {
    const output = execFileSync(program, { input: JSON.stringify(questions), maxBuffer: 2 ** 28 });
    return JSON.parse(output.toString()) as string[];
  };
}
