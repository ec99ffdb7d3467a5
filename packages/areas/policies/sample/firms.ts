import { addDays, type Day } from "@wuxing/kernel/calendar";
import type { Fact, FirmFile } from "@wuxing/kernel/policies";
import type { Random } from "@wuxing/platform/testing/city";
import { facts } from "../facts.ts";

/** An invented firm of the demo city's register. */
export interface SampleFirm {
  readonly uscc: string;
  readonly name: string;
  readonly division: string;
  readonly facts: FirmFile;
  readonly bank: string;
  readonly account: string;
}

/** A firm as the demo city's register of objects has it. */
export interface RegisteredFirm {
  readonly id: string;
  readonly name: string;
  readonly division: string;
  readonly kind: string;
}

const sectorOf: Readonly<Record<string, string>> = {
  ...{ catering: "H", food: "F", drugs: "F", medical: "Q", construction: "E", industry: "C", transport: "G" },
  ...{ education: "P", culture: "R", agriculture: "A", labour: "L", commerce: "F" },
};
const banks = ["萍乡农村商业银行安源支行", "江西银行萍乡分行", "工商银行萍乡分行", "建设银行萍乡跃进支行"];
type Facts = Record<string, Fact["value"] | undefined>;

/** Files of these firms: figures that fit each other, now and then one that is absent, too old, or on a list. */
export function sampleFirms(random: Random, firms: readonly RegisteredFirm[], today: Day): readonly SampleFirm[] {
  return firms.map(({ id, name, division, kind }, i) => {
    const values = valuesOf(random, sectorOf[kind] ?? "F", division.slice(0, 6), today);
    return {
      ...{ uscc: id, name, division, bank: random.pick(banks) },
      facts: Object.fromEntries(
        Object.entries(values).flatMap(([code, value]): [string, Fact][] => {
          // The first has a full file: it is the one that the demonstration signs in for.
          if (value === undefined || (i > 0 && random.chance(0.08))) return [];
          const age = i > 0 && random.chance(0.05) ? 700 : 10 + random.int(40);
          return [[code, { value, day: addDays(today, -age), source: facts.get(code).source.zh }]];
        }),
      ),
      account: `6200${String(random.int(1_000_000_000)).padStart(9, "0")}${String(i).padStart(4, "0")}`,
    };
  });
}

function valuesOf(random: Random, sector: string, county: string, today: Day): Facts {
  const revenue = Math.round(20 * 10 ** (random.next() * 3.2));
  const large = revenue >= 2000;
  const insured = Math.max(1, Math.round(revenue / (30 + random.int(60))));
  const industrial = sector === "C" || sector === "E";
  const sometimes = (chance: number, value: () => number): number => (random.chance(chance) ? value() : 0);
  const hightech = industrial && random.chance(0.35);
  return {
    ...{ sector, county, revenue, insured },
    size: revenue > 20_000 ? "large" : revenue > 6000 ? "medium" : revenue > 500 ? "small" : "micro",
    founded: addDays(today, -(30 + random.int(6000))),
    aboveSize: large,
    aboveSizeOn: large ? addDays(today, -random.int(1500)) : undefined,
    revenueGrowth: Math.round((random.next() * 60 - 15) * 10) / 10,
    tax: Math.round(revenue * (0.01 + random.next() * 0.05) * 100) / 100,
    research: sometimes(industrial ? 0.7 : 0.2, () => Math.round(revenue * 0.04 * random.next())),
    equipment: sometimes(industrial ? 0.6 : 0.1, () => random.int(900)),
    exports: sometimes(0.15, () => random.int(3000)),
    onlineSales: sometimes(0.25, () => random.int(4000)),
    loanInterest: sometimes(0.5, () => random.int(60)),
    newJobs: sometimes(0.5, () => random.int(40)),
    graduates: sometimes(0.4, () => 1 + random.int(6)),
    layoffs: Math.round(random.next() * 80) / 10,
    patents: sometimes(industrial ? 0.4 : 0.05, () => 1 + random.int(12)),
    trainees: sometimes(0.2, () => random.int(15)),
    energySaved: industrial ? sometimes(0.4, () => random.int(900)) : undefined,
    ...{ hightech, hightechOn: hightech ? addDays(today, -random.int(1000)) : undefined },
    ...{
      private: random.chance(0.85),
      special: industrial && random.chance(0.2),
      green: industrial && random.chance(0.1),
    },
    ...{ brand: random.chance(0.08), taxA: random.chance(0.4) },
    ...{ abnormal: random.chance(0.04), dishonest: random.chance(0.01), arrears: random.chance(0.02) },
  };
}
