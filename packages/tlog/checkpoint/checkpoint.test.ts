import {
  formatCheckpoint,
  openCheckpoint,
  openSigned,
  parseCheckpoint,
  witnessedAt,
  witnessedWithin,
} from "@wuxing/tlog/checkpoint";
import { LogFault, type LogFaultCode } from "@wuxing/tlog/fault";
import {
  cosign,
  formatVerifierKey,
  type KeyType,
  parseNote,
  parseVerifierKey,
  type Signer,
  signerOf,
  signingKey,
  signNote,
  verifyNote,
} from "@wuxing/tlog/note";
import { parsePolicy, policyOf } from "@wuxing/tlog/policy";
import fc from "fast-check";
import { expect, test } from "vitest";

/** The example of the C2SP page. */
const published = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

/** A checkpoint of a public log (certificate transparency, staging) as its witnesses cosigned it on 2026-05-23; with their keys. */
const cosignedInPublic = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`;
const publicLog = "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f";
const publicWitnesses = [
  "transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM",
  "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO",
  "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
  "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv",
];

const signer = (name: string, byte: number, type?: KeyType): Signer =>
  signerOf(signingKey(name, new Uint8Array(32).fill(byte), type));
const log = signer("city.example/log", 1);
const witnesses = [2, 3, 4].map((byte) => signer(`w${byte}.example`, byte, "cosignature"));
const keys = witnesses.map(({ key }) => key);
const text = formatCheckpoint({ origin: "city.example/log", size: 7, root: new Uint8Array(32).fill(9) });

const signed = async (count: number, time = 1000): Promise<string> => {
  const lines = await Promise.all(witnesses.slice(0, count).map((witness) => cosign(text, witness, time)));
  return (await signNote(text, log)) + lines.join("");
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

test("the published example is read and written to the same bytes", () => {
  const checkpoint = parseCheckpoint(published);
  expect(checkpoint).toMatchObject({ origin: "example.com/behind-the-sofa", size: 20_852_163 });
  expect(formatCheckpoint(checkpoint)).toBe(published);
  expect(formatCheckpoint(parseCheckpoint(`${published}more\n`))).toBe(`${published}more\n`);
});

test("a public log's checkpoint opens with its witnesses' cosignatures, and not when it is changed", () => {
  const witnesses = publicWitnesses.map(parseVerifierKey);
  const policy = policyOf([parseVerifierKey(publicLog)], witnesses, witnesses.length);
  const opened = openCheckpoint(cosignedInPublic, policy);
  expect(opened.checkpoint.size).toBe(1_432_088_532);
  expect(opened.cosignatures.map(({ key }) => key)).toEqual(witnesses);
  for (const { time } of opened.cosignatures) expect(new Date(time * 1000).toISOString()).toContain("2026-05-23");
  const text = cosignedInPublic.replace("1432088532", "1432088533");
  expect(faultOf(() => openSigned(text, policy))).toBe("forged");
  // Each cosignature by itself: none stands or falls with the log's.
  for (const key of witnesses) expect(faultOf(() => verifyNote(parseNote(text), [key]))).toBe("forged");
});

test("every checkpoint that can be is read as it was written", () => {
  const origin = fc.stringMatching(/^[^\n]+$/u);
  fc.assert(
    fc.property(origin, fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (origin, size, root) => {
      const checkpoint = { origin, size, root };
      expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
    }),
  );
});

test.each([
  ["no newline at the end", published.slice(0, -1)],
  ["two lines", "a\n1\n"],
  ["no origin", `\n${published.split("\n").slice(1).join("\n")}`],
  ["a size with a zero before", published.replace("\n2", "\n02")],
  ["a size with a sign", published.replace("\n2", "\n+2")],
  ["a size of 2^53", published.replace("20852163", "9007199254740992")],
  ["a root that is too short", published.replace("CsUY", "")],
  ["a root of another spelling", published.replace("q2I=", "q2J=")],
  ["an empty extension line", `${published}\nmore\n`],
])("a checkpoint with %s is malformed", (_what, wrong) => {
  expect(faultOf(() => parseCheckpoint(wrong))).toBe("malformed");
});

test("a checkpoint opens with the signature of its log and enough cosignatures", async () => {
  const policy = policyOf([log.key], keys, 2);
  const opened = openCheckpoint(await signed(2), policy);
  expect(opened.checkpoint).toMatchObject({ origin: "city.example/log", size: 7 });
  expect(opened.log).toBe(log.key);
  expect(opened.cosignatures).toEqual(keys.slice(0, 2).map((key) => ({ key, time: 1000 })));
  const few = await signed(1);
  expect(faultOf(() => openCheckpoint(few, policy))).toBe("unwitnessed");
  expect(openSigned(few, policy)).toMatchObject({ witnessed: false, cosignatures: [{ key: keys[0] }] });
  // The same witness twice is one witness.
  const twice = few + (await cosign(text, witnesses[0] ?? log, 2000));
  expect(openSigned(twice, policy)).toMatchObject({ witnessed: false, cosignatures: [{ time: 1000 }, { time: 2000 }] });
});

test("by the times of its cosignatures a checkpoint is told to be stale, or to have been there before", async () => {
  const policy = policyOf([log.key], keys, 2);
  const note = (await signed(2)) + (await cosign(text, witnesses[2] ?? log, 2000));
  const opened = openCheckpoint(note, policy);
  expect(witnessedWithin(opened, policy, { to: 1000 })).toBe(true);
  expect(witnessedWithin(opened, policy, { to: 999 })).toBe(false);
  expect(witnessedWithin(opened, policy, { from: 1000 })).toBe(true);
  expect(witnessedWithin(opened, policy, { from: 1001 })).toBe(false);
  expect(witnessedAt(opened, policy)).toBe(1000);
  expect(witnessedAt(opened, policyOf([log.key], keys, 3))).toBe(2000);
  expect(witnessedAt(opened, policyOf([log.key])), "no witness is asked").toBeUndefined();
});

test("nobody but the log may sign for it, and a forged line spoils the note", async () => {
  const policy = policyOf([log.key], keys, 1);
  const cosignature = await cosign(text, witnesses[0] ?? log, 1000);
  const other = signer("city.example/log", 8);
  expect(faultOf(() => openSigned(`${text}\n${cosignature}`, policy))).toBe("unsigned");
  const byOther = await signNote(text, other);
  expect(faultOf(() => openSigned(byOther + cosignature, policy))).toBe("unsigned");
  const forged = (await signNote(text.replace("\n7\n", "\n8\n"), log)).split("\n\n")[1] ?? "";
  expect(faultOf(() => openSigned(`${text}\n${cosignature}${forged}`, policy))).toBe("forged");
  expect(faultOf(() => openSigned(byOther, policyOf([signer("else.example", 1).key])))).toBe("otherLog");
});

test("a policy file with groups is kept to", async () => {
  const vkey = (one: Signer): string => formatVerifierKey(one.key);
  const [w2, w3, w4] = witnesses.map(vkey);
  const policy = parsePolicy(
    [
      "# who is trusted",
      `log ${vkey(log)} https://city.example/log`,
      `witness university ${w2} https://w2.example/`,
      `\twitness  court ${w3}`,
      `witness press ${w4}`,
      "group outside any court press",
      "group both all university outside",
      "quorum both",
      "",
    ].join("\n"),
  );
  expect(policy.witnesses[0]).toMatchObject({ name: "university", url: "https://w2.example/" });
  expect(openSigned(await signed(1), policy).witnessed).toBe(false);
  expect(openSigned(await signed(2), policy).witnessed).toBe(true);
  const none = parsePolicy(`log ${vkey(log)}\nquorum none\n`);
  expect(openCheckpoint(await signed(0), none).cosignatures).toEqual([]);
});

const line = (name: string, byte: number): string =>
  `witness ${name} ${formatVerifierKey(signer(`w${byte}.example`, byte, "cosignature").key)}\n`;
test.each([
  ["no quorum", line("a", 1)],
  ["two quorums", "quorum none\nquorum none\n"],
  ["an unknown word", "mirror a\nquorum none\n"],
  ["an unknown name", "quorum a\n"],
  ["a key that is none", "witness a b\nquorum none\n"],
  ["a log that cosigns", `${line("", 1).replace("witness ", "log")}quorum none\n`],
  ["one key under two names", `${line("a", 1)}${line("b", 1)}quorum none\n`],
  ["one name twice", `${line("a", 1)}${line("a", 2)}quorum none\n`],
  ["the name none", `${line("none", 1)}quorum none\n`],
  ["a member twice", `${line("a", 1)}group b any a\ngroup c any a\nquorum c\n`],
  ["more than all", `${line("a", 1)}group b 2 a\nquorum b\n`],
  ["a group of nobody", "group b all\nquorum b\n"],
  ["words after an address", `${line("a", 1).trim()} https://a.example more\nquorum none\n`],
])("a policy with %s is malformed", (_what, wrong) => {
  expect(faultOf(() => parsePolicy(wrong))).toBe("malformed");
});

test("more cosignatures than there are witnesses cannot be asked", () => {
  expect(faultOf(() => policyOf([log.key], keys, 4))).toBe("malformed");
  expect(faultOf(() => policyOf(keys))).toBe("malformed");
  expect(faultOf(() => policyOf([log.key], [log.key]))).toBe("malformed");
});
