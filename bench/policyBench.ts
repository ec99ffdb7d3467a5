import {
  type Condition,
  compileMatcher,
  countBits,
  type Fact,
  type FirmFile,
  factCatalogue,
  match,
} from "@wuxing/kernel/policies";
import { t } from "@wuxing/kernel/text";
import { type Random, seeded } from "@wuxing/platform/testing/city";

export interface PolicyRound {
  readonly firms: number;
  readonly policies: number;
  readonly clauses: number;
  /** Seconds to lay the facts out and to match them, without making the firms up. */
  readonly seconds: number;
  readonly matched: number;
  /** Most memory of the process, in MiB. */
  readonly memory: number;
  /** Milliseconds for one firm with every reason, the slowest of 100 firms. */
  readonly ownPage: number;
}

const today = "2026-11-26";
const source = t("测", "bench");
const numbers = Array.from({ length: 12 }, (_, i) => `n${i}`);
const flags = Array.from({ length: 8 }, (_, i) => `f${i}`);
const sectors = Array.from({ length: 20 }, (_, i) => `s${i}`);
const catalogue = factCatalogue([
  ...numbers.map((code) => ({
    ...{ code, name: t(code, code), source, type: "number" as const },
    ...{ unit: t("万元", "10k CNY"), goodFor: 800 },
  })),
  ...flags.map((code) => ({ code, name: t(code, code), source, type: "flag" as const, verb: "is" as const })),
  {
    ...{ code: "sector", name: t("sector", "sector"), source, type: "choice" as const },
    options: sectors.map((code) => ({ code, name: t(code, code) })),
  },
  { code: "founded", name: t("founded", "founded"), source, type: "day" as const },
]);

const dayBefore = (random: Random, most: number): string =>
  new Date(Date.parse(today) - random.int(most) * 86_400_000).toISOString().slice(0, 10);

/** A file with nine facts in ten known. */
function firm(random: Random): FirmFile {
  const day = dayBefore(random, 1000);
  const fact = (value: Fact["value"]): Fact | undefined =>
    random.int(10) === 0 ? undefined : { value, day, source: "b" };
  return Object.fromEntries([
    ...numbers.map((code) => [code, fact(random.int(1_000_000) / 100)]),
    ...flags.map((code) => [code, fact(random.int(2) === 0)]),
    ["sector", fact(random.pick(sectors))],
    ["founded", fact(dayBefore(random, 9000))],
  ]);
}

/** Three to seven conditions on facts, some of them alternatives, each with a limit of its own. */
function clause(random: Random): Condition {
  const number = (): Condition => ({
    ...{ kind: "number", fact: random.pick(numbers), op: random.pick(["≥", "<"] as const) },
    value: random.int(10_000),
  });
  return {
    kind: "all",
    of: [
      number(),
      { kind: "any", of: [number(), { kind: "choice", fact: "sector", among: true, options: [random.pick(sectors)] }] },
      { kind: "flag", fact: random.pick(flags), is: random.int(2) === 0 },
      { kind: "not", of: { kind: "age", fact: "founded", op: "≤", amount: 1 + random.int(9), unit: "year" } },
      ...Array.from({ length: random.int(3) }, number),
    ],
  };
}

/** 100,000 firms against 500 policies of one to three clauses, block by block as the areas' job reads them. */
export function policyRound(firms = 100_000, policies = 500): PolicyRound {
  const random = seeded(39);
  const clauses = Array.from({ length: policies }, () =>
    Array.from({ length: 1 + random.int(3) }, () => clause(random)),
  ).flat();
  const matcher = compileMatcher(catalogue, clauses);
  let spent = 0;
  let matched = 0;
  let memory = 0;
  for (let done = 0; done < firms; done += matcher.blockSize) {
    const block = Array.from({ length: Math.min(matcher.blockSize, firms - done) }, () => firm(random));
    const began = performance.now();
    matcher.match(block, today, (_clause, { yes }) => {
      matched += countBits(yes);
    });
    spent += performance.now() - began;
    memory = Math.max(memory, process.memoryUsage.rss() / 2 ** 20);
  }
  let ownPage = 0;
  for (let i = 0; i < 100; i++) {
    const file = firm(random);
    const began = performance.now();
    for (const one of clauses) match(one, file, catalogue, today);
    ownPage = Math.max(ownPage, performance.now() - began);
  }
  return { firms, policies, clauses: clauses.length, seconds: spent / 1000, matched, memory, ownPage };
}
