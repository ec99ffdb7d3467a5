import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import type { Actor, PostRole } from "@wuxing/kernel/procedure";
import { type Random, sampleReporter } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import { hoursOfCalls, nextTry } from "./callBackTimes.ts";
import { keywordTeller } from "./learning/TopicTeller.ts";
import * as sample from "./sample/index.ts";
import { sampleDuties } from "./sample/sampleDuties.ts";
import { suggest } from "./suggest.ts";

const hour = 60 * 60 * 1000;
const centre = "px-12345";
const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});
const agent = staff(centre, "agent");
const dispatcher = staff(centre, "dispatcher");
const citizen: Actor = { kind: "citizen", id: "citizen", posts: [] };

export interface Period {
  readonly from: Instant;
  /** What has not happened by then is still open. */
  readonly until: Instant;
  /** Requests on an ordinary day. */
  readonly aDay: number;
}

/** A period of the hotline in a believable city: most is done in time, some is late, some comes back. */
export async function seedRequests(simulation: Simulation, random: Random, period: Period): Promise<void> {
  const end = Date.parse(period.until);
  for (let day = Date.parse(period.from); day < end; day += 24 * hour) {
    const weekend = [0, 6].includes(new Date(day + 8 * hour).getUTCDay());
    const grown = 0.8 + (0.4 * (day - Date.parse(period.from))) / (end - Date.parse(period.from));
    const count = Math.round(period.aDay * grown * (weekend ? 0.45 : 1.2) * (0.7 + random.next() * 0.6));
    const times = Array.from({ length: count }, () => day + (7 + random.next() * 14) * hour - 8 * hour).sort(
      (a, b) => a - b,
    );
    for (const time of times) if (time < end) await new Story(simulation, random, end, time).tell();
  }
}

/** The life of one request. Each step takes a while; the story ends where the period ends. */
class Story {
  readonly #simulation: Simulation;
  readonly #random: Random;
  readonly #end: number;
  #now: number;
  #id = 0;
  #unit = centre;
  #subject: sample.ReplySubject = { topic: "", place: "", unit: "", day: "" };

  constructor(simulation: Simulation, random: Random, end: number, start: number) {
    this.#simulation = simulation;
    this.#random = random;
    this.#end = end;
    this.#now = start;
  }

  async tell(): Promise<void> {
    const day = dayOf(this.#at());
    const request = sample.sampleRequest(this.#random, { division: "360300", day });
    const where = { duties: sampleDuties, division: request.division, day };
    const { topics, units } = suggest(keywordTeller, { divisions: [] }, request.text, where);
    this.#unit = units[0]?.unit ?? "px-cgj";
    const { title, text, kind, place, division, channel } = request;
    const input = {
      title,
      text,
      kind,
      place,
      division,
      channel,
      topic: topics[0]?.topic.code ?? request.topic,
      publish: this.#random.chance(0.7),
    };
    const reporter = { ...sampleReporter(this.#random), consentedAt: this.#at() };
    this.#subject = { topic: request.topic, place, unit: "我单位", day, text };
    this.#id = await this.#simulation.open(
      this.#at(),
      "hotline.request",
      input,
      channel === "phone" ? agent : citizen,
      reporter,
    );
    if (this.#random.chance(0.04)) return this.#refuse();
    if (kind === "consult" && this.#random.chance(0.45)) return this.#answerAtOnce();
    if (!(await this.#act(0.1, 1.8, "accept", {}, agent))) return;
    if (!(await this.#dispatch())) return;
    if (await this.#signAndWork()) await this.#checkAndCall();
  }

  async #refuse(): Promise<void> {
    await this.#act(0.3, 1.5, "refuse", sample.sampleRefusal(this.#random), agent);
  }

  async #answerAtOnce(): Promise<void> {
    await this.#act(
      0.1,
      1,
      "answerDirectly",
      { answer: sample.sampleAnswer(this.#random, this.#subject), asked: "satisfied" },
      agent,
    );
  }

  async #dispatch(): Promise<boolean> {
    const wrong = this.#random.chance(0.04);
    const first = wrong
      ? this.#random.pick(["px-mzj", "px-jtj", "px-slj"].filter((u) => u !== this.#unit))
      : this.#unit;
    const note = sample.sampleDispatchNote(this.#random);
    const { topic } = this.#subject;
    if (!(await this.#act(0.3, 5, "dispatch", { unit: first, topic, note }, dispatcher))) return false;
    if (!wrong) return true;
    const reason = sample.sampleReturnReason(this.#random, "有关单位");
    if (!(await this.#act(1, 8, "requestReturn", { reason, rightUnit: this.#unit }, staff(first, "officer"))))
      return false;
    if (!(await this.#act(0.5, 6, "grantReturn", {}, dispatcher))) return false;
    return this.#act(0.1, 2, "dispatch", { unit: this.#unit, topic, note }, dispatcher);
  }

  async #signAndWork(): Promise<boolean> {
    const officer = staff(this.#unit, "officer");
    if (!(await this.#act(0.5, 20, "sign", { note: sample.sampleSignNote(this.#random) }, officer))) return false;
    if (
      this.#random.chance(0.6) &&
      !(await this.#act(0.5, 10, "contactReporter", { note: "已电话联系，核对了地点和情况。" }, officer))
    )
      return false;
    if (
      this.#random.chance(0.35) &&
      !(await this.#act(
        4,
        30,
        "reportProgress",
        { note: sample.sampleProgressNote(this.#random, this.#subject) },
        officer,
      ))
    )
      return false;
    if (this.#id % 17 === 0 && !(await this.#join(officer))) return false;
    if (this.#random.chance(0.04) && !(await this.#extend(officer))) return false;
    return this.#answer(officer);
  }

  /** Some matters need a second unit: the lead proposes it, the hotline agrees, it reports to the lead. */
  async #join(officer: Actor): Promise<boolean> {
    const unit = ["px-cgj", "px-jtj", "px-slj", "px-mzj"].filter((one) => one !== this.#unit)[this.#id % 3] ?? "px-cgj";
    const asked = { unit, task: "请到现场一并核查，把情况报主办单位。" };
    if (!(await this.#act(1, 12, "proposeJoint", asked, officer))) return false;
    const part = this.#simulation.children(this.#id, "hotline.part").at(-1);
    const other = staff(unit, "officer");
    const steps = [
      ["agree", {}, dispatcher],
      ["sign", {}, other],
      ["report", { note: "已到现场核查，情况报主办单位。" }, other],
    ] as const;
    for (const [action, input, actor] of steps) {
      const at = this.#later(1, 9);
      if (!part || at === undefined) return false;
      await this.#simulation.act(at, part.id, action, input, actor);
    }
    return true;
  }

  async #extend(officer: Actor): Promise<boolean> {
    if (!(await this.#act(2, 20, "requestExtension", { reason: sample.sampleExtensionReason(this.#random) }, officer)))
      return false;
    const asked = this.#simulation.children(this.#id, "extensions.request")[0];
    const at = this.#later(2, 20);
    if (!asked || at === undefined) return false;
    const granted = this.#random.chance(0.8);
    await this.#simulation.act(
      at,
      asked.id,
      granted ? "grant" : "deny",
      { note: granted ? "情况属实，同意延期。" : "应按原时限办结。" },
      staff(this.#unit, "head"),
    );
    return true;
  }

  /** Most answers come well before the day, one in eleven after it, a few not at all. */
  async #answer(officer: Actor): Promise<boolean> {
    // A few are still waiting past their day; none has been lying for months.
    if (this.#end - this.#now < 40 * 24 * hour && this.#random.chance(0.03)) return false;
    const { clock } = this.#simulation.case(this.#id);
    const left = Math.max(2, (Date.parse(clock?.dueAt ?? this.#at()) - this.#now) / hour);
    const share = this.#random.chance(0.09) ? 1.02 + this.#random.next() * 0.5 : 0.08 + this.#random.next() * 0.8;
    const solved = this.#random.weighted([
      ["solved", 78],
      ["planned", 12],
      ["explained", 10],
    ]);
    const input = { answer: sample.sampleAnswer(this.#random, this.#subject), solved };
    return this.#act(left * share, left * share + 1, "answer", input, officer);
  }

  async #checkAndCall(): Promise<void> {
    const officer = staff(this.#unit, "officer");
    if (this.#random.chance(0.05)) {
      if (!(await this.#act(1, 12, "sendBack", { reason: sample.sampleRedoReason(this.#random) }, agent))) return;
      if (!(await this.#redo(officer))) return;
    }
    if (!(await this.#act(1, 16, "passAudit", {}, agent))) return;
    for (let calls = 0; calls < 5; calls++) {
      const outcome = this.#random.weighted([
        ["satisfied", 80],
        ["explained", 8],
        ["unsatisfied", calls === 0 ? 5 : 0],
        ["noAnswer", 12],
      ]);
      const heard = outcome === "noAnswer" ? "unreached" : outcome === "unsatisfied" ? "unsatisfied" : "satisfied";
      const note = sample.sampleCallBack(this.#random, heard);
      if (outcome === "noAnswer") this.#waitForNextTry();
      const solved = outcome === "satisfied" && this.#id % 11 !== 0 ? "yes" : "no";
      const said = {
        outcome,
        contacted: this.#random.chance(0.93),
        note,
        ...(outcome === "noAnswer" ? {} : { solved }),
      };
      const [least, most] = outcome === "noAnswer" ? [0, 0] : [3, 26];
      if (!(await this.#act(least, most, "recordCallBack", said, agent))) return;
      const { state } = this.#simulation.case(this.#id);
      if (state === "closed") return;
      if (state === "redoing" && !((await this.#redo(officer)) && (await this.#act(1, 12, "passAudit", {}, agent))))
        return;
    }
  }

  /** Who does not answer is tried again where a try counts: an hour or so into another part of the day. */
  #waitForNextTry(): void {
    const { data } = this.#simulation.case(this.#id);
    const missed = (data.callBackMissed ?? []) as readonly Instant[];
    const from = new Date(this.#now + 2 * hour).toISOString();
    this.#now = Date.parse(nextTry(missed, from, hoursOfCalls(this.#simulation.rules, from)));
  }

  #redo(officer: Actor): Promise<boolean> {
    const answer = sample.sampleAnswer(this.#random, this.#subject);
    return this.#act(12, 70, "answer", { answer, solved: "solved" }, officer);
  }

  #at(): Instant {
    return new Date(this.#now).toISOString();
  }

  /** Lets between `least` and `most` hours go by; undefined where that lies beyond the period. */
  #later(least: number, most: number): Instant | undefined {
    const wanted = this.#now + Math.round((least + this.#random.next() * (most - least)) * hour);
    this.#now = Math.max(this.#now, officeTime(wanted, this.#random.next()));
    return this.#now < this.#end ? this.#at() : undefined;
  }

  async #act(least: number, most: number, action: string, input: unknown, actor: Actor): Promise<boolean> {
    const at = this.#later(least, most);
    if (at === undefined) return false;
    await this.#simulation.act(at, this.#id, action, input, actor);
    return true;
  }
}

/** Offices act between eight and six: what falls in the evening was done before it, what falls in the night after it. */
function officeTime(moment: number, share: number): number {
  const ofDay = (moment + 8 * hour) % (24 * hour);
  if (ofDay < 8 * hour) return moment + 8 * hour - ofDay + Math.round(share * 2 * hour);
  return ofDay > 18 * hour ? moment - ofDay + 18 * hour - Math.round(share * hour) : moment;
}
