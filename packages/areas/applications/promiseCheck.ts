import { defineProcedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { siteCheckBarred } from "./applicationGuards.ts";
import * as inputs from "./inputs.ts";

export interface PromiseData {
  readonly holder: { readonly kind: "person" | "firm"; readonly id: string };
  /** What the promise stood for, by the materials' names. */
  readonly materials: readonly string[];
  readonly found?: string;
}

/** What was granted on a promise is checked afterwards (国办发〔2020〕42号): kept, put right in time, or the grant is revoked. */
export const promiseCheckProcedure = defineProcedure<PromiseData>()({
  type: "applications.promiseCheck",
  title: t("告知承诺核查", "Check of a promise"),
  prefix: "HC",
  open: {
    title: t("核查承诺", "Check the promise"),
    by: "system",
    to: "toCheck",
    input: z.object({
      title: z.string(),
      unit: z.string(),
      division: z.string().nullable().optional(),
      holder: z.object({ kind: z.enum(["person", "firm"]), id: z.string() }),
      materials: z.array(z.string()).max(60),
    }),
    remember: ({ holder, materials }) => ({ holder, materials }),
    head: ({ title, unit, division }) => ({ title, unit, division: division ?? null }),
  },
  states: {
    toCheck: { title: t("待核查", "To be checked"), waitsFor: "assignedUnit", within: "applications.promiseCheck" },
    rectifying: { title: t("限期整改中", "To be put right"), waitsFor: "applicant", within: "applications.rectify" },
    rectified: {
      title: t("整改待复核", "Put right, to be looked at"),
      ...{ waitsFor: "assignedUnit", within: "applications.promiseCheck" },
    },
    kept: { title: t("承诺属实", "The promise was true"), final: true, tone: "done" },
    mended: { title: t("已整改", "Put right"), final: true, tone: "done" },
    revoked: { title: t("已撤销许可", "The grant was revoked"), final: true, tone: "refused" },
  },
  actions: {
    confirm: {
      title: t("承诺属实", "The promise was true"),
      ...{ by: "assignedUnit", from: "toCheck", to: "kept", input: inputs.siteCheck },
      refuse: (_c, { staff }, at, almanac) => siteCheckBarred(staff, at, almanac),
    },
    findFalse: {
      title: t("承诺不实，限期整改", "The promise was false: put it right"),
      ...{ by: "assignedUnit", from: "toCheck", to: "rectifying", input: inputs.reasonOnly },
      remember: (_c, { reason }) => ({ found: reason }),
    },
    rectify: {
      title: t("报告整改情况", "Say what was put right"),
      ...{ by: ["applicant", "assignedUnit"], from: "rectifying", to: "rectified", input: inputs.rectify },
    },
    confirmMended: {
      title: t("整改合格", "It is right now"),
      ...{ by: "assignedUnit", from: "rectified", to: "mended", input: inputs.noteOnly },
    },
    revoke: {
      title: t("撤销许可", "Revoke the grant"),
      ...{ by: "assignedUnit", from: ["toCheck", "rectifying", "rectified"], to: "revoked", input: inputs.deny },
      remember: (_c, { decision }) => ({ found: decision }),
    },
  },
});
