import { type Text, t } from "@wuxing/kernel/text";
import { NotSent } from "./circuits.ts";
import type { Operation, Service } from "./Operation.ts";
import { type Call, type Gateway, refusalOf } from "./openGateway.ts";
import { requestOf } from "./requestOf.ts";
import { ServiceFault } from "./ServiceFault.ts";
import { signatureSeconds, signCall } from "./signCall.ts";
import { traceOf } from "./traceparent.ts";
import { canBeTried } from "./trials.ts";

/** One thing that was tried, and whether it was as it must be. */
export interface ContractLine {
  readonly operation: string;
  readonly what: "answer" | "testMode" | "notTried" | "noSignature" | "wrongSignature" | "oldSignature" | "sentTwice";
  /** Null: it was not tried. */
  readonly passed: boolean | null;
  /** What was seen: a status, or how the call failed. No value of the answer. */
  readonly seen: string;
}

export const contractTitles: Readonly<Record<ContractLine["what"], Text>> = {
  answer: t("按样例答复", "Answers the example"),
  testMode: t("试运行：按样例答复", "As a test: answers the example"),
  notTried: t(
    "没有试：它会改变数据，文档没有写可以试运行（x-test-mode）",
    "Not tried: it changes something, and the document names no test mode (x-test-mode)",
  ),
  noSignature: t("拒绝没有签名的调用", "Refuses a call without a signature"),
  wrongSignature: t("拒绝改过的调用", "Refuses a call that was changed"),
  oldSignature: t("拒绝过期的签名", "Refuses a signature whose time is over"),
  sentTwice: t("拒绝重发的调用", "Refuses the same call sent twice"),
};

/**
 * Asks a service as it will be asked: each operation with the examples of its document, then four calls that it must
 * refuse with 401. What would change something is tried as a test where the document says that it may be, and is named
 * as not tried where it does not. Never throws for what the service does.
 */
export async function contractTest(
  gateway: Gateway,
  service: Service,
  operations: readonly Operation[],
  caseId: number,
): Promise<ContractLine[]> {
  const lines: ContractLine[] = [];
  for (const operation of operations) {
    if (canBeTried(operation))
      lines.push(await answerLine(gateway, { service, operation, values: examplesOf(operation), caseId, trial: true }));
    else lines.push({ operation: operation.id, what: "notTried", passed: null, seen: "" });
  }
  const probe = operations.find(({ health }) => health);
  if (probe) lines.push(...(await signatureLines(gateway, service, probe)));
  return lines;
}

export const examplesOf = ({ parameters }: Operation): Readonly<Record<string, unknown>> =>
  Object.fromEntries(parameters.map(({ name, example }) => [name, example]));

async function answerLine(gateway: Gateway, call: Call): Promise<ContractLine> {
  const { id, idempotent } = call.operation;
  const line = { operation: id, what: idempotent ? "answer" : "testMode" } as const;
  try {
    const { outcome } = await gateway.attempt(call);
    return { ...line, passed: outcome === "answered", seen: outcome === "answered" ? "200" : outcome };
  } catch (error) {
    const known = error instanceof ServiceFault || error instanceof NotSent;
    const seen = known ? error.message : (refusalOf(error)?.reason.en ?? String((error as Error).message));
    return { ...line, passed: false, seen: seen.slice(0, 80) };
  }
}

async function signatureLines(gateway: Gateway, service: Service, operation: Operation): Promise<ContractLine[]> {
  const key = await gateway.keys.of(service.name);
  const request = requestOf(service, operation, {});
  const { ask } = gateway.settings;
  const signed = (at: number) => signCall({ ...request, traceparent: traceOf().header }, key, at);
  const statusOf = (headers: Readonly<Record<string, string>>): Promise<number | string> =>
    ask(request.url, { method: request.method, headers }).then(
      ({ status }) => status,
      () => "cut",
    );
  const line = (what: ContractLine["what"], seen: number | string): ContractLine => ({
    ...{ operation: operation.id, what, passed: seen === 401, seen: String(seen) },
  });
  const now = Date.now();
  const changed = { ...signed(now), traceparent: traceOf().header };
  const twice = signed(now);
  await statusOf(twice);
  return [
    line("noSignature", await statusOf({})),
    line("wrongSignature", await statusOf(changed)),
    line("oldSignature", await statusOf(signed(now - 10 * signatureSeconds * 1000))),
    line("sentTwice", await statusOf(twice)),
  ];
}
