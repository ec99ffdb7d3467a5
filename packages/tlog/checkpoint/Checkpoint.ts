import { fromBase64, readDecimal, toBase64 } from "@wuxing/tlog/encoding";
import { LogFault } from "@wuxing/tlog/fault";
import { hashSize } from "@wuxing/tlog/tree";

/** What a log says of itself at a size (C2SP tlog-checkpoint): it must never sign another root for the same size. */
export interface Checkpoint {
  /** Names the log, as an address without its scheme: `city.example/log`. */
  readonly origin: string;
  /** How many leaves, below 2^53. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** Further lines that are signed but mean nothing here; not empty, if any. */
  readonly extensions?: readonly string[];
}

/** The text of a checkpoint that is signed: ends with a newline. Throws LogFault for what no checkpoint can say. */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  const text = [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join("");
  parseCheckpoint(text);
  return text;
}

/** Reads the text of a note as a checkpoint. Throws LogFault. Whether it may be trusted is told by `openCheckpoint`. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split("\n");
  const [origin = "", sizeLine = "", rootLine = "", ...extensions] = lines.slice(0, -1);
  if (lines.at(-1) !== "" || origin === "") throw malformed("begins with its origin and ends with a newline");
  if (extensions.includes("")) throw malformed("has no empty line");
  const [size, root] = [readDecimal(sizeLine), fromBase64(rootLine)];
  if (size === undefined) throw malformed("has its size, below 2^53, in the second line");
  if (root?.length !== hashSize) throw malformed(`has a root of ${hashSize} bytes in the third line`);
  return { origin, size, root, ...(extensions.length > 0 ? { extensions } : {}) };
}

const malformed = (rule: string): LogFault => new LogFault("malformed", `a checkpoint ${rule}`);
