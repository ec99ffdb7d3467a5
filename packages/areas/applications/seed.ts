import { addWorkingDays, type Calendar, chinaCalendar, type Day, dayOf, type Instant } from "@wuxing/kernel/calendar";
import { type Actor, anonymous, type PostRole } from "@wuxing/kernel/procedure";
import type { City } from "@wuxing/platform/city";
import { type Item, preReviewUnits } from "@wuxing/platform/items";
import { sampleReporter, seeded } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import { isAsked } from "./isAsked.ts";
import { kindWords } from "./kindWords.ts";

const day = 24 * 60 * 60 * 1000;

/** Somebody of the demo city who applies, with the certificates that he holds from a day until another. */
export interface SeededApplicant {
  readonly holder: { readonly kind: "person" | "firm"; readonly id: string };
  readonly name: string;
  readonly phone?: string;
  readonly certificates: readonly {
    readonly id: string;
    readonly type: string;
    readonly validFrom: Day;
    readonly validUntil: Day | null;
  }[];
}

/** Where nobody is given: a person who holds nothing. */
const nobody: SeededApplicant = { holder: { kind: "person", id: "demo" }, name: "", certificates: [] };
/** The demonstration's own applicant, and who represents its firm: whoever signs in with these phones sees applications of his. */
export const demoPhones = ["13900000002", "13900000001"] as const;

const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});

/** One step of an application's life: how many working days after the last one, what is done, by whom. */
type Step = readonly [after: number, action: string, input?: object, by?: "applicant" | "head"];

const granted = (item: Item): object => ({ decision: `经审查，符合法定条件，${kindWords(item.kind).grant.zh}。` });
const asked = ({ materials }: Item) => materials.filter(isAsked);
/** Materials are brought to the counter on a day of the life. */
const bring = (after: number, materials: Item["materials"]): Step[] =>
  materials.length > 0 ? [[after, "recordBrought", { pieces: materials.map(({ name }) => name.zh).join("\n") }]] : [];
const deliver = { method: "post", trackingNumber: "EM100200300CN" };

const notAccepted = ({ preReview }: Item): object =>
  preReview
    ? { ground: "notAllowed", reason: "所涉范围依法禁止，不能申请。" }
    : { ground: "notOurs", reason: "这件事由县区主管部门办理，请向所在县区申请。" };

/** All is brought and accepted; what a lower level looks at first is passed up on the fifth day. */
const taken = (item: Item, materials: Item["materials"]): Step[] => [
  ...bring(0, materials),
  [1, "accept"],
  ...(item.preReview ? [[5, "passUp", { opinion: "材料齐全、属实，同意报上级决定。" }] satisfies Step] : []),
];
const correction = ([first]: Item["materials"]): Step => [
  2,
  "tellCorrection",
  { pieces: `${first?.name.zh ?? "填报内容"}：没有带来，请补交` },
];
const refusal = (item: Item): object => ({
  decision: `经审查，不符合${item.legalBasis[0] ?? "法定条件"}的规定，${kindWords(item.kind).deny.zh}。`,
});
const checked = { staff: "0031, 0047", finding: "现场与申请一致。" };

/**
 * The lives that are told, by turn: most end well and in time, some are mended, extended, refused, withdrawn or wait.
 * `brought`: materials that no certificate proves.
 */
const lives = (item: Item, brought: Item["materials"]): readonly (readonly Step[])[] => [
  [...taken(item, brought), [4, "grant", granted(item)], [2, "deliver", deliver]],
  [
    ...bring(0, brought.slice(1)),
    correction(brought),
    // What was told is brought, which makes it complete.
    ...(brought.length > 0 ? bring(3, brought.slice(0, 1)) : [mended]),
    ...taken(item, []),
    ...[[5, "grant", granted(item)] satisfies Step, [3, "deliver", deliver] satisfies Step],
  ],
  [...taken(item, brought), [6, "recordSiteCheck", checked], [1, "grant", granted(item)], [4, "deliver", deliver]],
  [...taken(item, brought), [5, "deny", refusal(item)]],
  [[3, "refuseToAccept", notAccepted(item)]],
  [...taken(item, brought).slice(0, 2), [2, "withdraw", {}, "applicant"]],
  [...taken(item, brought), [7, "grant", granted(item)]],
  [...bring(0, brought), [1, "accept"]],
  [...bring(0, brought.slice(1)), correction(brought)],
  [],
];
const mended: Step = [3, "supply", { note: "已改正。" }, "applicant"];

/** How many of the lives above have an end, and those of the last weeks, oldest first. */
const endedLives = 6;
const lately = [6, 6, 7, 7, 6, 7, 8, 7, 8, 7, 9, 9];

/**
 * The demo city's applications of the past year, in every state: most of them long done, the latest still on their way.
 * `items`: those that are applied for; `applicants`: by whom, in turn, those who sign in for the demonstration oftener.
 */
export async function seedApplications(
  simulation: Simulation,
  items: readonly Item[],
  until: Instant,
  city: Pick<City, "units">,
  applicants: readonly SeededApplicant[] = [],
): Promise<void> {
  const random = seeded(42);
  const count = 48;
  for (let turn = 0; turn < count; turn++) {
    const item = items[turn % items.length];
    if (!item) return;
    const ago = turn < 36 ? 350 - turn * 9 : (count - turn) * 2;
    const opened = at(
      addWorkingDays(chinaCalendar, dayOf(new Date(Date.parse(until) - ago * day).toISOString()), 0).day,
    );
    if (opened >= until) continue;
    const phone = turn % 3 === 0 ? demoPhones[turn % 2] : undefined;
    const applicant = applicantOf(applicants, item, phone, turn) ?? nobody;
    const held = heldBy(applicant, dayOf(opened));
    const reporter = { ...sampleReporter(random), ...(phone ? { phone } : {}), consentedAt: opened };
    const id = await simulation.open(
      opened,
      "applications.application",
      opening(item, city, turn, { applicant, held }),
      applicant.holder.kind === "firm" ? { ...anonymous, actingFor: { uscc: applicant.holder.id } } : anonymous,
      reporter,
    );
    const life = turn < 36 ? (turn + Math.floor(turn / 12)) % endedLives : (lately[turn - 36] ?? 0);
    const brought = asked(item).filter(({ certificateType }) => held(certificateType) === undefined);
    await live(simulation, id, lives(item, brought)[life] ?? [], opened, until);
  }
  for (let turn = 0; turn < 3; turn++) await simulation.passDeadlines(until);
}

/** Ten in the morning, in China. */
const at = (on: Day): Instant => new Date(`${on}T10:00:00+08:00`).toISOString();

async function live(simulation: Simulation, id: number, steps: readonly Step[], opened: Instant, until: Instant) {
  const calendar: Calendar = chinaCalendar;
  let now = opened;
  for (const [after, action, input = {}, by] of steps) {
    now = at(addWorkingDays(calendar, dayOf(now), after).day);
    const c = simulation.case(id);
    const applicant: Actor = { ...anonymous, proven: [id] };
    if (now >= until || c.closedAt !== null || (c.clock && now > c.clock.dueAt)) return;
    if (action === "grant")
      for (const review of simulation.children(id, "applications.review")) {
        const opinion = { opinion: "无不同意见。" };
        await simulation.act(now, review.id, "agree", opinion, staff(review.unit ?? "", "officer"));
      }
    await simulation.act(now, id, action, input, by === "applicant" ? applicant : staff(c.unit ?? "", "officer"));
  }
}

/** Who signs in by the phone, else one of those for whom the item is (1 people, the rest firms), by turns. */
function applicantOf(all: readonly SeededApplicant[], { audience }: Item, phone: string | undefined, turn: number) {
  if (phone) return all.find((one) => one.phone === phone);
  const fit = all.filter(
    ({ holder, phone: own }) => !own && audience.some((one) => (one === "1") === (holder.kind === "person")),
  );
  return fit[turn % Math.max(1, fit.length)];
}

/** The certificate of a type that somebody holds on a day. */
const heldBy =
  ({ certificates }: SeededApplicant, on: Day) =>
  (type: string | undefined): string | undefined =>
    certificates.find(
      (one) => one.type === type && one.validFrom <= on && (one.validUntil === null || one.validUntil >= on),
    )?.id;

function opening(
  item: Item,
  city: Pick<City, "units">,
  turn: number,
  { applicant, held }: { readonly applicant: SeededApplicant; readonly held: ReturnType<typeof heldBy> },
): object {
  const below = preReviewUnits(item, city);
  const first = below[turn % Math.max(1, below.length)];
  const limit = ({ amount, unit, basis }: NonNullable<Item["legal"]>) => ({ amount, unit, basis });
  return {
    title: item.name.zh,
    item: { code: item.code, version: 1 },
    holder: applicant.holder,
    ...{ itemKind: item.kind, handling: item.handling, unit: item.unit },
    division: first?.division ?? item.division,
    ...(first ? { preReviewUnit: first.code } : {}),
    ...(item.legal ? { legal: limit(item.legal) } : {}),
    ...(item.promised ? { promisedTerm: limit(item.promised) } : {}),
    jointUnits: item.jointUnits,
    materials: asked(item).map(({ key, name, certificateType, required }) => {
      const certificate = held(certificateType);
      const proof = certificate ? { proof: "certificate", certificate } : { proof: "counter" };
      return { key, name: name.zh, ...proof, ...(required ? {} : { optional: true }) };
    }),
    asked: item.questions.map(({ key, label }) => ({ key, name: label.zh })),
    ...(item.issues ? { issues: item.issues } : {}),
    specials: item.specials.map(({ kind, name, days, unit }) => ({ kind, name: name.zh, days, unit })),
    delivery: item.delivery[0],
  };
}
