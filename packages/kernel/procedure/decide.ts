import type { Instant } from "@wuxing/kernel/calendar";
import { ClockError } from "@wuxing/kernel/clock";
import { storable, type Text, t } from "@wuxing/kernel/text";
import type { ZodType } from "zod";
import type { Actor } from "./Actor.ts";
import type { Almanac } from "./Almanac.ts";
import { allows, asList } from "./allowedActions.ts";
import type { ActorRef, Case, Entry } from "./Case.ts";
import { clocksOnEntering, keyOf, latestDay, lengthen } from "./clocks.ts";
import { reckonAction, reckonedClocks, reckoningEntry } from "./decideReckoning.ts";
import { faultsOf } from "./faultsOf.ts";
import { isSealedFrom } from "./isSealedFrom.ts";
import { partiesOf } from "./Party.ts";
import { type ActionDef, type Procedure, stay } from "./Procedure.ts";
import { Refusal } from "./Refusal.ts";

/** What somebody asks of a case. The same `commandId` asked twice is done once. */
export interface Request {
  readonly action: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly at: Instant;
  readonly commandId: string;
  /** The version of the case that who asks had before him; only an action that `rewrites` asks for it. */
  readonly seen?: number | undefined;
}

/** What a new case is given from outside the table: its identity, allotted by the platform. */
export interface Identity {
  readonly id: number;
  readonly number: string;
  readonly parentId: number | null;
  /** Of a child case: what it inherits of its parent. */
  readonly sealedFrom?: readonly string[];
}

type AnyAction = ActionDef<string, ZodType, Record<string, unknown>>;

/**
 * The entry that opens a new case. Throws Refusal (notAllowed, invalidInput).
 * Pure: the same arguments give the same entry.
 */
export function decideOpening(
  procedure: Procedure,
  identity: Identity,
  request: Omit<Request, "action">,
  almanac: Almanac,
): Entry {
  const { open } = procedure;
  const parties = partiesOf(request.actor, null);
  if (!asList(open.by).some((party) => parties.has(party))) throw notAllowed(open.title);
  const input = parse(open.input, request.input);
  const to = typeof open.to === "function" ? open.to(input) : open.to;
  const head = open.head(input);
  const data = open.remember(input);
  const blank: Case = {
    ...identity,
    type: procedure.type,
    state: to,
    title: head.title,
    unit: head.unit ?? null,
    division: head.division ?? null,
    openedAt: request.at,
    closedAt: null,
    clock: null,
    clocks: {},
    data,
    version: 0,
  };
  const state = stateOf(procedure, to);
  return {
    caseId: identity.id,
    seq: 1,
    type: procedure.type,
    action: "open",
    actor: actorRef(request.actor, head.unit ?? null),
    commandId: request.commandId,
    at: request.at,
    from: null,
    to,
    final: "final" in state,
    input: input as Record<string, unknown>,
    changes: data,
    head,
    ...clocksOnEntering(almanac, blank, state, request.at, open.due?.(input)),
    opening: { number: identity.number, parentId: identity.parentId, ...inherited(identity) },
  };
}

/**
 * The entry by which a case goes on. Throws Refusal: unknownAction, notAllowed (asked before the state, so that a
 * stranger learns nothing of it), wrongState, conflict where it rewrites what changed meanwhile, invalidInput with the fields at fault, refused with the reason.
 */
export function decide(procedure: Procedure, c: Case, request: Request, almanac: Almanac): Entry {
  if (request.action === reckonAction && request.actor.kind === "clock") return reckoning(c, request, almanac);
  const action = Object.hasOwn(procedure.actions, request.action) ? procedure.actions[request.action] : undefined;
  if (!action) throw new Refusal("unknownAction", t("没有这项操作", `There is no action “${request.action}”`));
  if (!allows(action.by, partiesOf(request.actor, c))) throw notAllowed(action.title);
  if (action.reveals && isSealedFrom(request.actor, c)) throw sealed();
  if (!asList(action.from).includes(c.state)) throw wrongState(procedure, action, c);
  const barred = action.unless?.(c, request.at) ?? action.bars?.(c, request.actor);
  if (barred) throw new Refusal("refused", barred);
  if (action.rewrites && request.seen !== undefined && request.seen !== c.version) throw overtaken();
  const input = parse(action.input, request.input);
  assertNotTooFar(action, input, request.at, almanac);
  const reason = action.refuse?.(c, input, request.at, almanac);
  if (reason) throw new Refusal("refused", reason);
  const wanted = typeof action.to === "function" ? action.to(c, input) : action.to;
  const to = wanted === stay ? c.state : wanted;
  const changes = (action.remember?.(c, input, request.at) ?? {}) as Record<string, unknown>;
  const head = action.head?.(c, input) ?? {};
  const after: Case = { ...c, ...head, data: { ...c.data, ...changes } };
  const state = stateOf(procedure, to);
  return {
    caseId: c.id,
    seq: c.version + 1,
    type: c.type,
    action: request.action,
    actor: actorRef(request.actor, c.unit),
    commandId: request.commandId,
    at: request.at,
    from: c.state,
    to,
    final: "final" in state,
    input: input as Record<string, unknown>,
    changes,
    head,
    ...clocksAfter(almanac, after, action, wanted === stay, state, request.at, action.due?.(c, input)),
    opening: null,
  };
}

function reckoning(c: Case, { commandId, at }: Request, { calendar }: Almanac): Entry {
  const reckoned = c.closedAt === null ? reckonedClocks(calendar, c) : undefined;
  if (reckoned) return reckoningEntry(c, { commandId, at }, reckoned);
  throw new Refusal(
    "refused",
    t("期限没有变化，不用重算", "Nothing comes out otherwise; there is nothing to reckon anew"),
  );
}

/** Refuses a day beyond the bound that a rule row sets to it, and says which day is the last. */
function assertNotTooFar(action: AnyAction, input: Record<string, unknown>, at: Instant, almanac: Almanac): void {
  if (!action.latest) return;
  const field: string = action.latest.field;
  const { day, row } = latestDay(almanac, action.latest.within, at);
  const asked = input[field];
  if (typeof asked !== "string" || asked <= day) return;
  const reason = t(
    `“${row.title.zh}”最晚到 ${day}，请选不晚于这一天的日期`,
    `The last day possible is ${day} (${row.title.en}); choose that day or an earlier one`,
  );
  throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [{ field, reason }]);
}

function clocksAfter(
  almanac: Almanac,
  c: Case,
  action: AnyAction,
  stays: boolean,
  state: Procedure["states"][string],
  at: Instant,
  due: string | undefined,
): Pick<Entry, "clock" | "clocks"> {
  try {
    const entered =
      stays && due === undefined ? { clock: c.clock, clocks: c.clocks } : clocksOnEntering(almanac, c, state, at, due);
    if (!action.extends || !entered.clock) return entered;
    return { ...entered, clock: lengthen(almanac, entered.clock, keyOf(action.extends, c), at) };
  } catch (error) {
    if (error instanceof ClockError) throw new Refusal("refused", error.reason);
    throw error;
  }
}

function stateOf(procedure: Procedure, name: string): Procedure["states"][string] {
  const state = procedure.states[name];
  if (!state) throw new Error(`${procedure.type} has no state ${name}`);
  return state;
}

/** The unit named is the post by which a person acts: the case's own where he holds a post there. */
function actorRef(actor: Actor, caseUnit: string | null): ActorRef {
  const post = actor.posts.find((p) => p.unit === caseUnit) ?? actor.posts[0];
  return { kind: actor.kind, id: actor.id, unit: post?.unit ?? actor.actingFor?.uscc ?? null };
}

const inherited = ({ sealedFrom }: Identity): Pick<Identity, "sealedFrom"> =>
  sealedFrom?.length ? { sealedFrom } : {};

const sealed = (): Refusal =>
  new Refusal(
    "notAllowed",
    t(
      "反映人的身份对您所在单位保密；需要核实情况的，请通过热线转问",
      "Who asked is kept from your unit; if something must be checked with the person, ask through the hotline",
    ),
  );

const overtaken = (): Refusal =>
  new Refusal(
    "conflict",
    t(
      "您打开以后，内容已被别人（或您的另一个窗口）改过。您写的还在，请对照现在的内容，定下后再保存",
      "It was changed since you opened it, by somebody else or in another window. What you wrote is still here: compare it with what stands now, then save again",
    ),
  );

const notAllowed = (title: Text): Refusal =>
  new Refusal("notAllowed", t(`您没有“${title.zh}”的权限`, `You may not do this: ${title.en}`));

function wrongState(procedure: Procedure, action: AnyAction, c: Case): Refusal {
  const now = procedure.states[c.state]?.title ?? t(c.state, c.state);
  return new Refusal(
    "wrongState",
    t(
      `办件现在是“${now.zh}”，不能“${action.title.zh}”；请刷新后再看`,
      `The case is now “${now.en}”, so “${action.title.en}” is not possible; reload and look again`,
    ),
  );
}

function parse(schema: ZodType, input: unknown): Record<string, unknown> {
  const parsed = schema.safeParse(storable(input ?? {}));
  if (parsed.success) return parsed.data as Record<string, unknown>;
  throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faultsOf(parsed.error.issues));
}
