import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GrowingTree, hasherOf, ProofFault, verifyConsistency, verifyInclusion } from "@wuxing/tlog/tree";
import fc from "fast-check";
import { expect, test } from "vitest";

const hasher = hasherOf((data) => createHash("sha256").update(data).digest());
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

/** The eight leaves of RFC 6962's reference tree and the roots of its sizes 0 to 8. */
const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const treeOf = (count: number): GrowingTree => {
  const tree = new GrowingTree(hasher);
  for (let i = 0; i < count; i++) tree.append(hasher.leaf(Buffer.from(String(i))));
  return tree;
};

test("the reference tree has the published roots, whichever SHA-256 is used", () => {
  for (const one of [hasher, hasherOf()]) {
    const tree = new GrowingTree(one);
    for (const leaf of leaves) tree.append(one.leaf(new Uint8Array(Buffer.from(leaf, "hex"))));
    expect(roots.map((_root, size) => hex(tree.root(size)))).toEqual(roots);
  }
});

type Vector = readonly [number, number, string, string, readonly string[], boolean];
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, "../testing/vectors.json"), "utf8")) as {
  readonly inclusion: readonly Vector[];
  readonly consistency: readonly Vector[];
};
const fault = (work: () => void): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
};

test("all 196 proofs of transparency-dev/merkle are judged as published", () => {
  expect(vectors.inclusion.length + vectors.consistency.length).toBe(196);
  for (const [index, size, root, leafHash, proof, wrong] of vectors.inclusion) {
    const given = { index, size, root: bytes(root), leafHash: bytes(leafHash), proof: proof.map(bytes) };
    const found = fault(() => verifyInclusion(given));
    expect(found instanceof ProofFault, JSON.stringify([index, size, root, leafHash, proof])).toBe(wrong);
    if (!wrong) expect(found).toBeUndefined();
  }
  for (const [size1, size2, root1, root2, proof, wrong] of vectors.consistency) {
    const given = { from: { size: size1, root: bytes(root1) }, to: { size: size2, root: bytes(root2) } };
    const found = fault(() => verifyConsistency({ ...given, proof: proof.map(bytes) }));
    expect(found instanceof ProofFault, JSON.stringify([size1, size2, root1, root2, proof])).toBe(wrong);
    if (!wrong) expect(found).toBeUndefined();
  }
});

test("every leaf of every tree is proven, and no other leaf, index, size or changed hash passes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), (size, n, where) => {
      const tree = treeOf(size + 3);
      const index = n % size;
      const given = {
        index,
        size,
        leafHash: hasher.leaf(Buffer.from(String(index))),
        root: tree.root(size),
        proof: tree.inclusionProof(index, size),
      };
      verifyInclusion(given, hasher);
      const others = [
        { ...given, leafHash: hasher.leaf(Buffer.from("another")) },
        { ...given, root: tree.root(size + 1) },
        { ...given, proof: [...given.proof, given.root] },
        ...(size > 1
          ? [
              { ...given, index: (index + 1) % size },
              { ...given, proof: given.proof.slice(1) },
            ]
          : []),
        ...given.proof.slice(0, 1).map((hash) => {
          const changed = hash.slice();
          changed[where % 32] = (changed[where % 32] ?? 0) ^ 1;
          return { ...given, proof: [changed, ...given.proof.slice(1)] };
        }),
      ];
      for (const wrong of others) expect(() => verifyInclusion(wrong, hasher)).toThrow(ProofFault);
    }),
  );
});

test("every tree is proven to begin every larger one, and none that was changed", () => {
  const tree = treeOf(130);
  const forked = treeOf(40);
  for (let i = 40; i < 130; i++) forked.append(hasher.leaf(Buffer.from(i === 77 ? "changed" : String(i))));
  for (let from = 1; from <= 130; from += 3)
    for (let to = from; to <= 130; to += 7) {
      const proof = tree.consistencyProof(from, to);
      const given = { from: { size: from, root: tree.root(from) }, to: { size: to, root: tree.root(to) }, proof };
      verifyConsistency(given, hasher);
      if (from <= 77) continue;
      // A log that was forked at leaf 77 after the smaller tree had been seen: with either's proof.
      const fork = { ...given, to: { size: to, root: forked.root(to) } };
      for (const either of [proof, forked.consistencyProof(from, to)])
        expect(() => verifyConsistency({ ...fork, proof: either }, hasher)).toThrow(ProofFault);
    }
});

test("what is not in the tree cannot be asked of it", () => {
  const tree = treeOf(5);
  expect(() => tree.root(6)).toThrow(RangeError);
  expect(() => tree.inclusionProof(5)).toThrow(RangeError);
  expect(() => tree.consistencyProof(0)).toThrow(RangeError);
  expect(() => tree.consistencyProof(3, 2)).toThrow(RangeError);
});
