import { fromBase64, readDecimal, readUtf8, toBase64 } from "@wuxing/tlog/encoding";
import { LogFault } from "@wuxing/tlog/fault";
import { hashSize } from "@wuxing/tlog/tree";

/** What a log asks of a witness: to cosign a checkpoint that grows out of the last one it cosigned. */
export interface WitnessRequest {
  /** Of the last checkpoint that this witness cosigned, by the log's knowledge; 0 at first. */
  readonly oldSize: number;
  /** The consistency proof from the old size to that of the checkpoint; empty where either needs none. */
  readonly proof: readonly Uint8Array[];
  /** The signed note. */
  readonly checkpoint: string;
}

const mostHashes = 63;

/** The body of `POST …/add-checkpoint` (C2SP tlog-witness). */
export const formatWitnessRequest = ({ oldSize, proof, checkpoint }: WitnessRequest): string =>
  `${[`old ${oldSize}`, ...proof.map(toBase64)].join("\n")}\n\n${checkpoint}`;

/** Reads such a body. Throws LogFault. */
export function parseWitnessRequest(body: Uint8Array): WitnessRequest {
  const text = readUtf8(body);
  const end = text?.indexOf("\n\n") ?? -1;
  if (text === undefined || end < 0) throw malformed("is UTF-8 with an empty line before the checkpoint");
  const [first = "", ...lines] = text.slice(0, end).split("\n");
  const oldSize = first.startsWith("old ") ? readDecimal(first.slice("old ".length)) : undefined;
  if (oldSize === undefined) throw malformed("begins with the line “old” and a size");
  if (lines.length > mostHashes) throw malformed(`has at most ${mostHashes} hashes`);
  const proof = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== hashSize) throw malformed(`has hashes of ${hashSize} bytes in Base64`);
    return hash;
  });
  return { oldSize, proof, checkpoint: text.slice(end + 2) };
}

const malformed = (rule: string): LogFault => new LogFault("malformed", `the request ${rule}`);
