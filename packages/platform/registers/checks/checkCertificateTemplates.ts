import { addDays, type Day } from "@wuxing/kernel/calendar";
import { templateFaults } from "@wuxing/kernel/certificates";
import { t } from "@wuxing/kernel/text";
import { baseFields, fieldsOfType } from "@wuxing/platform/certificates";
import { findCertificateType } from "@wuxing/platform/items";
import type { RegisterFault } from "../Change.ts";
import type { RowOf } from "../registers.ts";
import { type Checking, fault, rowsOf } from "./Checking.ts";

type Row = RowOf<"certificateTemplates">;

/** Templates of types that there are, with fields that they have, on one page; from tomorrow on, and never backwards. */
export async function checkCertificateTemplates(checking: Checking, today: Day): Promise<RegisterFault[]> {
  return rowsOf(checking, "certificateTemplates").flatMap(({ change, before, after }) => [
    ...timeFaults(change, before, after, today),
    ...(after ? rowFaults(change, after) : []),
  ]);
}

/** Copies were printed by what has begun. */
function timeFaults(change: number, before: Row | null, after: Row | null, today: Day): RegisterFault[] {
  if (before && before.since <= today) {
    const begun = t(
      "已经生效的模板不能再改，请另加一版，从新的一天起生效",
      "A template that is in force cannot be changed; add one that holds from another day on",
    );
    return [fault(change, "since", begun)];
  }
  if (!after || after.since > today) return [];
  const next = addDays(today, 1);
  const early = t(
    `生效日最早是明天（${next}）：今天颁发的证照按原模板打印`,
    `It can hold from tomorrow (${next}) at the earliest: what is issued today is printed by the old one`,
  );
  return [fault(change, "since", early)];
}

function rowFaults(change: number, row: Row): RegisterFault[] {
  if (!findCertificateType(row.type)) {
    const unknown = t("没有这种证照，请从列表中选择", "There is no such type of certificate; choose one of the list");
    return [fault(change, "type", unknown)];
  }
  const known = { fields: fieldsOfType(row.type), required: baseFields };
  return templateFaults(row, known).map(({ field, reason }) => fault(change, field, reason));
}
