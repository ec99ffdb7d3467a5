import { hash } from "node:crypto";
import { LogFault } from "@wuxing/tlog/fault";
import {
  bundlesBetween,
  decodeBundle,
  encodeBundle,
  parseTilePath,
  readEdge,
  TileEdge,
  TileReader,
  tilePath,
  tilesBetween,
} from "@wuxing/tlog/tiles";
import { GrowingTree, hasherOf } from "@wuxing/tlog/tree";
import fc from "fast-check";
import { expect, test } from "vitest";

const hasher = hasherOf((data) => new Uint8Array(hash("sha256", data, "buffer")));
const recordOf = (index: number): Uint8Array => new TextEncoder().encode(`record ${index}`);

/** A log that writes its tiles and bundles into a map by path, growing through the given sizes. */
function written(...sizes: readonly number[]): { tree: GrowingTree; files: Map<string, Uint8Array> } {
  const [tree, edge, files] = [new GrowingTree(hasher), new TileEdge(hasher), new Map<string, Uint8Array>()];
  for (const size of sizes) {
    const from = edge.size;
    while (edge.size < size) {
      const leaf = hasher.leaf(recordOf(edge.size));
      edge.append(leaf);
      tree.append(leaf);
    }
    expect(edge.root()).toEqual(tree.root());
    const tiles = edge.takeTiles();
    expect(tiles.map((tile) => tilePath(tile)).sort()).toEqual(tilesBetween(from, size).map(tilePath).sort());
    for (const tile of tiles) files.set(tilePath(tile), tile.bytes);
    for (const bundle of bundlesBetween(from, size)) {
      const records = Array.from({ length: bundle.width }, (_, i) => recordOf(bundle.index * 256 + i));
      files.set(tilePath(bundle), encodeBundle(records));
    }
  }
  return { tree, files };
}
const fetchFrom = (files: ReadonlyMap<string, Uint8Array>) => async (path: string) => {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`nothing at ${path}`);
  return bytes;
};
const large = written(1, 255, 256, 257, 65_536, 70_000);

test("the specification's example: the tiles of 70,000 leaves and the path of tile 1234067", () => {
  const tiles = tilesBetween(0, 70_000);
  const full = (level: number) => tiles.filter((tile) => tile.level === level && tile.width === 256).length;
  expect([full(0), full(1), full(2)]).toEqual([273, 1, 0]);
  expect(tiles.filter(({ width }) => width < 256)).toEqual([
    { level: 0, index: 273, width: 112 },
    { level: 1, index: 1, width: 17 },
    { level: 2, index: 0, width: 1 },
  ]);
  expect(tilesBetween(255, 256).map(tilePath)).toEqual(["tile/0/000", "tile/1/000.p/1"]);
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe("tile/0/x001/x234/067");
  expect(bundlesBetween(255, 257).map(tilePath)).toEqual(["tile/entries/000", "tile/entries/001.p/1"]);
  expect(tilesBetween(5, 5)).toEqual([]);
});

test("every tile has one path, and no other path is read", () => {
  const level = fc.oneof(fc.constant("entries" as const), fc.nat(63));
  const index = fc.oneof(fc.nat(3000), fc.maxSafeNat());
  fc.assert(
    fc.property(level, index, fc.integer({ min: 1, max: 256 }), (level, index, width) => {
      expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
    }),
  );
  for (const path of [
    "tile/64/000",
    "tile/00/000",
    "tile/0/0",
    "tile/0/1000",
    "tile/0/x000/001",
    "tile/0/x001",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/000/",
    "/tile/0/000",
    "tile/x/000",
    "tile/0/x999/x999/x999/x999/x999/999",
  ])
    expect(parseTilePath(path), path).toBeUndefined();
});

test("bundles are read as they were written, and none that ends within a record", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (records) => {
      const bundle = encodeBundle(records);
      expect(decodeBundle(bundle)).toEqual(records);
      if (records.length > 0) expect(() => decodeBundle(bundle.subarray(0, -1))).toThrow(LogFault);
    }),
  );
  const longest = new Uint8Array(65_535).fill(1);
  expect(decodeBundle(encodeBundle([longest]))).toEqual([longest]);
  expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(LogFault);
});

test("from tiles come the same roots and proofs as from the tree in memory", async () => {
  const { tree, files } = large;
  const reader = await TileReader.open(fetchFrom(files), { size: tree.size, root: tree.root() }, hasher);
  for (const size of [0, 1, 2, 255, 256, 257, 511, 65_535, 65_536, 65_537, 69_999, 70_000])
    expect(await reader.root(size)).toEqual(tree.root(size));
  const sizes = fc.integer({ min: 1, max: tree.size });
  await fc.assert(
    fc.asyncProperty(sizes, sizes, async (one, other) => {
      const [small, size] = [Math.min(one, other), Math.max(one, other)];
      expect(await reader.leafHash(small - 1)).toEqual(hasher.leaf(recordOf(small - 1)));
      expect(await reader.inclusionProof(small - 1, size)).toEqual(tree.inclusionProof(small - 1, size));
      expect(await reader.consistencyProof(small, size)).toEqual(tree.consistencyProof(small, size));
    }),
  );
  await expect(reader.root(70_001)).rejects.toThrow(RangeError);
  await expect(reader.leafHash(70_000)).rejects.toThrow(RangeError);
});

test("a whole log is rebuilt from its tiles alone", async () => {
  const { tree, files } = large;
  const reader = await TileReader.open(fetchFrom(files), { size: tree.size, root: tree.root() }, hasher);
  const rebuilt = new GrowingTree(hasher);
  for await (const { index, record } of reader.entries()) {
    if (index === rebuilt.size) rebuilt.append(hasher.leaf(record));
  }
  expect(rebuilt.root()).toEqual(tree.root());
  const some: number[] = [];
  for await (const { index } of reader.entries(250, 260)) some.push(index);
  expect(some).toEqual([250, 251, 252, 253, 254, 255, 256, 257, 258, 259]);
});

test("an edge read from its tiles grows on as if it had never been away", async () => {
  for (const size of [0, 1, 255, 256, 257, 65_536]) {
    const { tree, files } = written(size, size + 300);
    const edge = await readEdge(fetchFrom(files), size, hasher);
    while (edge.size < size + 300) edge.append(hasher.leaf(recordOf(edge.size)));
    expect(edge.root()).toEqual(tree.root());
    for (const tile of edge.takeTiles()) expect(tile.bytes).toEqual(files.get(tilePath(tile)));
  }
});

test("a partial tile that was deleted is read from the full one", async () => {
  const { files } = written(300, 600);
  for (const path of [...files.keys()]) if (path.endsWith(".p/44")) files.delete(path);
  const { tree } = written(300);
  const reader = await TileReader.open(fetchFrom(files), { size: 300, root: tree.root() }, hasher);
  let count = 0;
  for await (const _entry of reader.entries()) count++;
  expect(count).toBe(300);
});

test("no changed, cut or missing tile or bundle passes", async () => {
  const { tree, files } = written(66_000);
  const head = { size: tree.size, root: tree.root() };
  const readEnds = async (of: ReadonlyMap<string, Uint8Array>): Promise<void> => {
    const reader = await TileReader.open(fetchFrom(of), head, hasher);
    for (const [from, to] of [
      [0, 1],
      [tree.size - 300, tree.size],
    ] as const)
      for await (const _entry of reader.entries(from, to));
  };
  await readEnds(files);
  // What lies between is read in the same way as the first tile.
  const isRead = (path: string): boolean => !/^tile\/(?:0|entries)\/(?!000$|25[67])/u.test(path);
  const paths = [...files.keys()].filter(isRead);
  expect(paths.sort()).toEqual([
    "tile/0/000",
    "tile/0/256",
    "tile/0/257.p/208",
    "tile/1/000",
    "tile/1/001.p/1",
    "tile/2/000.p/1",
    "tile/entries/000",
    "tile/entries/256",
    "tile/entries/257.p/208",
  ]);
  for (const path of paths) {
    const bytes = files.get(path) ?? new Uint8Array();
    const changed = bytes.slice();
    changed[bytes.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    for (const wrong of [changed, bytes.subarray(0, -32), new Uint8Array()])
      await expect(readEnds(new Map(files).set(path, wrong)), path).rejects.toThrow(LogFault);
    const without = new Map(files);
    without.delete(path);
    await expect(readEnds(without), path).rejects.toThrow("nothing at");
  }
});
