import { randomUUID } from "node:crypto";
import type { RequestData } from "@wuxing/areas/hotline";
import { publicCitations } from "@wuxing/areas/knowledge";
import { arePublished } from "@wuxing/areas/ratings";
import { dayOf } from "@wuxing/kernel/calendar";
import { type Actor, type Case, type Entry, fieldsOf } from "@wuxing/kernel/procedure";
import { formatDay, type Text, t } from "@wuxing/kernel/text";
import { type CaseView, type EntryView, type RuleView, termWords } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { childrenOf, entriesOf, procedureOf } from "@wuxing/platform/casework";
import { type Citizen, firmOfCase } from "@wuxing/platform/citizens";
import { caseForOnlooker } from "@wuxing/platform/desk";
import { accessesOf, caseWithWords, heldFor, openWords, withWords } from "@wuxing/platform/personal";
import type { FollowAction, FollowCaseView, FollowChild, RateView } from "../../web/portal/views.ts";
import { accessViews } from "./accessViews.ts";
import { applicationPart } from "./applications/applicationPart.ts";
import { dueOf, kindName, topicName } from "./caseRow.ts";
import { citizenActor } from "./citizenActor.ts";
import { isOwnEntry } from "./ownEntry.ts";

/** A request with what follows from it, as the person who brought it may see it. */
export interface OwnCase {
  readonly root: Case;
  readonly children: readonly Case[];
  readonly actor: Actor;
}

/** The reader is his account, where he is signed in; he acts for the firm that the case was opened for. */
export async function ownCase(platform: Platform, root: Case, citizen: Citizen | undefined): Promise<OwnCase> {
  const children = await childrenOf(platform.pool, root.id);
  const proven = [root.id, ...children.map((child) => child.id)];
  const firm = citizen ? await firmOfCase(platform.pool, root.id) : null;
  return { root, children, actor: citizenActor(citizen, proven, firm) };
}

/** What was tried and not taken: the action, what was typed, and what is wrong. */
export interface Failed {
  readonly number: string;
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: NonNullable<FollowCaseView["errors"]>;
}

/** Parts of a request that its own reader is told of; how an extension is decided inside is not among them. */
const shownTypes = new Set([
  ...["ratings.invitation", "ratings.mending", "ratings.followUp", "oversight.supervision"],
  ...["applications.hearing", "applications.review", "applications.promiseCheck", "applications.refund"],
]);
/** Who else works on it, and whether its unit was pressed; what is only proposed, or came to nothing, is not told. */
const isShown = ({ type, state, data }: Case): boolean =>
  shownTypes.has(type) ||
  (type === "hotline.part" && !["proposed", "released"].includes(state)) ||
  (type === "oversight.urging" && data.kind === "written");
/** What a child is called to the person, where its own title is an office's word. */
const plainTitles: Readonly<Record<string, Text>> = {
  "hotline.part": t("一起办这件事的单位", "Also working on it"),
  "oversight.urging": t("逾期了，已经书面催办", "It is late; the unit was urged in writing"),
  "oversight.supervision": t("已列入督办，盯到办结", "Under supervision until it is done"),
};

export async function followCaseView(
  platform: Platform,
  own: OwnCase,
  after: { readonly notice?: Text | undefined; readonly failed?: Failed } = {},
): Promise<FollowCaseView> {
  const { root, children, actor } = own;
  const history = await ownHistory(platform, root);
  const data = history.case.data as unknown as RequestData;
  const view = await caseForOnlooker(platform, root, actor, true);
  const shown = children.filter(isShown);
  const views = await Promise.all(shown.map((child) => caseForOnlooker(platform, child, actor, true)));
  const receipts = await Promise.all(shown.map((child) => receiptsIn(platform, root, child)));
  const all = [view, ...views];
  const answeredAt = data.answeredAt ?? root.closedAt;
  const { rule } = view.due ?? {};
  const application = await applicationPart(platform, root, history.entries);
  return {
    number: view.number,
    title: application?.title ?? root.title,
    said: root.type === "hotline.request" ? saidIn(data) : null,
    ...(application ? { application } : {}),
    openedAt: view.openedAt,
    state: view.stateTitle,
    final: view.closedAt !== null,
    holder: view.closedAt === null ? holderOf(platform, root, view) : null,
    due: dueOf(view.due),
    legal: rule ? legalOf(rule, view.due?.extended?.rule) : null,
    paused: pausedIn(view),
    // The answer was written to this reader: telephone numbers in it are for him.
    answer:
      data.answer && answeredAt
        ? {
            ...{ unit: view.unit?.name ?? t("12345 热线", "12345 hotline"), on: dayOf(answeredAt), text: data.answer },
            cites: await citedBy(platform, data),
          }
        : null,
    history: timeline(platform, root, history.entries, view),
    actions: all.flatMap((one) => actionsOf(one, after.failed)).sort((a, b) => order[a.tone] - order[b.tone]),
    children: views.map((child, index) => ({
      ...receipts[index],
      number: child.number,
      title: plainTitles[child.type] ?? child.typeTitle,
      unit: child.unit?.name ?? null,
      state: child.stateTitle,
      due: dueOf(child.due),
    })),
    accesses: await accessesIn(platform, root.id),
    ...(after.notice ? { notice: after.notice } : {}),
    ...(after.failed ? { failed: after.failed.action, errors: after.failed.errors } : {}),
  };
}

/** The clock that is held still meanwhile: what is left of it. */
function pausedIn({ clocks }: CaseView): Text | null {
  const clock = clocks.find(({ stopped }) => stopped);
  if (!clock?.rule) return null;
  const [{ title }, left] = [clock.rule, termWords(clock.remaining)];
  return t(
    `“${title.zh}”的时间暂停计算，还剩 ${left.zh}，这一步完了接着算`,
    `The time for “${title.en}” is not counted meanwhile: ${left.en} are left and run on afterwards`,
  );
}

/** The rule by which the day was set, and the one by which it was put off. */
function legalOf(rule: RuleView, extended: RuleView | null | undefined): Text {
  const first = t(`${rule.source}：${rule.term.zh}`, `${rule.source}: ${rule.term.en}`);
  if (!extended) return first;
  const { source, term } = extended;
  return t(`${first.zh}；已延长 ${term.zh}（${source}）`, `${first.en}; extended by ${term.en} (${source})`);
}

const saidIn = ({ text, kind, topic, place }: RequestData): FollowCaseView["said"] => ({
  ...{ text, kind: kindName(kind), topic: topicName(topic), place: place ?? null },
});

/** The public articles that the answer cites, each in the version that it cites. */
async function citedBy({ pool }: Platform, { cites = [] }: RequestData): Promise<{ href: string; title: string }[]> {
  const cited = await publicCitations(pool, cites);
  return cited.map(({ number, version, title }) => ({ href: `/knowledge/${number}?version=${version}`, title }));
}

/** Who has looked at the reader's data in this request. */
async function accessesIn({ pool, city }: Platform, caseId: number): Promise<FollowCaseView["accesses"]> {
  const [held] = await heldFor(pool, { cases: [caseId] });
  return held?.person ? accessViews(city, await accessesOf(pool, held.person, caseId)) : [];
}

const order = { main: 0, quiet: 1, danger: 2 } as const;

/** The unit where it lies with one; else the party that is waited for. */
function holderOf({ casework }: Platform, root: Case, view: CaseView): Text | null {
  if (view.unit && !elsewhere[root.type]?.includes(root.state)) return view.unit.name;
  const state = procedureOf(casework, root.type).states[root.state];
  return state && "waitsFor" in state && state.waitsFor === "applicant" ? t("您", "You") : view.waitsFor;
}
/** States in which no unit has it, although one may be named: the hotline's desk, or the applicant himself. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  "hotline.request": ["accepted", "received"],
  "applications.application": ["correcting", "awaitingFee"],
  "appointments.booking": ["offered", "booked"],
};

/** The request and its entries with the reader's own words as he typed them: they are opened for nobody but him. */
async function ownHistory(
  { pool, casework }: Platform,
  root: Case,
): Promise<{ case: Case; entries: readonly Entry[] }> {
  const entries = await entriesOf(pool, root.id);
  const typed = await openWords(casework.vault, pool, [root.id]);
  return { case: caseWithWords(root, entries, typed), entries: withWords(entries, typed) };
}

/** What happened, newest first; what the reader himself said stands as he said it. */
function timeline(
  platform: Platform,
  root: Case,
  history: readonly Entry[],
  view: CaseView,
): FollowCaseView["history"] {
  const entries = new Map(history.map((entry) => [entry.seq, entry]));
  const procedure = procedureOf(platform.casework, root.type);
  const ownWords = (entry: EntryView): Text[] | undefined => {
    const said = entries.get(entry.seq);
    const action = procedure.actions[entry.action];
    if (said?.actor.kind !== "citizen" || !action) return undefined;
    return fieldsOf(action.input).flatMap(({ name, label, options }) => {
      const value = said.input[name];
      if (typeof value !== "string" || value === "") return [];
      return [wordsOf(options?.find((option) => option.value === value)?.label ?? value, label)];
    });
  };
  const words = (entry: EntryView): Text[] => entry.values.map(({ label, value }) => wordsOf(value, label));
  return view.history
    .map((entry, index, all) => ({
      at: entry.at,
      what: entry.title,
      who: entry.by,
      // The answer stands in a card of its own.
      note: entry.action.startsWith("answer") ? null : joined(ownWords(entry) ?? words(entry)),
      files: entry.files.map(({ id, name }) => ({ name, href: `/follow/${root.number}/files/${id}` })),
      ...receiptLink(root, root, entries.get(entry.seq)),
      ...(index === all.length - 1 ? { tone: toneOf(view) } : {}),
    }))
    .reverse();
}

const day = /^\d{4}-\d{2}-\d{2}$/u;

/** A value of a form in both languages; a day as days are written here, with what it is the day of. */
function wordsOf(value: string | Text, label: Text): Text {
  if (typeof value !== "string") return value;
  if (!day.test(value)) return t(value, value);
  return t(`${label.zh}：${formatDay(value, "zh")}`, `${label.en}: ${formatDay(value, "en")}`);
}

const joined = (words: readonly Text[]): Text | null =>
  words.length > 0 ? t(words.map(({ zh }) => zh).join("\n"), words.map(({ en }) => en).join("\n")) : null;

const takeBack = t("收回公开的话", "Withdraw the published words");
const receiptName = t("这一步的回执（可自己验证）", "Receipt of this step, to check yourself");

/** The receipt of what the reader himself did. */
const receiptLink = (root: Case, { number }: Case, entry: Entry | undefined): Pick<FollowChild, "links"> =>
  entry && isOwnEntry(entry, root)
    ? { links: [{ name: receiptName, href: `/follow/${number}/receipts/${entry.seq}` }] }
    : {};

/** The receipts of what he did in a child case, such as his rating, whose published words he may take back. */
async function receiptsIn(platform: Platform, root: Case, child: Case): Promise<Pick<FollowChild, "links">> {
  const entries = await entriesOf(platform.pool, child.id);
  const receipts = entries.flatMap((entry) => receiptLink(root, child, entry).links ?? []);
  const words = child.type === "ratings.invitation" && (await arePublished(platform, child));
  const links = words ? [...receipts, { name: takeBack, href: `/rate/${root.number}` }] : receipts;
  return links.length > 0 ? { links } : {};
}

const toneOf = ({ tone }: CaseView): "now" | "done" | "refused" =>
  tone === "open" ? "now" : tone === "refused" ? "refused" : "done";

const tones: Readonly<Record<string, FollowAction["tone"]>> = { rate: "main", withdraw: "danger" };
const hints: Readonly<Record<string, Text>> = {
  withdraw: t("撤回后不再办理，记录会保留。", "It is not handled any further; the record stays."),
};

/** What has a form of its own on another page, to which this one leads. */
const withOwnForm: ReadonlySet<string> = new Set(["applications.application/supply"]);

/** The actions that the reader may take on a case now, sent to the case they are about. */
const actionsOf = (view: CaseView, failed: Failed | undefined): FollowAction[] =>
  view.actions
    .filter(({ name }) => !withOwnForm.has(`${view.type}/${name}`))
    .map(({ name, title, fields }) => {
      const typed = failed?.number === view.number && failed.action === name ? failed.values : {};
      const hint = hints[name];
      return {
        name,
        title,
        href: `/follow/${view.number}/actions/${name}`,
        fields: fields.map((field) =>
          typed[field.name] === undefined ? field : { ...field, value: typed[field.name] ?? "" },
        ),
        tone: tones[name] ?? "quiet",
        commandId: randomUUID(),
        ...(hint ? { hint } : {}),
      };
    });

/** The page of the rating alone; undefined where no rating is awaited. */
export async function rateView(platform: Platform, own: OwnCase, failed?: Failed): Promise<RateView | undefined> {
  const invitation = own.children.find((child) => child.type === "ratings.invitation" && child.state === "awaiting");
  if (!invitation) return undefined;
  const view = await caseForOnlooker(platform, invitation, own.actor, true);
  const action = actionsOf(view, failed).find(({ name }) => name === "rate");
  if (!action) return undefined;
  const data = own.root.data as unknown as RequestData;
  return {
    number: own.root.number,
    title: own.root.title,
    unit: view.unit?.name ?? null,
    answer: data.answer ?? null,
    rated: false,
    action: { ...action, submit: t("提交评价", "Send the rating"), href: `/rate/${invitation.number}` },
    errors: failed?.errors ?? [],
  };
}
