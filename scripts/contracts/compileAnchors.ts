import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../contracts");
export const artefactFile = join(folder, "Anchors.json");

/** Before Shanghai's PUSH0, which not every consortium chain has. */
const evmVersion = "london";

interface Compiled {
  readonly errors?: readonly { readonly formattedMessage: string }[];
  readonly contracts?: Readonly<
    Record<string, Readonly<Record<string, { abi: unknown; evm: { bytecode: { object: string } } }>>>
  >;
}

/** The artefact of contracts/Anchors.sol as the text of a JSON file: compiler and its settings, interface, code. Throws on the least warning. */
export function compileAnchors(): string {
  const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string; version(): string };
  const settings = {
    evmVersion,
    optimizer: { enabled: true, runs: 200 },
    // Without a hash of the source's text in the code: a comment may change and the code stays the same.
    metadata: { bytecodeHash: "none", appendCBOR: false },
  };
  const sources = { "Anchors.sol": { content: readFileSync(join(folder, "Anchors.sol"), "utf8") } };
  const outputSelection = { "*": { "*": ["abi", "evm.bytecode.object"] } };
  const input = { language: "Solidity", sources, settings: { ...settings, outputSelection } };
  const { errors = [], contracts } = JSON.parse(solc.compile(JSON.stringify(input))) as Compiled;
  const built = contracts?.["Anchors.sol"]?.Anchors;
  if (errors.length > 0 || !built) throw new Error(errors.map((one) => one.formattedMessage).join("\n"));
  const bytecode = `0x${built.evm.bytecode.object}`;
  return `${JSON.stringify({ compiler: solc.version(), settings, abi: built.abi, bytecode }, null, 2)}\n`;
}
