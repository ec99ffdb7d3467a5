import {
  amountFenOf,
  type ClaimRow,
  claimProcedure,
  claimsOfFirm,
  type FiledFirm,
  facts,
  findFirmFile,
  isNear,
  type KeptPolicies,
  mattersOf,
  type PoliciesOf,
  type RecoveryData,
  recoveryProcedure,
  tagCodes,
  type WeighedClause,
  withReasons,
} from "@wuxing/areas/policies";
import { dayOf } from "@wuxing/kernel/calendar";
import { type FirmFile, printFact, printMoney, silenceOf } from "@wuxing/kernel/policies";
import { allowedActions, type Case, type Procedure } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { certificatesPage } from "@wuxing/platform/certificates";
import { type Citizen, firmsOf } from "@wuxing/platform/citizens";
import type { SpaceAction, SpaceCase, SpaceView } from "../../../web/portal/views.ts";
import { cardOf } from "../certificates/certificateViews.ts";
import { citizenActor } from "../citizenActor.ts";
import { pageCount } from "../paging.ts";
import { offerView } from "./policyViews.ts";

/** What the firm may do with its own matters, in its words; the second asks for words of its own. */
const spaceActions: Readonly<Record<SpaceAction, readonly [title: Text, asks: Text | null, field?: string]>> = {
  confirm: [t("账户无误，同意领取", "The account is right; accept"), null],
  decline: [t("不领取", "Decline"), t("为什么不领取", "Why"), "reason"],
  withdraw: [t("撤回申请", "Withdraw"), null],
  correct: [t("账户已更正，请重新支付", "The account is right now; pay again"), null],
  answer: [t("陈述申辩", "Answer"), t("企业意见", "What the firm says"), "said"],
  report: [t("资金已退回", "It was returned"), t("退回日期和凭证号", "Day and number of the transfer"), "note"],
};
export const isSpaceAction = (name: string): name is SpaceAction => Object.hasOwn(spaceActions, name);
/** The field of an action's input that the firm's words go into. */
export const wordsField = (name: SpaceAction): string | undefined => spaceActions[name][2];

const otherState = t("资金已追回", "Recovered");

/** The first of its certificates: a firm with more than a thousand has a page of them. */
const mostCertificates = 8;
const all = { type: "", written: "" };

/** The firm's own space, as whoever acts for it sees it. */
export async function spaceView(
  { platform, policiesOf }: { readonly platform: Platform; readonly policiesOf: PoliciesOf },
  citizen: Citizen,
  firm: { readonly uscc: string; readonly name: string },
  { page, ...given }: Pick<SpaceView, "notice" | "errors" | "values" | "page">,
): Promise<SpaceView> {
  const { pool, casework } = platform;
  const today = dayOf(casework.now());
  const [file, kept, claims, firms, certificates] = await Promise.all([
    findFirmFile(pool, firm.uscc),
    policiesOf(today),
    claimsOfFirm(pool, firm.uscc),
    firmsOf(pool, citizen.id, today),
    certificatesPage(pool, casework.vault, { kind: "firm", id: firm.uscc }, all, { from: 0, size: mostCertificates }),
  ]);
  const offers = offersOf({ file: file?.facts ?? {}, today, kept, page }, claims);
  return {
    ...{ firm, ...given, ...fileView(file, today), ...offers },
    mayChangeAccount: firms.some(({ uscc, as }) => uscc === firm.uscc && as === "representative"),
    certificates: certificates.rows.map((row) => cardOf(platform, row, today)),
    moreCertificates: certificates.total - certificates.rows.length,
    cases: await casesOf(platform, citizen, firm.uscc, claims),
  };
}

/** So many of what a firm is entitled to stand on a page; of what it nearly is, the first alone: the library has the rest. */
const [atOnce, mostNear] = [12, 8];
const over = new Set(["refused", "declined", "withdrawn", "lapsed"]);

interface Held {
  readonly file: FirmFile;
  readonly today: string;
  readonly kept: KeptPolicies;
  readonly page: number;
}

function offersOf(
  { file, today, kept, page }: Held,
  claims: readonly ClaimRow[],
): Pick<SpaceView, "matched" | "near" | "others" | "total" | "page" | "pages"> {
  const taken = new Set(
    claims.filter(({ state }) => !over.has(state)).map(({ series, clauseNumber }) => `${series} ${clauseNumber}`),
  );
  const isTaken = ({ policy, clause }: WeighedClause): boolean => taken.has(`${policy.series} ${clause.number}`);
  const view = (one: WeighedClause) => offerView(withReasons(one, file, today), isTaken(one));
  const { entitled, near, asked } = heldAgainst({ file, today, kept });
  // What is still to be had first, and the most of it.
  const matched = entitled
    .map((one) => ({ one, taken: Number(isTaken(one)), fen: amountFenOf(one, file, today) ?? 0 }))
    .sort((a, b) => a.taken - b.taken || b.fen - a.fen)
    .map(({ one }) => one);
  const pages = pageCount(matched.length, atOnce);
  const shown = Math.min(page, pages);
  return {
    ...{ matched: matched.slice((shown - 1) * atOnce, shown * atOnce).map(view), near: near.map(view) },
    ...{ total: matched.length, page: shown, pages, others: asked - matched.length - near.length },
  };
}

/** What a firm is entitled to, and the first few of which it lacks little; of a thousand clauses the others are made nothing of. */
function heldAgainst({ file, today, kept }: Pick<Held, "file" | "today" | "kept">): {
  readonly entitled: readonly WeighedClause[];
  readonly near: readonly WeighedClause[];
  readonly asked: number;
} {
  const verdicts = kept.verdictsOf(file, today);
  const [entitled, near]: [WeighedClause[], WeighedClause[]] = [[], []];
  for (let i = 0; i < verdicts.length; i++) {
    const [clause, verdict] = [kept.clauses[i], verdicts[i]];
    if (!clause || !verdict) continue;
    if (verdict === "yes") entitled.push({ ...clause, verdict });
    else if (near.length < mostNear && isNear({ ...clause, verdict }, file, today)) near.push({ ...clause, verdict });
  }
  return { entitled, near, asked: verdicts.length };
}

function fileView(
  file: FiledFirm | undefined,
  today: string,
): Pick<SpaceView, "account" | "tags" | "facts" | "unknownFacts"> {
  const known = facts.kinds.flatMap((kind) => {
    const fact = file?.facts[kind.code];
    return fact ? [{ kind, fact, stale: silenceOf(kind, fact, today) === "stale" }] : [];
  });
  const codes = new Set(known.map(({ kind }) => kind.code));
  return {
    account: file?.bank && file.accountTail ? { bank: file.bank, tail: file.accountTail } : null,
    tags: known
      .filter(({ kind, fact, stale }) => tagCodes.includes(kind.code) && fact.value === true && !stale)
      .map(({ kind }) => kind.name),
    facts: known.map(({ kind, fact, stale }) => ({
      ...{ name: kind.name, text: printFact(kind, fact), source: fact.source, day: fact.day, stale },
    })),
    unknownFacts: facts.kinds
      .filter(({ code }) => !codes.has(code))
      .map(({ name, source }) => ({ name, keeper: source })),
  };
}

async function casesOf(
  platform: Platform,
  citizen: Citizen,
  uscc: string,
  claims: readonly ClaimRow[],
): Promise<readonly SpaceCase[]> {
  const matters = await mattersOf(platform.pool, claims);
  const view = (c: Case, procedure: Procedure, amountFen: number, reason: string | null) =>
    caseView(platform, citizen, uscc, { c, procedure, amountFen, reason });
  const amounts = new Map(claims.map(({ caseId, amountFen }) => [caseId, amountFen]));
  return matters.map((c) => {
    if (c.type === claimProcedure.type)
      return view(c, claimProcedure, amounts.get(c.id) ?? 0, String(c.data.reason ?? "") || null);
    const { amountFen, reason } = c.data as unknown as RecoveryData;
    return view(c, recoveryProcedure, amountFen, reason);
  });
}

interface Shown {
  readonly c: Case;
  readonly procedure: Procedure;
  readonly amountFen: number;
  readonly reason: string | null;
}

function caseView(
  platform: Platform,
  citizen: Citizen,
  uscc: string,
  { c, procedure, amountFen, reason }: Shown,
): SpaceCase {
  const actor = citizenActor(citizen, [c.id], uscc);
  const allowed = allowedActions(procedure, c, actor, platform.casework.now());
  const state = procedure.states[c.state];
  const tone = state && "final" in state ? (state.tone === "refused" ? "refused" : "done") : "open";
  return {
    ...{ number: c.number, title: c.title, state: state?.title ?? otherState, tone, reason },
    ...{ amount: printMoney(amountFen), dueOn: c.clock ? dayOf(c.clock.dueAt) : null },
    actions: allowed.filter(isSpaceAction).map((name) => {
      const [title, asks] = spaceActions[name];
      return { name, title, asks };
    }),
  };
}
