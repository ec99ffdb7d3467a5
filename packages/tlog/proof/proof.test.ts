import { formatCheckpoint } from "@wuxing/tlog/checkpoint";
import { LogFault, type LogFaultCode } from "@wuxing/tlog/fault";
import { cosign, signerOf, signingKey, signNote } from "@wuxing/tlog/note";
import { policyOf } from "@wuxing/tlog/policy";
import { formatProof, type LogProof, parseProof, verifyProof } from "@wuxing/tlog/proof";
import { GrowingTree, hasherOf } from "@wuxing/tlog/tree";
import fc from "fast-check";
import { expect, test } from "vitest";

const hasher = hasherOf();
const leafOf = (index: number): Uint8Array => hasher.leaf(new TextEncoder().encode(`record ${index}`));
const log = signerOf(signingKey("city.example/log", new Uint8Array(32).fill(1)));
const witness = signerOf(signingKey("witness.example", new Uint8Array(32).fill(2), "cosignature"));
const policy = policyOf([log.key], [witness.key], 1);

const tree = new GrowingTree(hasher);
for (let i = 0; i < 11; i++) tree.append(leafOf(i));
const text = formatCheckpoint({ origin: log.key.name, size: tree.size, root: tree.root() });
const checkpoint = (await signNote(text, log)) + (await cosign(text, witness, 1000));
const proofOf = (index: number): LogProof => ({ index, hashes: tree.inclusionProof(index), checkpoint });

const faultOf = (work: () => unknown): LogFaultCode | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof LogFault) return error.code;
    throw error;
  }
};

test("a proof is written and read, with and without what the application adds", () => {
  for (let index = 0; index < tree.size; index++) {
    const proof = proofOf(index);
    expect(parseProof(formatProof(proof))).toEqual(proof);
    const withExtra = { ...proof, extra: Uint8Array.of(1, 2, 3) };
    expect(parseProof(formatProof(withExtra))).toEqual(withExtra);
    expect(verifyProof(parseProof(formatProof(withExtra)), leafOf(index), policy).checkpoint.size).toBe(11);
  }
  expect(formatProof(proofOf(3)).split("\n").slice(0, 2)).toEqual(["c2sp.org/tlog-proof@v1", "index 3"]);
});

test("no other record, index, path, size, log or witness passes", async () => {
  const proof = proofOf(3);
  expect(faultOf(() => verifyProof(proof, leafOf(4), policy))).toBe("proof");
  expect(faultOf(() => verifyProof({ ...proof, index: 4 }, leafOf(3), policy))).toBe("proof");
  expect(faultOf(() => verifyProof({ ...proof, hashes: proofOf(4).hashes }, leafOf(3), policy))).toBe("proof");
  const forged = checkpoint.replace("\n11\n", "\n12\n");
  expect(faultOf(() => verifyProof({ ...proof, checkpoint: forged }, leafOf(3), policy))).toBe("forged");
  const alone = await signNote(text, log);
  expect(faultOf(() => verifyProof({ ...proof, checkpoint: alone }, leafOf(3), policy))).toBe("unwitnessed");
  const elsewhere = policyOf([signerOf(signingKey("else.example", new Uint8Array(32))).key]);
  expect(faultOf(() => verifyProof(proof, leafOf(3), elsewhere))).toBe("otherLog");
});

const right = formatProof({ ...proofOf(3), extra: Uint8Array.of(1) });
test.each([
  ["no checkpoint", right.slice(0, right.indexOf("\n\n"))],
  ["another first line", right.replace("@v1", "@v2")],
  ["extra bytes of another spelling", right.replace("extra AQ==", "extra AR==")],
  ["no index", right.replace("index 3\n", "")],
  ["an index with a zero before", right.replace("index 3", "index 03")],
  ["a hash that is none", right.replace("index 3\n", "index 3\nAQ==\n")],
  ["64 hashes", right.replace("index 3\n", `index 3\n${`${"A".repeat(43)}=\n`.repeat(64)}`)],
])("a proof with %s is malformed", (_what, wrong) => {
  expect(faultOf(() => parseProof(wrong))).toBe("malformed");
});

test("whatever text comes, it is a proof that holds or a fault", () => {
  fc.assert(
    fc.property(fc.nat(right.length - 1), fc.string({ maxLength: 3 }), (at, by) => {
      const changed = right.slice(0, at) + by + right.slice(at + 1);
      fc.pre(changed !== right);
      const same = faultOf(() => verifyProof(parseProof(changed), leafOf(3), policy));
      // What the application adds and what nobody in the policy signed are not vouched for.
      if (same === undefined) expect(parseProof(changed)).toMatchObject({ index: 3, hashes: proofOf(3).hashes });
    }),
  );
});
