import { openCheckpoint, openSigned, witnessedWithin } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import { signerOf, signingKey } from "@wuxing/tlog/note";
import { policyOf } from "@wuxing/tlog/policy";
import { verifyProof } from "@wuxing/tlog/proof";
import { memoryStore, TestLog } from "@wuxing/tlog/testing";
import { TileReader, type TreeHead } from "@wuxing/tlog/tiles";
import { hasherOf } from "@wuxing/tlog/tree";
import { addCheckpoint, formatWitnessRequest, readReply, type Witness } from "@wuxing/tlog/witness";
import { expect, test } from "vitest";

const hasher = hasherOf();
const signer = signerOf(signingKey("witness.example/w1", new Uint8Array(32).fill(2), "cosignature"));
const honest = (): TestLog => new TestLog(hasher).growTo(600);
const policy = policyOf([honest().signer.key], [signer.key], 1);

/** A witness that has cosigned the honest log at 600 leaves, and what it gave. */
async function before(): Promise<{ witness: Witness; old: string; head: TreeHead }> {
  const witness = { signer, policy, store: memoryStore(), now: () => 1000 };
  const log = honest();
  const old = await cosigned(witness, log, 0);
  return { witness, old, head: openCheckpoint(old, policy).checkpoint };
}
async function request(witness: Witness, log: TestLog, oldSize: number) {
  const proof = oldSize > 0 && oldSize <= log.tree.size ? log.tree.consistencyProof(oldSize) : [];
  const body = formatWitnessRequest({ oldSize, proof, checkpoint: await log.checkpoint() });
  return addCheckpoint(witness, new TextEncoder().encode(body));
}
async function cosigned(witness: Witness, log: TestLog, oldSize: number): Promise<string> {
  const checkpoint = await log.checkpoint();
  const reply = readReply(await request(witness, log, oldSize), checkpoint, signer.key);
  if (reply.kind !== "cosigned") throw new Error(`not cosigned: ${reply.kind}`);
  return checkpoint + reply.lines;
}

/** What a verifier who remembers an earlier checkpoint does with a later one. */
async function follow(log: TestLog, head: TreeHead): Promise<void> {
  const opened = openSigned(await log.checkpoint(), policy);
  const reader = await TileReader.open(log.fetch, opened.checkpoint, hasher);
  await reader.assertGrownFrom(head);
  for await (const _entry of reader.entries());
}
const texts = (log: TestLog): string[] => log.records.map((record) => new TextDecoder().decode(record));

test("an honest log grows under the eyes of witness and verifier", async () => {
  const { witness, head } = await before();
  const log = honest().growTo(1000);
  await follow(log, head);
  expect(openCheckpoint(await cosigned(witness, log, 600), policy).checkpoint.size).toBe(1000);
});

test.each([
  ["forked before the end", (all: string[]) => [...all.slice(0, 500), "another", ...all.slice(501), "more"]],
  ["with a leaf removed", (all: string[]) => [...all.slice(0, 3), ...all.slice(4), "more", "more"]],
  ["with a leaf changed", (all: string[]) => [...all.slice(0, 3), "changed", ...all.slice(4), "more"]],
  ["with a leaf put in", (all: string[]) => ["put in", ...all]],
  ["with leaves swapped", (all: string[]) => [all[1] ?? "", all[0] ?? "", ...all.slice(2), "more"]],
  ["rolled back and grown anew", (all: string[]) => [...all.slice(0, 300), ...all.slice(0, 400)]],
])("a log %s is refused by the witness and found out by the verifier", async (_what, change) => {
  const { witness, head } = await before();
  const log = new TestLog(hasher).grow(...change(texts(honest())));
  expect(await request(witness, log, 600)).toMatchObject({ status: 422 });
  await expect(follow(log, head)).rejects.toThrow(LogFault);
  // It can show the forked tree to those alone who ask for no witness.
  const checkpoint = await log.checkpoint();
  expect(() => openCheckpoint(checkpoint, policy)).toThrow("witnesses");
});

test("a rolled-back log is refused by the witness and found out by the verifier", async () => {
  const { witness, head } = await before();
  const log = new TestLog(hasher).growTo(400);
  expect(await request(witness, log, 400)).toMatchObject({ status: 409, body: "600\n" });
  expect(await request(witness, log, 600)).toMatchObject({ status: 400 });
  await expect(follow(log, head)).rejects.toThrow("600 leaves before");
});

test("a record changed behind an unchanged checkpoint is found out, in bundle and tile", async () => {
  const { head } = await before();
  const [log, changed] = [honest(), new TestLog(hasher).grow(...texts(honest()).with(3, "changed"))];
  for (const path of ["tile/entries/000", "tile/0/000"]) {
    const files = new Map(log.files).set(path, changed.files.get(path) ?? new Uint8Array());
    const reader = await TileReader.open(async (wanted) => files.get(wanted) ?? new Uint8Array(), head, hasher);
    await expect(reader.entries(3, 4).next()).rejects.toThrow(LogFault);
  }
});

test("a stale checkpoint is told by the time of its cosignatures", async () => {
  const { old } = await before();
  const opened = openCheckpoint(old, policy);
  expect(witnessedWithin(opened, policy, { from: 1000 - 86_400 })).toBe(true);
  expect(witnessedWithin(opened, policy, { from: 1001 })).toBe(false);
});

test("a receipt of a record that the log dropped does not hold in the forked log", async () => {
  const { old } = await before();
  const [log, forked] = [honest(), new TestLog(hasher).grow(...texts(honest()).with(3, "changed"))];
  const leaf = hasher.leaf(log.records[3] ?? new Uint8Array());
  const proof = { index: 3, hashes: log.tree.inclusionProof(3), checkpoint: old };
  expect(verifyProof(proof, leaf, policy).checkpoint.size).toBe(600);
  const there = policyOf([forked.signer.key]);
  for (const hashes of [log.tree.inclusionProof(3), forked.tree.inclusionProof(3)]) {
    const checkpoint = await forked.checkpoint();
    expect(() => verifyProof({ index: 3, hashes, checkpoint }, leaf, there)).toThrow(LogFault);
  }
});
