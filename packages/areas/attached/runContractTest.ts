import { type Actor, type Case, partiesOf, Refusal, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { handle } from "@wuxing/platform/casework";
import { contractTest } from "@wuxing/platform/gateway";
import type { ServiceData } from "./ServiceData.ts";

const testable = ["checked", "reviewed", "attached", "suspended"];

/** Tries a service against its document and keeps the result in its case. Throws Refusal. */
export async function runContractTest(
  { casework, gateway }: Platform,
  actor: Actor,
  c: Case,
  commandId: string,
): Promise<{ readonly passed: boolean }> {
  const parties = partiesOf(actor, c);
  if (!parties.has("assignedUnit") && !parties.has("coordinator"))
    throw new Refusal(
      "notAllowed",
      t("合同测试由提供单位或五型办做", "The contract test is run by the service's unit or the coordinator"),
    );
  if (!testable.includes(c.state) || !gateway)
    throw new Refusal("wrongState", t("提交审核后才能测试", "It can be tested once it was handed in"));
  const { name, document } = c.data as unknown as ServiceData;
  const { faults, server, answerKeys, operations } = await gateway.read(document);
  if (faults[0]) throw new Refusal("refused", faults[0].reason);
  const lines = await contractTest(gateway, { name, server, answerKeys }, operations, c.id);
  const passed = lines.every((line) => line.passed !== false);
  await handle(casework, {
    caseId: c.id,
    action: "recordTest",
    input: { passed, lines },
    actor: systemActor,
    commandId,
  });
  return { passed };
}
