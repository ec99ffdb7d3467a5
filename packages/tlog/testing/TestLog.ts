import { formatCheckpoint } from "@wuxing/tlog/checkpoint";
import { type Signer, signerOf, signingKey, signNote } from "@wuxing/tlog/note";
import { bundlesBetween, encodeBundle, TileEdge, tilePath } from "@wuxing/tlog/tiles";
import { GrowingTree, type Hasher } from "@wuxing/tlog/tree";

/** A small log of made-up records that writes its tiles into `files`, as a log writes them to its folder. */
export class TestLog {
  readonly signer: Signer;
  readonly tree: GrowingTree;
  readonly records: Uint8Array[] = [];
  readonly files = new Map<string, Uint8Array>();
  readonly #hasher: Hasher;
  readonly #edge: TileEdge;

  constructor(hasher: Hasher, origin = "city.example/log") {
    this.#hasher = hasher;
    this.tree = new GrowingTree(hasher);
    this.#edge = new TileEdge(hasher);
    this.signer = signerOf(signingKey(origin, new Uint8Array(32).fill(1)));
  }

  /** Appends a record for each text, and writes what the tree has grown by. */
  grow(...texts: readonly string[]): this {
    const from = this.records.length;
    for (const text of texts) {
      const record = new TextEncoder().encode(text);
      this.records.push(record);
      this.tree.append(this.#hasher.leaf(record));
      this.#edge.append(this.#hasher.leaf(record));
    }
    for (const tile of this.#edge.takeTiles()) this.files.set(tilePath(tile), tile.bytes);
    for (const bundle of bundlesBetween(from, this.records.length)) {
      const records = this.records.slice(bundle.index * 256, bundle.index * 256 + bundle.width);
      this.files.set(tilePath(bundle), encodeBundle(records));
    }
    return this;
  }

  /** Grows to a size by records that are told apart by their index. */
  growTo(size: number): this {
    return this.grow(
      ...Array.from({ length: size - this.records.length }, (_, i) => `record ${this.records.length + i}`),
    );
  }

  /** The signed checkpoint of a size. */
  checkpoint(size = this.tree.size): Promise<string> {
    return signNote(formatCheckpoint({ origin: this.signer.key.name, size, root: this.tree.root(size) }), this.signer);
  }

  readonly fetch = async (path: string): Promise<Uint8Array> => {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`nothing at ${path}`);
    return bytes;
  };
}
