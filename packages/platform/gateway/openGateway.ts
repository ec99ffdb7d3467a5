import type { Instant } from "@wuxing/kernel/calendar";
import { type FieldFault, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { type Outgoing, type OutgoingHost, OutgoingRefused } from "@wuxing/platform/http";
import type { Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";
import { circuitStates } from "./circuitStates.ts";
import { circuits, NotSent, type Patience, usualPatience } from "./circuits.ts";
import { type GatewayKeys, gatewayKeys } from "./gatewayKeys.ts";
import { recordCall } from "./meter.ts";
import type { Operation, Service } from "./Operation.ts";
import { type ReadDocument, readDocument } from "./readDocument.ts";
import { type CallRequest, checkedValues, requestOf, valueFaults } from "./requestOf.ts";
import { type CallOutcome, ServiceFault } from "./ServiceFault.ts";
import { schemaOf } from "./schemaOf.ts";
import { signCall } from "./signCall.ts";
import { traceOf } from "./traceparent.ts";
import { answerFault, type GivenAnswer, type SentCall } from "./verifyAnswer.ts";

/** How the gateway reaches services: which addresses documents may name, and the way out to them. */
export interface GatewaySettings {
  readonly hosts: readonly OutgoingHost[];
  readonly ask: Outgoing;
  readonly patience?: Partial<Patience> | undefined;
}

export interface Call {
  readonly service: Service;
  readonly operation: Operation;
  /** As a form gives them, or as JSON does. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The case that it is asked for. */
  readonly caseId?: number | null;
  /** A test of a version that may not serve yet: it is traced, and neither counted nor does it break the circuit of others. */
  readonly trial?: boolean;
}

/** What a service said: an answer as its document says, or why it does not take the question. */
export type CallAnswer =
  | { readonly outcome: "answered"; readonly value: Readonly<Record<string, unknown>> }
  | { readonly outcome: "declined"; readonly reason: Text | null };

/** The one way to departments' services. */
export interface Gateway extends Pick<GatewayKeys, "publicOf"> {
  readonly settings: GatewaySettings;
  readonly keys: GatewayKeys;
  readonly read: (document: string) => Promise<ReadDocument>;
  /**
   * Asks a service: values and answer checked by its document, signed, timed, counted, traced. Throws Refusal: invalidInput
   * for values that do not fit, refused where the service fails or may not be asked now.
   */
  readonly call: (call: Call) => Promise<CallAnswer>;
  /** As `call`, and throws ServiceFault or NotSent as they are. */
  readonly attempt: (call: Call) => Promise<CallAnswer>;
  /** What of these values does not fit an operation; nothing is sent. */
  readonly faultsOf: (operation: Operation, values: Call["values"]) => readonly FieldFault[];
  readonly isOpen: (service: string) => Promise<boolean>;
  /** Hears nothing more of other servers; before the pool ends. */
  readonly end: () => void;
}

interface World {
  readonly pool: Pool;
  readonly vault: Vault;
  readonly now: () => Instant;
}

/** Opens the gateway. Limits are this process's own; circuits, keys, figures and traces are all servers' (decisions 0040, 0046). */
export function openGateway({ pool, vault, now }: World, settings: GatewaySettings): Gateway {
  const keys = gatewayKeys(pool, vault, now);
  const states = circuitStates(pool);
  const circuitOf = circuits({ ...usualPatience, ...settings.patience }, states);
  const attempt = async (call: Call): Promise<CallAnswer> => {
    const { service, operation, caseId = null, trial = false } = call;
    const request = requestOf(service, operation, checkedValues(operation, call.values));
    const [trace, at, begun] = [traceOf(), now(), performance.now()];
    let attempts = 0;
    let [outcome, status]: [CallOutcome, number | undefined] = ["answered", undefined];
    try {
      const circuit = await circuitOf(trial ? `${service.name} on trial` : service.name);
      const key = await keys.of(service.name);
      const answer = await circuit.run(operation.idempotent, async (signal) => {
        attempts++;
        const span = attempts === 1 ? trace : traceOf(trace.id);
        const testMode = trial && !operation.idempotent;
        const headers = signCall({ ...request, traceparent: span.header, testMode }, key, Date.parse(now()));
        const given = await send(settings.ask, request, headers, signal);
        return answerOf(operation, given, () => assertOwn(service, { ...request, headers }, given));
      });
      outcome = answer.outcome;
      return answer;
    } catch (error) {
      [outcome, status] = outcomeOf(error);
      throw error;
    } finally {
      const ms = performance.now() - begun;
      await recordCall(pool, {
        ...{ service: service.name, operation: operation.id, caseId, at, ms, attempts, outcome, status },
        ...{ trace: trace.id, counted: !trial },
      });
    }
  };
  return {
    ...{ settings, keys, attempt, publicOf: keys.publicOf },
    read: (document) => readDocument(document, settings.hosts),
    call: (call) =>
      attempt(call).catch((error: unknown) => {
        throw refusalOf(error) ?? error;
      }),
    faultsOf: (operation, values) => valueFaults(operation, values),
    isOpen: async (service) => (await circuitOf(service)).isOpen(),
    end: states.end,
  };
}

async function send(
  ask: Outgoing,
  { method, url, body }: CallRequest,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<GivenAnswer> {
  try {
    const answer = await ask(url, { method, body, signal, headers: { ...headers, accept: "application/json" } });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (error) {
    // An address that may not be asked is our fault or an attack, never the service's.
    if (error instanceof OutgoingRefused) throw error;
    throw new ServiceFault("cut", undefined, (error as NodeJS.ErrnoException).code);
  }
}

/** The service understood the question and says no to it. */
const declining = new Set([400, 404, 409, 422]);

/** Whoever sits on the line may say anything: of a service that signs nothing unsigned is believed, no refusal either. */
function assertOwn({ answerKeys }: Service, call: SentCall, given: GivenAnswer): void {
  const fault = answerKeys.length > 0 ? answerFault(answerKeys, call, given, Date.now()) : undefined;
  if (fault) throw new ServiceFault("unsigned", given.status, fault);
}

function answerOf({ answer, dialect }: Operation, { status, text }: GivenAnswer, assertSigned: () => void): CallAnswer {
  if (declining.has(status) || status === 200) assertSigned();
  if (declining.has(status)) return { outcome: "declined", reason: reasonOf(text) };
  if (status === 401 || status === 403) throw new ServiceFault("signature", status);
  if (status !== 200) throw new ServiceFault("status", status);
  const given = parsed(text);
  const checked = schemaOf(answer, dialect).safeParse(given);
  if (!checked.success || typeof given !== "object" || given === null)
    throw new ServiceFault("shape", status, checked.error?.issues[0]?.path.join("."));
  return { outcome: "answered", value: checked.data as Readonly<Record<string, unknown>> };
}

/** `{ "reason": { "zh": …, "en": … } }` of a service that says why; anything else says nothing. */
function reasonOf(text: string): Text | null {
  const said = (parsed(text) as { reason?: { zh?: unknown; en?: unknown } } | undefined)?.reason;
  return typeof said?.zh === "string" && typeof said.en === "string"
    ? t(said.zh.slice(0, 200), said.en.slice(0, 200))
    : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function outcomeOf(error: unknown): [CallOutcome, number | undefined] {
  if (error instanceof NotSent) return [error.reason, undefined];
  return error instanceof ServiceFault ? [error.kind, error.status] : ["cut", undefined];
}

const later = t("请过几分钟再试，或直接联系该单位", "try again in a few minutes, or ask the unit itself");
const why: Readonly<Record<ServiceFault["kind"] | NotSent["reason"], Text>> = {
  slow: t("对方系统没有按时答复", "The unit's system did not answer in time"),
  cut: t("连不上对方系统", "The unit's system cannot be reached"),
  status: t("对方系统出错了", "The unit's system failed"),
  signature: t("对方系统没有接受本平台的调用，已记录", "The unit's system did not accept our call; it was noted"),
  unsigned: t(
    "对方系统的答复没有它自己的签名，没有采用",
    "The answer was not signed by the unit's system and was not used",
  ),
  shape: t("对方系统的答复不合约定，没有采用", "The unit's answer is not as agreed and was not used"),
  open: t("对方系统连续出错，暂停查询", "The unit's system has failed repeatedly, so asking is paused"),
  full: t("现在查询的人太多", "Too many are asking now"),
};

const kindOf = (error: unknown): keyof typeof why | undefined => {
  if (error instanceof NotSent) return error.reason;
  if (error instanceof OutgoingRefused) return "cut";
  return error instanceof ServiceFault ? error.kind : undefined;
};

/** What whoever asked is told of a service's failure; undefined for anything else. */
export function refusalOf(error: unknown): Refusal | undefined {
  const kind = kindOf(error);
  const said = kind && why[kind];
  return said && new Refusal("refused", t(`${said.zh}，${later.zh}`, `${said.en}; ${later.en}`));
}
