import { randomUUID } from "node:crypto";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { AccountField, CallAnswer, Operation, OperationLevel } from "@wuxing/platform/gateway";
import { operationLevels } from "@wuxing/platform/gateway";
import { recordAccess } from "@wuxing/platform/personal";
import { type AttachedService, findAttached } from "./queries.ts";

/** Somebody who asks for himself; what the account knows of him is opened only where the operation sends it. */
export interface Asker {
  readonly id: string;
  readonly level: Exclude<OperationLevel, "public">;
  readonly known: () => Promise<Readonly<Partial<Record<AccountField, string>>>>;
}

/** A service that serves people now with one of its operations; throws Refusal(notFound). */
export async function getOperation(
  { pool }: Pick<Platform, "pool">,
  name: string,
  id: string,
): Promise<{ readonly service: AttachedService; readonly operation: Operation }> {
  const service = await findAttached(pool, name);
  const operation = service?.operations.find((one) => one.id === id && !one.health);
  if (!service?.live || !operation) throw notFound();
  return { service, operation };
}

/** Whether somebody of this level may ask. */
export const mayAsk = ({ level }: Operation, asker: Pick<Asker, "level"> | undefined): boolean =>
  operationLevels.indexOf(asker?.level ?? "public") >= operationLevels.indexOf(level);

/** What of a person goes out with an operation, as it is named before he agrees. */
export const goesOut = ({ parameters }: Operation): readonly Text[] =>
  parameters.filter(({ personal }) => personal).map(({ title }) => title);

const noConsent = {
  field: "consent",
  reason: t("没有勾选同意：不发出这些信息就查不了", "Consent is missing: without these data nothing can be asked"),
};

export interface Question {
  readonly service: AttachedService;
  readonly operation: Operation;
  /** As the form gives them; a field that the account fills in is not taken from here. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly agreed: boolean;
}

/**
 * Asks a service for somebody. Personal data goes out only where he agreed, and never without its access record, which is
 * written before the call. Throws Refusal.
 */
export async function askService(
  { pool, casework, gateway }: Platform,
  asker: Asker | undefined,
  { service, operation, values, agreed }: Question,
): Promise<CallAnswer> {
  if (!mayAsk(operation, asker))
    throw new Refusal("signInNeeded", t("请先登录或完成实名认证", "Sign in, or show your real name, first"));
  if (!gateway) throw new Refusal("refused", t("现在不能查询，请稍后再试", "Asking is not possible now; try later"));
  const personal = operation.parameters.filter((one) => one.personal);
  const known = personal.some(({ from }) => from) ? await asker?.known() : undefined;
  const filled = Object.fromEntries(
    operation.parameters.map(({ name, from }) => [name, from ? known?.[from] : values[name]]),
  );
  const faults = [...gateway.faultsOf(operation, filled), ...(personal.length > 0 && !agreed ? [noConsent] : [])];
  if (faults.length > 0) throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faults);
  if (asker && personal.length > 0)
    await recordAccess(pool, {
      person: asker.id,
      caseId: null,
      actor: { kind: "client", id: `attached:${service.name}`, unit: service.unit },
      fields: personal.map(({ from }) => from ?? "given"),
      purpose: `本人同意后查询“${service.title.zh}：${operation.title.zh}” / asked by the person: ${operation.title.en}`,
      at: casework.now(),
      commandId: randomUUID(),
    });
  return gateway.call({ service, operation, values: filled });
}
