import { addWorkingDays, type Calendar, chinaCalendar, type Day, dayOf, type Instant } from "@wuxing/kernel/calendar";
import { type Actor, anonymous, type PostRole } from "@wuxing/kernel/procedure";
import type { City } from "@wuxing/platform/city";
import { type Item, preReviewUnits } from "@wuxing/platform/items";
import { sampleReporter, seeded } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";

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

const granted = { decision: "经审查，符合法定条件，准予许可。" };
const correction = (item: Item): object => ({
  pieces: `${item.materials[0]?.name.zh ?? ""}：缺少签字盖章，请补齐后重新提交`,
});
const deliver = { method: "post", trackingNumber: "EM100200300CN" };

const notAccepted = ({ preReview }: Item): object =>
  preReview
    ? { ground: "notAllowed", reason: "所涉范围依法禁止，不能申请。" }
    : { ground: "notOurs", reason: "这件事由县区主管部门办理，请向所在县区申请。" };

/** What a lower level looks at first is passed up on the fifth day. */
const passedUp = ({ preReview }: Item): Step[] =>
  preReview ? [[5, "passUp", { opinion: "材料齐全、属实，同意报上级决定。" }]] : [];

/** The lives that are told, by turn: most end well and in time, some are mended, extended, refused, withdrawn or wait. */
const lives = (item: Item): readonly (readonly Step[])[] => [
  [[1, "accept"], ...passedUp(item), [4, "grant", granted], [2, "deliver", deliver]],
  [
    [2, "tellCorrection", correction(item)],
    [3, "supply", { note: "已补齐。" }, "applicant"],
    [1, "accept"],
    ...passedUp(item),
    [5, "grant", granted],
    [3, "deliver", deliver],
  ],
  [
    [1, "accept"],
    ...passedUp(item),
    [6, "recordSiteCheck", { staff: "0031, 0047", finding: "现场与申请一致。" }],
    [1, "grant", granted],
    [4, "deliver", deliver],
  ],
  [
    [1, "accept"],
    ...passedUp(item),
    [5, "deny", { decision: `经审查，不符合${item.legalBasis[0] ?? "法定条件"}的规定，不予许可。` }],
  ],
  [[3, "refuseToAccept", notAccepted(item)]],
  [
    [1, "accept"],
    [2, "withdraw", {}, "applicant"],
  ],
  [[1, "accept"], ...passedUp(item), [7, "grant", granted]],
  [[1, "accept"]],
  [[2, "tellCorrection", correction(item)]],
  [],
];

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
    const reporter = { ...sampleReporter(random), ...(phone ? { phone } : {}), consentedAt: opened };
    const id = await simulation.open(
      opened,
      "applications.application",
      opening(item, city, turn, { applicant, on: dayOf(opened) }),
      anonymous,
      reporter,
    );
    const life = turn < 36 ? (turn + Math.floor(turn / 12)) % endedLives : (lately[turn - 36] ?? 0);
    await live(simulation, id, lives(item)[life] ?? [], opened, until);
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

function opening(
  item: Item,
  city: Pick<City, "units">,
  turn: number,
  { applicant, on }: { readonly applicant: SeededApplicant; readonly on: Day },
): object {
  const held = (type: string | undefined): string | undefined =>
    applicant.certificates.find(
      (one) => one.type === type && one.validFrom <= on && (one.validUntil === null || one.validUntil >= on),
    )?.id;
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
    materials: item.materials.map(({ key, name, certificateType }) => {
      const certificate = held(certificateType);
      return { key, name: name.zh, ...(certificate ? { proof: "certificate", certificate } : { proof: "counter" }) };
    }),
    ...(item.issues ? { issues: item.issues } : {}),
    specials: item.specials.map(({ kind, name, days, unit }) => ({ kind, name: name.zh, days, unit })),
    delivery: item.delivery[0],
  };
}
