import { t } from "@wuxing/kernel/text";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timeOfRound } from "./beacon.ts";
import { commitmentOf } from "./commitmentOf.ts";
import type { DrawFile } from "./DrawFile.ts";
import { sampleDrawFile, samplePlan, walkthrough } from "./testing/sampleDraw.ts";
import { type SealEvidence, verifyDraw } from "./verifyDraw.ts";

const open = sampleDrawFile(samplePlan("open"));
const secretly = sampleDrawFile(samplePlan("unannounced"));
const inTime = (): SealEvidence => ({ witnessedAt: timeOfRound(walkthrough, 38) - 3600, witnesses: 2 });
const kinds = (file: unknown, seal?: () => SealEvidence) => verifyDraw(file, seal).findings.map(({ kind }) => kind);
const said = (file: unknown, seal?: () => SealEvidence) =>
  verifyDraw(file, seal)
    .findings.map(({ text }) => `${text.zh}\n${text.en}`)
    .join("\n");
const isSound = (file: unknown) => verifyDraw(file).sound;

describe("an open draw", () => {
  test("is replayed, and every sentence is said in both languages", () => {
    expect(isSound(open)).toBe(true);
    expect(said(open)).toContain("The replay gives the same: 7 targets");
    expect(said(open)).toContain("S2 did not lay the secret open");
    for (const { text } of verifyDraw(open).findings)
      expect([/[一-鿿]/u.test(text.zh), /[a-z]{3}/u.test(text.en)]).toEqual([true, true]);
  });

  test("is not proven to be fixed beforehand without the log, and is with it", () => {
    expect(kinds(open)).toContain("open");
    expect(kinds(open, inTime)).not.toContain("open");
    const late = () => ({ witnessedAt: timeOfRound(walkthrough, 38) - 59, witnesses: 2 });
    expect(kinds(open, late)).toContain("wrong");
    expect(said(open, () => ({ fault: t("日志证明不成立", "the proof does not hold") }))).toContain(
      "the proof does not hold",
    );
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
      { beacon: { kind: "drand", round: 38, signature: "00".repeat(48) } },
      { beacon: { kind: "dice", throws: [1] } },
      { plan: { ...open.plan, frame: open.plan.frame.slice(1) } },
      { plan: { ...open.plan, recusals: [] } },
      { plan: { ...open.plan, cap: 4 } },
      { plan: { ...open.plan, quotas: { A: 3, B: 5 } } },
      { commitment: { ...open.commitment, cap: 4 } },
    ];
    for (const change of another) expect(isSound({ ...open, ...change })).toBe(false);
  });

  test("with another plan throughout is another draw: the log tells them apart", () => {
    const plan = { ...open.plan, frame: open.plan.frame.slice(1), recusals: [] };
    const forged = sampleDrawFile(plan);
    expect(isSound(forged)).toBe(true);
    expect(commitmentOf(forged.plan)).not.toEqual(open.commitment);
    const logged = () => ({ fault: t("日志里没有这份承诺", "the log has no such commitment") });
    expect(verifyDraw(forged, logged).sound).toBe(false);
  });
});

describe("an unannounced draw", () => {
  const { closed, ...running } = secretly;
  const [first, second, ...rest] = secretly.visits ?? [];

  test("shows each visit to be genuine when it is made, and the whole at the close", () => {
    expect(said({ ...running, visits: [first] })).toContain("The 1 visits laid open (of 7)");
    expect(isSound({ ...running, visits: [first] })).toBe(true);
    expect(isSound({ ...running, visits: [] })).toBe(true);
    expect(isSound(secretly)).toBe(true);
    expect(said(secretly)).toContain("The tickets of all 24 targets are checked");
  });

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
  });
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
