import { createPrivateKey, sign as nodeSign } from "node:crypto";
import { LogFault, type LogFaultCode } from "@wuxing/tlog/fault";
import {
  cosign,
  formatSigningKey,
  formatVerifierKey,
  parseNote,
  parseSigningKey,
  parseVerifierKey,
  type Signer,
  signerOf,
  signingKey,
  signNote,
  verifierKey,
  verifyNote,
} from "@wuxing/tlog/note";
import fc from "fast-check";
import { expect, test } from "vitest";

/** The key and note of the tests of Go's sumdb/note. */
const peter = {
  vkey: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  skey: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
};
/** The example of the C2SP page. */
const foo = {
  vkey: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  note: "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n",
};

const faultOf = (work: () => unknown): LogFaultCode | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof LogFault) return error.code;
    throw error;
  }
};

test("Go's key and note: read, verified, signed to the same bytes", async () => {
  const key = parseVerifierKey(peter.vkey);
  expect(key).toMatchObject({ name: "PeterNeumann", id: "c74f20a3", type: "ed25519" });
  const signer = parseSigningKey(peter.skey);
  expect(formatVerifierKey(signer.verifier)).toBe(peter.vkey);
  expect(formatSigningKey(signer)).toBe(peter.skey);
  const note = `${peter.text}\n${peter.line}`;
  expect(await signNote(peter.text, signerOf(signer))).toBe(note);
  expect(verifyNote(parseNote(note), [key])).toEqual([{ key }]);
});

test("the example of the specification is verified, and no text but its own", () => {
  const key = parseVerifierKey(foo.vkey);
  expect(formatVerifierKey(key)).toBe(foo.vkey);
  expect(verifyNote(parseNote(foo.note), [key])).toEqual([{ key }]);
  expect(faultOf(() => verifyNote(parseNote(foo.note.replace("an", "no")), [key]))).toBe("forged");
  expect(faultOf(() => verifyNote(parseNote(foo.note), [parseVerifierKey(peter.vkey)]))).toBe("unsigned");
});

test("a signer of node:crypto signs as the one that runs anywhere", async () => {
  const plain = parseSigningKey(peter.skey);
  const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), plain.seed]);
  const key = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const signer: Signer = { key: plain.verifier, sign: (message) => nodeSign(null, message, key) };
  expect(await signNote(peter.text, signer)).toBe(await signNote(peter.text, signerOf(plain)));
});

test("no part of a verifier key and no key with a changed character is read", () => {
  for (const [key, parse] of [
    [peter.vkey, parseVerifierKey],
    [peter.skey, parseSigningKey],
  ] as const)
    for (let from = 0; from < key.length; from++) {
      const changed = key.slice(0, from) + String.fromCharCode(key.charCodeAt(from) + 1) + key.slice(from + 1);
      expect(
        faultOf(() => parse(changed)),
        changed,
      ).toBe("malformed");
      for (let to = from; to < key.length; to++) expect(faultOf(() => parse(key.slice(from, to)))).toBe("malformed");
    }
  // A key of the wrong length and one of an unknown type, each with the id that would be theirs.
  for (const key of [
    "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
    "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  ])
    expect(faultOf(() => parseVerifierKey(key))).toBe("malformed");
});

test("a cosignature holds for its time and text alone, under a key of its own type", async () => {
  const seed = new Uint8Array(32).fill(7);
  const witness = signingKey("witness.example/w1", seed, "cosignature");
  const text = "example.com/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
  const line = await cosign(text, signerOf(witness), 1_679_315_147);
  const note = parseNote(`${text}\n${line}`);
  expect(verifyNote(note, [witness.verifier])).toEqual([{ key: witness.verifier, time: 1_679_315_147 }]);
  const later = note.signatures.map((one) => {
    const bytes = one.bytes.slice();
    bytes[7] = (bytes[7] ?? 0) + 1;
    return { ...one, bytes };
  });
  expect(faultOf(() => verifyNote({ ...note, signatures: later }, [witness.verifier]))).toBe("forged");
  // The same key as a plain one has another id: its signatures are of an unknown key.
  expect(faultOf(() => verifyNote(note, [signingKey("witness.example/w1", seed).verifier]))).toBe("unsigned");
  await expect(signNote(text, signerOf(witness))).rejects.toThrow(LogFault);
  await expect(cosign(text, signerOf(signingKey("w", seed)), 1)).rejects.toThrow(LogFault);
  await expect(cosign(text, signerOf(witness), 0)).rejects.toThrow(LogFault);
});

test.each([
  ["nothing", ""],
  ["no signature", `${peter.text}\n`],
  ["no empty line", `${peter.text}${peter.line}`],
  ["no last newline", `${peter.text}\n${peter.line.slice(0, -1)}`],
  ["a control character", `a\tb\n\n${peter.line}`],
  ["half a character", `\ud800\n\n${peter.line}`],
  ["another dash", `${peter.text}\n${peter.line.replace("—", "-")}`],
  ["a line that is none", `${peter.text}\n${peter.line}PeterNeumann\n`],
  ["a signature of an id alone", `${peter.text}\n— PeterNeumann x08gow==\n`],
  ["Base64 of another spelling", `${peter.text}\n${peter.line.replace("nAM=", "nAN=")}`],
  ["too many signatures", `${peter.text}\n${peter.line.repeat(101)}`],
  ["too many bytes", `${"a".repeat(1_000_001)}\n\n${peter.line}`],
])("a note with %s is malformed", (_what, note) => {
  expect(faultOf(() => parseNote(note))).toBe("malformed");
});

test("bytes that are no UTF-8 are no note; empty lines in the text are part of it", () => {
  expect(faultOf(() => parseNote(Uint8Array.of(0xff, 0x0a, 0x0a)))).toBe("malformed");
  expect(parseNote(new TextEncoder().encode(`a\n\nb\n\n${peter.line}`)).text).toBe("a\n\nb\n");
});

test.each(["", "a b", "a+b", "a\u3000b", "a\nb", "\ud800"])("%j is no name of a key", (name) => {
  expect(faultOf(() => verifierKey(name, new Uint8Array(32)))).toBe("malformed");
});

test("whatever bytes come, a note is read or refused, and a changed byte never passes", () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.string({ unit: "grapheme" })), (input) => {
      expect(["malformed", undefined]).toContain(faultOf(() => parseNote(input)));
    }),
  );
  const note = new TextEncoder().encode(foo.note);
  fc.assert(
    fc.property(fc.nat(note.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = note.slice();
      changed[at] = (changed[at] ?? 0) ^ by;
      expect(faultOf(() => verifyNote(parseNote(changed), [parseVerifierKey(foo.vkey)]))).toBeDefined();
    }),
  );
});
