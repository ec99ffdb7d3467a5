import { addDays, dayOf, type Instant } from "@wuxing/kernel/calendar";
import { amountOf, evaluate, parseClauses } from "@wuxing/kernel/policies";
import { type Actor, type Case, clockActor, type PostRole, systemActor } from "@wuxing/kernel/procedure";
import { seeded } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import type { ClaimData } from "./claim.ts";
import { facts } from "./facts.ts";
import { type RegisteredFirm, type SampleFirm, sampleFirms } from "./sample/firms.ts";
import { revisedPolicy, type SamplePolicy, samplePolicies } from "./sample/policies.ts";

export interface SeededPolicies {
  readonly firms: readonly SampleFirm[];
  readonly batches: readonly { readonly id: string; readonly at: Instant }[];
  /** Claims that were paid, whose orders the bank answered. */
  readonly paid: readonly Case[];
}

const day = 24 * 60 * 60 * 1000;
const payer = "px-czj";
const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});
const asked: Actor = { kind: "citizen", id: "citizen", posts: [] };

/** Policies of the demo city, the files of some of its firms, and claims in every state. */
export async function seedPolicies(
  simulation: Simulation,
  registered: readonly RegisteredFirm[],
  until: Instant,
): Promise<SeededPolicies> {
  const random = seeded(60_318);
  const ago = (days: number, hours = 0): Instant =>
    new Date(Date.parse(until) - days * day + hours * 3_600_000).toISOString();
  const firms = sampleFirms(random, industryFirst(registered).slice(0, 300), dayOf(until));
  const batches: { id: string; at: Instant }[] = [];
  // The last waits to be published.
  const last = samplePolicies.length - 1;
  for (const [i, sample] of samplePolicies.entries()) {
    const policy = await publish(simulation, sample, i === last ? ago(1) : ago(200 - i), until, i < last);
    if (policy.state !== "published") continue;
    const versions: Version[] = [{ policy, sample, from: "" }];
    if (sample.title === revisedPolicy.title) {
      const second = await revise(simulation, policy, { at: ago(40), from: ago(30), until });
      versions.unshift({ policy: second, sample: revisedPolicy, from: ago(30) });
    }
    for (const place of parseClauses(versions[0]?.sample.text ?? "", facts).clauses.keys()) {
      // The firm that is signed in for has most of it before it.
      const left = [...(i % 5 === 0 ? firms : firms.slice(1))];
      for (let n = 0; n < 4; n++) {
        const at = n === 3 ? ago(0, -6 - (i % 5)) : ago([52, 24, 6][n] ?? 6, -24 * (i % 5) - 3);
        const opening = firstClaim(versions, { at, place, today: dayOf(until) }, left);
        const batch = opening && (await tell(simulation, opening, { at, until, step: n + i }));
        if (batch && !batches.some(({ id }) => id === batch.id)) batches.push(batch);
      }
    }
  }
  const paid = simulation.ofType("policies.claim").filter(({ state }) => state === "paid");
  await disputes(simulation, paid, ago(0, -4));
  return { firms, batches, paid };
}

/** A version of a policy and since when it holds; they stand the newest first. */
interface Version {
  readonly policy: Case;
  readonly sample: SamplePolicy;
  readonly from: Instant;
}

/** The claim of the first of these firms that is entitled to a clause of the version of that moment; it is then no longer among them. */
function firstClaim(
  versions: readonly Version[],
  { at, place, today }: { readonly at: Instant; readonly place: number; readonly today: string },
  left: SampleFirm[],
): ReturnType<typeof openingOf> | undefined {
  const version = versions.find(({ from }) => from <= at);
  const clause = version && parseClauses(version.sample.text, facts).clauses[place];
  if (!clause) return undefined;
  const found = left.findIndex((firm) => evaluate(clause.condition, firm.facts, facts, today) === "yes");
  const [firm] = found < 0 ? [] : left.splice(found, 1);
  const amount = firm && amountOf(clause.benefit, firm.facts, facts, today);
  if (!amount || !("fen" in amount) || amount.fen < 1) return undefined;
  return openingOf(version.sample, version.policy, firm, { place, title: clause.title, fen: amount.fen });
}

/** The next version of a policy: drafted, published by another, and the one before ended where it begins. */
async function revise(
  simulation: Simulation,
  base: Case,
  { at, from, until }: { readonly at: Instant; readonly from: Instant; readonly until: Instant },
): Promise<Case> {
  const published = await publish(simulation, revisedPolicy, at, until, true, { base: base.id, from });
  const ends = simulation.case(base.id).clock?.dueAt ?? from;
  await simulation.act(new Date(Date.parse(ends) + 60_000).toISOString(), base.id, "end", {}, clockActor);
  return published;
}

/** An objection to what is on notice, and money that is asked back. */
async function disputes(simulation: Simulation, paid: readonly Case[], at: Instant): Promise<void> {
  const noticed = simulation.ofType("policies.claim").find(({ state }) => state === "noticed");
  if (noticed)
    await simulation.open(
      at,
      "policies.objection",
      {
        ...{ claim: noticed.number, title: noticed.title, unit: claimData(noticed).owner, division: noticed.division },
        text: "这家企业的设备是前年买的，不该按本年度算。",
      },
      asked,
      undefined,
      noticed.id,
    );
  const doubted = paid.at(-1);
  if (!doubted) return;
  const { owner: unit, policy, uscc, firm, amountFen } = claimData(doubted);
  await simulation.open(
    at,
    "policies.recovery",
    {
      ...{ claim: doubted.number, policy, uscc, firm, unit, division: doubted.division, amountFen },
      reason: "抽查发现申报数据与账册不符",
    },
    staff(unit, "officer"),
    undefined,
    doubted.id,
  );
}

/** A firm of industry first: more of the demo's policies are for it. */
const industryFirst = (firms: readonly RegisteredFirm[]): readonly RegisteredFirm[] => {
  const first = firms.find(({ kind }) => kind === "industry");
  return first ? [first, ...firms.filter((firm) => firm !== first)] : firms;
};

async function publish(
  simulation: Simulation,
  sample: SamplePolicy,
  at: Instant,
  until: Instant,
  published: boolean,
  version?: { readonly base: number; readonly from: Instant },
): Promise<Case> {
  const { unit, kind, title, summary, text, budget, noticeDays } = sample;
  const content = {
    ...{ unit, kind, title, summary, text, budget, noticeDays, payer, source: "演示政策（虚构），不是任何文件" },
    ...{ validFrom: dayOf(version?.from ?? at), validUntil: addDays(dayOf(until), 120) },
  };
  const later = (hours: number): Instant => new Date(Date.parse(at) + hours * 3_600_000).toISOString();
  const officer = staff(unit, "officer");
  const id = await simulation.open(at, "policies.policy", content, officer, undefined, version?.base);
  const submitted = await simulation.act(later(1), id, "submit", {}, staff(unit, "officer"));
  return published ? simulation.act(later(20), id, "publish", {}, staff(unit, "head")) : submitted;
}

const openingOf = (
  { unit, kind, title: of, noticeDays }: SamplePolicy,
  policy: Case,
  { uscc, name, division }: SampleFirm,
  { place, title, fen }: { place: number; title: string; fen: number },
) => ({
  ...{ policy: policy.number, clause: place, title: `${of}（${title}）`, kind, uscc, firm: name, division },
  ...{ unit, payer, amountFen: fen, noticeDays: Number(noticeDays), pledge: null },
});

interface Told {
  readonly at: Instant;
  readonly until: Instant;
  readonly step: number;
}

/** A claim's life as far as it comes before `until`; gives the batch by which it was ordered. */
async function tell(simulation: Simulation, opening: ReturnType<typeof openingOf>, { at, until, step }: Told) {
  const { unit, kind } = opening;
  const firm: Actor = { ...asked, actingFor: { uscc: opening.uscc } };
  const id = await simulation.open(at, "policies.claim", opening, kind === "unasked" ? systemActor : firm);
  let now = Date.parse(at);
  const act = async (hours: number, action: string, actor: Actor, input: object = {}): Promise<Case | undefined> => {
    now += hours * 3_600_000;
    const when = new Date(now).toISOString();
    return when < until ? simulation.act(when, id, action, input, actor) : undefined;
  };
  if (kind === "unasked" && !(await act(30, "confirm", { ...firm, proven: [id] }))) return undefined;
  if (step % 11 === 5) {
    await act(20, "refuse", staff(unit, "officer"), { reason: "核对原件时发现数据有误，已请数据来源部门更正" });
    return undefined;
  }
  const approved = await act(22, "approve", staff(unit, "officer"));
  if (!approved) return undefined;
  if (approved.clock && approved.state === "noticed") {
    now = Date.parse(approved.clock.dueAt) + 60_000;
    if (!(await act(0, "pass", clockActor))) return undefined;
  }
  const batch = {
    id: `FK${dayOf(new Date(now + 12 * 3_600_000).toISOString()).replaceAll("-", "")}-demo`,
    at: new Date(now).toISOString(),
  };
  if (!(await act(12, "order", systemActor, { batch: batch.id }))) return undefined;
  const rejected = step % 9 === 4;
  await act(
    20,
    "settle",
    systemActor,
    rejected ? { outcome: "rejected", reason: "AC01 户名与账号不符" } : { outcome: "paid" },
  );
  return batch;
}

/** What a claim of the seeded city remembers. */
export const claimData = (c: Case): ClaimData => c.data as unknown as ClaimData;
