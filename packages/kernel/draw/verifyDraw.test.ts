import { formatCheckpoint } from "@wuxing/tlog/checkpoint";
import { cosign, signerOf, signingKey, signNote } from "@wuxing/tlog/note";
import { type Policy, policyOf } from "@wuxing/tlog/policy";
import { formatProof } from "@wuxing/tlog/proof";
import { GrowingTree, hasherOf } from "@wuxing/tlog/tree";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quicknet, timeOfRound } from "./beacon.ts";
import { commitmentOf } from "./commitmentOf.ts";
import type { DrawFile } from "./DrawFile.ts";
import { commitmentLeaf, outcomeLeaf, revealsLeaf } from "./sealEvidence.ts";
import { round38, sampleBeacon, sampleDrawFile, samplePlan, walkthrough, withReveals } from "./testing/sampleDraw.ts";
import { verifyDraw } from "./verifyDraw.ts";

const open = sampleDrawFile(samplePlan("open"));
const secretly = sampleDrawFile(samplePlan("unannounced"));
const log = signerOf(signingKey("city.example/log", new Uint8Array(32).fill(1)));
const witnesses = [2, 3].map((byte) =>
  signerOf(signingKey(`w${byte}.example`, new Uint8Array(32).fill(byte), "cosignature")),
);
const policy = policyOf(
  [log.key],
  witnesses.map(({ key }) => key),
  2,
);
const round = timeOfRound(sampleBeacon, sampleBeacon.round);

/** The file with the proof that its commitment (or another's) is the second leaf of a log, cosigned at these times. */
async function logged(
  file: DrawFile,
  times: readonly number[],
  text = commitmentLeaf(file.commitment),
): Promise<DrawFile> {
  const hasher = hasherOf();
  const tree = new GrowingTree(hasher);
  for (const leaf of ["first", text, "third"]) tree.append(hasher.leaf(new TextEncoder().encode(leaf)));
  const head = formatCheckpoint({ origin: log.key.name, size: 3, root: tree.root() });
  const cosigned = await Promise.all(times.map((time, place) => cosign(head, witnesses[place] ?? log, time)));
  const checkpoint = (await signNote(head, log)) + cosigned.join("");
  return { ...file, log: { proof: formatProof({ index: 1, hashes: tree.inclusionProof(1), checkpoint }) } };
}

/** The same, with the proof of the list of secrets beside it. */
async function listed(file: DrawFile, times: readonly number[], reveals = file.reveals ?? []): Promise<DrawFile> {
  const [plan, list] = [await logged(file, times), await logged(file, times, revealsLeaf(file.plan.id, reveals))];
  return { ...file, log: { proof: plan.log?.proof ?? "", ...(list.log ? { reveals: list.log.proof } : {}) } };
}

const kinds = (file: unknown, trusted?: Policy) => verifyDraw(file, trusted).findings.map(({ kind }) => kind);
const said = (file: unknown, trusted?: Policy) =>
  verifyDraw(file, trusted)
    .findings.map(({ text }) => `${text.zh}\n${text.en}`)
    .join("\n");
const isSound = (file: unknown) => verifyDraw(file).sound;
const isSoundBy = (file: unknown, trusted: Policy) => verifyDraw(file, trusted).sound;
const verdictBy = async (file: Promise<DrawFile>) => verifyDraw(await file, policy).findings;

describe("an open draw", () => {
  test("is replayed, and every sentence is said in both languages", () => {
    expect(isSound(open)).toBe(true);
    expect(said(open)).toContain("The replay gives the same: 7 targets");
    expect(said(open)).toContain("The secret of S2 is not in the file");
    for (const { text } of verifyDraw(open).findings)
      expect([/[一-鿿]/u.test(text.zh), /[a-z]{3}/u.test(text.en)]).toEqual([true, true]);
  });

  test("is proven to be fixed beforehand by the log and its witnesses, and by nothing else", async () => {
    const whole = sampleDrawFile({ ...open.plan, commitments: open.plan.commitments.slice(0, 1) });
    expect(kinds(whole, policy)).toContain("open");
    expect(kinds(await logged(whole, [round - 3600, round - 60]), policy)).toContain("open");
    const proven = await listed(whole, [round - 3600, round - 60]);
    expect(kinds(proven)).toContain("open");
    expect(kinds(proven, policy)).not.toContain("open");
    expect(said(proven, policy)).toContain("(2 witnesses), before its round came");
    expect(kinds(await logged(open, [round - 3600, round - 59]), policy)).toContain("wrong");
    // A quorum of one: the earlier of the two counts.
    const one = policyOf(
      [log.key],
      witnesses.map(({ key }) => key),
      1,
    );
    expect(kinds(await logged(open, [round + 5, round - 61]), one)).not.toContain("wrong");
  });

  test("is wrong with a proof of another record, of too few witnesses, or of no form", async () => {
    const times = [round - 3600, round - 3600];
    const other = { ...open.commitment, cap: 4 };
    expect(verifyDraw(await logged(open, times, commitmentLeaf(other)), policy).sound).toBe(false);
    expect(verifyDraw(await logged(open, [round - 3600]), policy).sound).toBe(false);
    expect(verifyDraw({ ...open, log: { proof: "c2sp.org/tlog-proof@v1" } }, policy).sound).toBe(false);
    const none = policyOf([log.key], [], 0);
    expect(said(await logged(open, []), none)).toContain("no witness vouches for the time");
  });

  test("in which a secret is missing or wrong leaves open whether it came in time", () => {
    const wrong = { ...open, reveals: [...(open.reveals ?? []), { by: "S2", secret: "00".repeat(16) }] };
    for (const file of [open, wrong]) {
      const about = verifyDraw(file).findings.filter(({ text }) => text.en.includes("S2"));
      expect(about.map(({ kind }) => kind)).toEqual(["open"]);
      expect(isSound(file)).toBe(true);
    }
    const told = verifyDraw(open).findings.filter(({ kind }) => kind === "limit");
    expect(told.map(({ text }) => text.en).join()).toMatch(/for several draws.*a second list of secrets/u);
  });

  test("cannot be steered by who is said to have laid a secret open in time", async () => {
    const times = [round - 3600, round - 60];
    // Whoever runs the draw knows chance, and likes better what comes out without the secret of S1.
    const chosen = withReveals(open.plan, []);
    expect(chosen.outcome).not.toEqual(open.outcome);
    // Without a proof of the list that is open; with the list that stands in the log it is wrong, whichever is shown.
    expect(kinds(await logged(chosen, times), policy)).not.toContain("wrong");
    expect(said(await logged(chosen, times), policy)).toContain("list of secrets laid open by the term was fixed");
    expect(isSoundBy(await listed(chosen, times, open.reveals), policy)).toBe(false);
    expect(isSoundBy(await listed(open, times), policy)).toBe(true);
    expect(isSoundBy(await listed({ ...open, reveals: [] }, times, open.reveals), policy)).toBe(false);
    // One that was listed once chance was known is no list.
    expect(isSoundBy(await listed(chosen, [round - 3600, round - 59]), policy)).toBe(false);
    const about = (await verdictBy(listed(open, times))).filter(({ text }) => text.en.includes("S2"));
    expect(about.map(({ kind }) => kind)).toEqual(["proven"]);
  });

  test("before its beacon is open, not wrong", () => {
    const { beacon, outcome, reveals, ...planned } = open;
    expect([beacon?.kind, outcome?.picked.length, reveals?.length]).toEqual(["drand", 7, 1]);
    expect(isSound(planned)).toBe(true);
    expect(said(planned)).toContain("nothing is drawn");
  });

  test("is wrong once anything in it is another", () => {
    const { outcome } = open;
    const [first, second, ...rest] = outcome?.picked ?? [];
    const another: Partial<DrawFile>[] = [
      { outcome: { picked: [second, first, ...rest] as never, shortfalls: [] } },
      { outcome: { picked: rest, shortfalls: [] } },
      { outcome: { picked: [...(outcome?.picked ?? []), { ...first, target: "W24" }] as never, shortfalls: [] } },
      { outcome: { picked: [{ ...first, officers: ["P1", "P2"] }, second, ...rest] as never, shortfalls: [] } },
      {
        outcome: {
          picked: outcome?.picked ?? [],
          shortfalls: [{ wanted: 1, got: 0, reason: "tooFewTargets", counts: {} }],
        },
      },
      { reveals: [] },
      { beacon: { kind: "drand", round: sampleBeacon.round, signature: "00".repeat(48) } },
      { beacon: { kind: "dice", throws: [1] } },
      { plan: { ...open.plan, frame: open.plan.frame.slice(1) } },
      { plan: { ...open.plan, recusals: [] } },
      { plan: { ...open.plan, cap: 4 } },
      { plan: { ...open.plan, quotas: { A: 3, B: 5 } } },
      { commitment: { ...open.commitment, cap: 4 } },
    ];
    for (const change of another) expect(isSound({ ...open, ...change })).toBe(false);
  });

  test("is wrong with a beacon that is no known chain, however well it is signed", () => {
    for (const beacon of [
      walkthrough,
      { ...walkthrough, chain: quicknet.chain },
      { ...sampleBeacon, publicKey: walkthrough.publicKey },
      { ...sampleBeacon, genesis: quicknet.genesis + 86_400 },
      { ...sampleBeacon, period: 30 },
    ]) {
      const plan = { ...open.plan, beacon };
      const forged = { ...open, plan, commitment: commitmentOf(plan), beacon: round38 };
      expect(isSound(forged)).toBe(false);
      expect(said(forged)).toContain("not a chain that is known");
    }
  });

  test("with another plan throughout is another draw: the log tells them apart", async () => {
    const forged = sampleDrawFile({ ...open.plan, frame: open.plan.frame.slice(1), recusals: [] });
    expect(isSound(forged)).toBe(true);
    const { log: stolen } = await logged(open, [round - 3600, round - 3600]);
    expect(verifyDraw({ ...forged, log: stolen }, policy).sound).toBe(false);
  });
});

describe("an unannounced draw", () => {
  const { closed, ...running } = secretly;
  const [first, second, ...rest] = secretly.visits ?? [];

  test("shows each visit to be genuine when it is made, and the whole at the close", () => {
    expect(said({ ...running, visits: [first] })).toContain("What is laid open, 1 visits of 7");
    expect(isSound({ ...running, visits: [first] })).toBe(true);
    expect(isSound({ ...running, visits: [] })).toBe(true);
    expect(isSound({ ...running, visits: [first, first] })).toBe(false);
    expect(said({ ...running, visits: [first, first] })).toContain("stands there twice");
    expect(isSound(secretly)).toBe(true);
    expect(said(secretly)).toContain("The tickets of all 24 targets are checked");
  }, 60_000);

  test("has a sealed list that is proven only by the log's proof of that very list", async () => {
    const times = [round + 60, round + 90];
    const about = (file: DrawFile, trusted?: Policy) =>
      verifyDraw(file, trusted).findings.find(({ text }) => /sealed list|The proof from the log/u.test(text.en))?.kind;
    const file = { ...running, visits: [] };
    const proofOf = async (leaf: string) => (await logged(file, times, leaf)).log?.proof ?? "";
    const { log: fixed } = await logged(file, [round - 3600, round - 3600]);
    const proof = fixed?.proof ?? "";
    const sealed = file.sealed as NonNullable<DrawFile["sealed"]>;
    const whole = { ...file, log: { proof, outcome: await proofOf(outcomeLeaf(file.plan.id, sealed)) } };
    expect([about(file, policy), about(whole), about(whole, policy)]).toEqual(["open", "open", "proven"]);
    const later = { ...sealed, visits: sealed.visits.slice(1) };
    expect(about({ ...whole, sealed: later }, policy)).toBe("wrong");
    const others = await proofOf(outcomeLeaf("another", sealed));
    expect(about({ ...whole, log: { proof, outcome: others } }, policy)).toBe("wrong");
  }, 60_000);

  test("tells nothing of a visit that is not laid open", () => {
    const shown = JSON.stringify({ ...running, visits: [], plan: null });
    for (const { id } of secretly.plan.frame) expect(shown).not.toContain(id);
    for (const { proof, salt } of secretly.visits ?? [])
      expect([shown.includes(proof), shown.includes(salt)]).toEqual([false, false]);
  });

  test("is wrong with a proof exchanged, a visit made up, officers exchanged, or a visit kept back", () => {
    const notDrawn = closed?.proofs.find(({ target }) => !secretly.visits?.some((visit) => visit.target === target));
    const another: Partial<DrawFile>[] = [
      { visits: [{ ...first, proof: second?.proof }, second, ...rest] as never },
      { visits: [{ ...first, target: second?.target }, second, ...rest] as never },
      { visits: [{ ...first, officers: [...(first?.officers ?? [])].reverse() }, second, ...rest] as never },
      { visits: [{ ...first, salt: second?.salt }, second, ...rest] as never },
      { visits: [{ ...first, ...notDrawn }, second, ...rest] as never },
      { visits: [second, ...rest] as never },
      { visits: [first, first, second, ...rest] as never },
      { sealed: { cutoffs: {}, visits: secretly.sealed?.visits ?? [] } },
      { sealed: { cutoffs: secretly.sealed?.cutoffs ?? {}, visits: secretly.sealed?.visits.slice(1) ?? [] } },
      { closed: { proofs: closed?.proofs.slice(1) ?? [], shortfalls: [] } },
      { closed: { proofs: closed?.proofs.map((one) => ({ ...one, proof: first?.proof })) as never, shortfalls: [] } },
    ];
    for (const change of another) expect(isSound({ ...secretly, ...change })).toBe(false);
  }, 180_000);
});

test("a file of another form is no draw file, and the place is named", () => {
  const infinite = JSON.parse(JSON.stringify(open).replace('"cap":3', '"cap":1e400'));
  for (const [file, place] of [
    [{ ...open, format: "wuxing-draw/2" }, "format"],
    [{ ...open, note: "x" }, "/"],
    [infinite, "plan.cap"],
    [{ ...open, plan: { ...open.plan, quotas: { A: -1 } } }, "plan.quotas.A"],
  ] as const) {
    expect(isSound(file)).toBe(false);
    expect(said(file)).toContain(`${place} 处不符合格式`);
  }
});

test("no input whatever makes the check throw", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(verifyDraw(value).sound).toBe(false);
    }),
  );
  const paths = ["plan", "commitment", "reveals", "beacon", "outcome"] as const;
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (name, value) => {
      expect(verifyDraw({ ...open, [name]: value }).sound).toBe(false);
    }),
    { numRuns: 50 },
  );
});
