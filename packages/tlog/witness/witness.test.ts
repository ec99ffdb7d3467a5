import { openCheckpoint, parseCheckpoint } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import { parseNote, signerOf, signingKey, signNote } from "@wuxing/tlog/note";
import { policyOf } from "@wuxing/tlog/policy";
import { memoryStore, TestLog } from "@wuxing/tlog/testing";
import { hasherOf, verifyConsistency } from "@wuxing/tlog/tree";
import {
  addCheckpoint,
  formatWitnessRequest,
  parseWitnessRequest,
  readReply,
  type Witness,
  type WitnessAnswer,
} from "@wuxing/tlog/witness";
import fc from "fast-check";
import { expect, test } from "vitest";

const hasher = hasherOf();
const signer = signerOf(signingKey("witness.example/w1", new Uint8Array(32).fill(2), "cosignature"));
const watched = new TestLog(hasher).growTo(40);
const witnessOf = (time = 1000): Witness => ({
  signer,
  policy: policyOf([watched.signer.key]),
  store: memoryStore(),
  now: () => time,
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Asks the witness for a size of a log, from an old size, with the log's own proof or another. */
async function ask(
  witness: Witness,
  oldSize: number,
  size: number,
  log = watched,
  proof?: Uint8Array[],
): Promise<WitnessAnswer> {
  const own = oldSize > 0 && oldSize <= size ? log.tree.consistencyProof(oldSize, size) : [];
  const request = { oldSize, proof: proof ?? own, checkpoint: await log.checkpoint(size) };
  return addCheckpoint(witness, bytes(formatWitnessRequest(request)));
}
const fork = new TestLog(hasher).growTo(20).grow("another").growTo(40);

test("a witness cosigns what grows, and its cosignature makes the checkpoint open", async () => {
  const witness = witnessOf();
  let old = 0;
  for (const size of [0, 1, 7, 7, 40]) {
    const answer = await ask(witness, old, size);
    expect(answer.status).toBe(200);
    const checkpoint = await watched.checkpoint(size);
    const reply = readReply(answer, checkpoint, signer.key);
    if (reply.kind !== "cosigned") throw new Error(reply.kind);
    const policy = policyOf([watched.signer.key], [signer.key], 1);
    expect(openCheckpoint(checkpoint + reply.lines, policy).cosignatures).toEqual([{ key: signer.key, time: 1000 }]);
    const kept = await witness.store.latest(watched.signer.key.name);
    expect(kept?.note).toBe(checkpoint + reply.lines);
    old = size;
  }
});

test("a log that begins from another size than the witness knows is told that size", async () => {
  const witness = witnessOf();
  expect(await ask(witness, 3, 7)).toEqual({ status: 409, type: "text/x.tlog.size", body: "0\n" });
  await ask(witness, 0, 7);
  for (const old of [0, 3, 9]) expect(await ask(witness, old, 20)).toMatchObject({ status: 409, body: "7\n" });
  const checkpoint = await watched.checkpoint(20);
  expect(readReply(await ask(witness, 0, 20), checkpoint, signer.key)).toEqual({ kind: "conflict", size: 7 });
});

test("a forked or rolled-back log is not cosigned, whatever proof it brings", async () => {
  const witness = witnessOf();
  await ask(witness, 0, 30);
  for (const proof of [fork.tree.consistencyProof(30, 35), watched.tree.consistencyProof(30, 35), [], undefined])
    expect(await ask(witness, 30, 35, fork, proof)).toMatchObject({ status: 422 });
  // Another tree of the same size; the same tree, but smaller; a smaller one with a smaller old size.
  expect(await ask(witness, 30, 30, fork)).toMatchObject({ status: 422 });
  expect(await ask(witness, 30, 25)).toMatchObject({ status: 400 });
  expect(await ask(witness, 25, 28)).toMatchObject({ status: 409, body: "30\n" });
  expect((await witness.store.latest(watched.signer.key.name))?.size).toBe(30);
  expect(await ask(witness, 30, 35)).toMatchObject({ status: 200 });
});

test("a proof where none is needed and an empty tree with another root are refused", async () => {
  expect(await ask(witnessOf(), 0, 7, watched, [new Uint8Array(32)])).toMatchObject({ status: 422 });
  const witness = witnessOf();
  await ask(witness, 0, 7);
  expect(await ask(witness, 7, 7, watched, [new Uint8Array(32)])).toMatchObject({ status: 422 });
  const text = `${watched.signer.key.name}\n0\n${"A".repeat(43)}=\n`;
  const checkpoint = await signNote(text, watched.signer);
  const request = bytes(formatWitnessRequest({ oldSize: 0, proof: [], checkpoint }));
  expect(await addCheckpoint(witnessOf(), request)).toMatchObject({ status: 422 });
});

test("an unknown log, a stranger's signature and a forged one are refused", async () => {
  expect(await ask(witnessOf(), 0, 7, new TestLog(hasher, "else.example/log").growTo(7))).toMatchObject({
    status: 404,
  });
  const checkpoint = await watched.checkpoint(7);
  const stranger = signerOf(signingKey(watched.signer.key.name, new Uint8Array(32).fill(9)));
  for (const wrong of [await signNote(parseNote(checkpoint).text, stranger), checkpoint.replace("\n7\n", "\n8\n")]) {
    const request = bytes(formatWitnessRequest({ oldSize: 0, proof: [], checkpoint: wrong }));
    expect(await addCheckpoint(witnessOf(), request)).toMatchObject({ status: 403 });
  }
});

test("of two requests at once one is cosigned and the other told the new size", async () => {
  const witness = witnessOf();
  await ask(witness, 0, 7);
  const answers = await Promise.all([ask(witness, 7, 30), ask(witness, 7, 20), ask(witness, 7, 40)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const kept = await witness.store.latest(watched.signer.key.name);
  for (const { status, body } of answers) if (status === 409) expect(body).toBe(`${kept?.size}\n`);
});

const right = formatWitnessRequest({
  oldSize: 3,
  proof: [new Uint8Array(32)],
  checkpoint: await watched.checkpoint(7),
});
test.each([
  ["nothing", ""],
  ["no old size", right.replace("old 3\n", "")],
  ["an old size with a zero before", right.replace("old 3", "old 03")],
  ["a hash that is none", right.replace("old 3\n", "old 3\nAQ==\n")],
  ["64 hashes", right.replace("old 3\n", `old 3\n${`${"A".repeat(43)}=\n`.repeat(63)}`)],
  ["no checkpoint", right.slice(0, right.indexOf("\n\n") + 2)],
  ["a checkpoint without a signature", `${right.split("\n\n").slice(0, 2).join("\n\n")}\n`],
])("a request with %s is not understood", async (_what, wrong) => {
  expect(await addCheckpoint(witnessOf(), bytes(wrong))).toMatchObject({ status: 400 });
});

test("requests are read as they were written; any bytes are answered", async () => {
  expect(formatWitnessRequest(parseWitnessRequest(bytes(right)))).toBe(right);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), async (input) => {
      expect(await addCheckpoint(witnessOf(), input)).toMatchObject({ status: 400 });
    }),
  );
});

test("whatever is asked in whatever order, all that is cosigned is one growing tree", async () => {
  const request = fc.record({
    log: fc.constantFrom(watched, fork),
    old: fc.nat(40),
    size: fc.nat(40),
    known: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 12 }), async (requests) => {
      const witness = witnessOf();
      let last = { size: 0, root: hasher.empty };
      for (const { log, old, size, known } of requests) {
        const answer = await ask(witness, known ? last.size : old, size, log);
        if (answer.status !== 200) continue;
        const next = parseCheckpoint(parseNote(await log.checkpoint(size)).text);
        if (last.size > 0) {
          const proof = log.tree.consistencyProof(last.size, next.size);
          verifyConsistency({ from: last, to: next, proof }, hasher);
        }
        last = next;
      }
    }),
    { numRuns: 40 },
  );
});

test("a witness that says to have cosigned and has not is found out", async () => {
  const checkpoint = await watched.checkpoint(7);
  const { body } = await ask(witnessOf(), 0, 8);
  expect(() => readReply({ status: 200, body }, checkpoint, signer.key)).toThrow(LogFault);
  const other = signerOf(signingKey("witness.example/w2", new Uint8Array(32).fill(3), "cosignature"));
  const answer = await ask({ ...witnessOf(), signer: other }, 0, 7);
  expect(() => readReply(answer, checkpoint, signer.key)).toThrow(LogFault);
  expect(() => readReply({ status: 200, body: "yes\n" }, checkpoint, signer.key)).toThrow(LogFault);
  expect(readReply({ status: 422, body: "no" }, checkpoint, signer.key)).toMatchObject({
    kind: "refused",
    status: 422,
  });
  expect(readReply({ status: 409, body: "-1\n" }, checkpoint, signer.key)).toMatchObject({ kind: "refused" });
});
