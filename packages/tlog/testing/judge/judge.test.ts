import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildJudge, type Judge, type Question } from "@wuxing/platform/testing/judge";
import { toBase64 } from "@wuxing/tlog/encoding";
import { cosign, formatVerifierKey, signerOf, signingKey } from "@wuxing/tlog/note";
import { TestLog } from "@wuxing/tlog/testing";
import { tilePath, tilesBetween } from "@wuxing/tlog/tiles";
import { hasherOf } from "@wuxing/tlog/tree";
import { afterAll, beforeAll, expect, test } from "vitest";

const hasher = hasherOf();
const folder = mkdtempSync(join(tmpdir(), "wuxing-judge-"));
let judge: Judge;
// Compiling for the first time on a slow machine, and perhaps installing Go.
beforeAll(() => {
  judge = buildJudge(folder);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// One leaf more than any tree that is asked about, so that the next size is there too.
const log = new TestLog(hasher).growTo(301);
const treeOf = (size: number, of = log) => ({ size, root: toBase64(of.tree.root(size)) });
const flipped = (hash: string): string => `${hash.startsWith("A") ? "B" : "A"}${hash.slice(1)}`;

/** Expects Go to accept all of the first and to refuse each of the second with a reason. */
function expectJudged(right: readonly Question[], wrong: readonly Question[]): void {
  const answers = judge([...right, ...wrong]);
  expect(answers.slice(0, right.length)).toEqual(right.map(() => ""));
  const passed = wrong.filter((_question, i) => answers[right.length + i] === "");
  expect(passed).toEqual([]);
}

test("Go opens our checkpoints, and none that was changed", async () => {
  const key = formatVerifierKey(log.signer.key);
  const witness = signerOf(signingKey("witness.example/w1", new Uint8Array(32).fill(2), "cosignature"));
  const [right, wrong]: [Question[], Question[]] = [[], []];
  for (const size of [0, 1, 2, 255, 256, 300]) {
    const note = await log.checkpoint(size);
    const cosigned = note + (await cosign(note.slice(0, note.indexOf("\n\n") + 1), witness, 1_700_000_000));
    const tree = treeOf(size);
    const cosigner = formatVerifierKey(witness.key);
    right.push({ kind: "note", note, key, tree }, { kind: "note", note: cosigned, key, tree });
    right.push({ kind: "cosignature", note: cosigned, key: cosigner, tree });
    wrong.push({ kind: "note", note, key, tree: treeOf(7) });
    wrong.push({ kind: "note", note: note.replace(`\n${size}\n`, `\n${size + 1}\n`), key });
    wrong.push({ kind: "note", note: note.replace("city", "town"), key }, { kind: "cosignature", note, key: cosigner });
    wrong.push({ kind: "cosignature", note: cosigned.replace(`\n${size}\n`, `\n${size + 1}\n`), key: cosigner });
  }
  expectJudged(right, wrong);
});

test("Go accepts our inclusion proofs, and none with another index, size, leaf, root or hash", () => {
  const [right, wrong]: [Question[], Question[]] = [[], []];
  for (const size of [1, 2, 3, 7, 8, 255, 256, 257, 300])
    for (const index of [0, 1, Math.floor(size / 2), size - 1].filter((index) => index < size)) {
      const leaf = toBase64(hasher.leaf(log.records[index] ?? new Uint8Array()));
      const proof = log.tree.inclusionProof(index, size).map(toBase64);
      const question = { kind: "record", tree: treeOf(size), index, leaf, proof } as const;
      right.push(question);
      wrong.push({ ...question, leaf: flipped(leaf) }, { ...question, tree: treeOf(size + 1) });
      wrong.push({ ...question, tree: { size, root: flipped(treeOf(size).root) } });
      wrong.push({ ...question, proof: [...proof, leaf] }, { ...question, index: size });
      if (size > 1) wrong.push({ ...question, index: index ^ 1 }, { ...question, proof: proof.slice(1) });
      for (const i of proof.keys()) wrong.push({ ...question, proof: proof.with(i, flipped(proof[i] ?? "")) });
    }
  expectJudged(right, wrong);
});

test("Go accepts our consistency proofs, and none of a forked tree or with a wrong size or hash", () => {
  const fork = new TestLog(hasher).growTo(3).grow("another").growTo(300);
  const [right, wrong]: [Question[], Question[]] = [[], []];
  for (const [from, to] of [1, 2, 3, 4, 7, 128, 255, 256, 257, 300].flatMap((from, _i, all) =>
    all.filter((to) => to >= from).map((to) => [from, to] as const),
  )) {
    const proof = log.tree.consistencyProof(from, to).map(toBase64);
    const question = { kind: "growth", tree: treeOf(to), old: treeOf(from), proof } as const;
    right.push(question);
    wrong.push({ ...question, proof: [...proof, treeOf(1).root] }, { ...question, old: treeOf(to + 1) });
    wrong.push({ ...question, old: { size: from, root: flipped(treeOf(from).root) } });
    if (from < to) wrong.push({ ...question, old: treeOf(from + 1) });
    if (from > 3)
      for (const either of [proof, fork.tree.consistencyProof(from, to).map(toBase64)])
        wrong.push({ ...question, tree: treeOf(to, fork), proof: either });
    for (const i of proof.keys()) wrong.push({ ...question, proof: proof.with(i, flipped(proof[i] ?? "")) });
  }
  expectJudged(right, wrong);
});

/** Writes a log's tiles and bundles below a new folder, as it would be served. */
function written(name: string, files: ReadonlyMap<string, Uint8Array>): string {
  const below = join(folder, name);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(below, path)), { recursive: true });
    writeFileSync(join(below, path), bytes);
  }
  return below;
}

test("Go reads our logs from their tiles, and none with a changed tile or record", () => {
  const [right, wrong]: [Question[], Question[]] = [[], []];
  for (const size of [1, 255, 256, 257, 70_000]) {
    const { files, tree } = new TestLog(hasher).growTo(size);
    const head = { size, root: toBase64(tree.root()) };
    right.push({ kind: "tiles", tree: head, folder: written(`${size}`, files) });
    wrong.push({ kind: "tiles", tree: { size, root: flipped(head.root) }, folder: join(folder, `${size}`) });
  }
  const { files, tree } = new TestLog(hasher).growTo(600);
  const head = { size: 600, root: toBase64(tree.root()) };
  for (const path of [...tilesBetween(0, 600).map(tilePath), "tile/entries/001", "tile/entries/002.p/88"]) {
    const changed = (files.get(path) ?? new Uint8Array()).slice();
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    const name = path.replaceAll("/", "-");
    wrong.push({ kind: "tiles", tree: head, folder: written(name, new Map(files).set(path, changed)) });
  }
  expectJudged(right, wrong);
});
