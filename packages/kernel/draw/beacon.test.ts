import { describe, expect, test } from "vitest";
import { chanceOf, isBeaconOf, quicknet, roundFrom, timeOfRound } from "./beacon.ts";
import type { DicePlan } from "./DrawPlan.ts";
import { round38, sampleBeacon, sampleChance, walkthrough } from "./testing/sampleDraw.ts";

describe("a round of drand", () => {
  test("is known by the chain's signature, and gives drand's randomness", () => {
    expect(isBeaconOf(walkthrough, round38)).toBe(true);
    expect(chanceOf(round38)).toBe("b2fc21325a24904a6a9e81a6c63f65f6cec3f0b2400df3f4a56b214770e9ccca");
  });

  test("of quicknet is known too", () => {
    expect(isBeaconOf(sampleBeacon, sampleChance)).toBe(true);
    expect(chanceOf(sampleChance)).toBe("fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587");
  });

  test("is refused for another round, another chain, or another signature", () => {
    expect(isBeaconOf({ ...walkthrough, round: 55 }, { ...round38, round: 55 })).toBe(false);
    expect(isBeaconOf({ ...walkthrough, round: 55 }, round38)).toBe(false);
    expect(isBeaconOf({ ...quicknet, round: 38 }, round38)).toBe(false);
    for (const signature of ["", "00".repeat(48), round38.signature.replace("9", "8"), `${round38.signature}00`])
      expect(isBeaconOf(walkthrough, { ...round38, signature })).toBe(false);
  });

  test("has its time, and a time its next round", () => {
    expect(timeOfRound(quicknet, 1)).toBe(1692803367);
    expect(timeOfRound(quicknet, 11)).toBe(1692803397);
    expect(roundFrom(quicknet, 1692803397)).toBe(11);
    expect(roundFrom(quicknet, 1692803398)).toBe(12);
    expect(roundFrom(quicknet, 0)).toBe(1);
  });
});

describe("dice", () => {
  const plan: DicePlan = { kind: "dice", sides: 10, throws: 20 };
  const throws = Array.from({ length: 20 }, (_, place) => (place % 10) + 1);

  test("are as many throws of such dice as were planned", () => {
    expect(isBeaconOf(plan, { kind: "dice", throws })).toBe(true);
    expect(isBeaconOf(plan, { kind: "dice", throws: throws.slice(1) })).toBe(false);
    expect(isBeaconOf(plan, { kind: "dice", throws: [11, ...throws.slice(1)] })).toBe(false);
    expect(isBeaconOf(plan, { kind: "dice", throws: [1.5, ...throws.slice(1)] })).toBe(false);
    expect(isBeaconOf(plan, round38)).toBe(false);
    expect(isBeaconOf(walkthrough, { kind: "dice", throws })).toBe(false);
  });
});
