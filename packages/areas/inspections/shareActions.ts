import { t } from "@wuxing/kernel/text";
import { recordInput } from "./checklist.ts";
import * as inputs from "./inputs.ts";

/** What every department that takes part in an inspection does with its share: the lead in the visit, the others in their parts. */
export const signShare = {
  title: t("签收", "Sign for it"),
  by: "assignedUnit",
  from: "assigned",
  to: "planned",
  input: inputs.sign,
  due: (c: { readonly data: { readonly until: string } }) => c.data.until,
} as const;

export const recordShare = {
  title: t("记录检查情况", "Record the inspection"),
  by: "assignedUnit",
  from: "planned",
  input: recordInput,
  latest: { field: "mendBy", within: "inspections.mendLatest" },
  // The answers name what was wrong with a firm; the public reads the result.
  internal: true,
} as const;
