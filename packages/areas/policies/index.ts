import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { checkAccount, checkPayer, checkSecondPerson, checkStillEntitled } from "./checks.ts";
import { claimProcedure } from "./claim.ts";
import { objectionProcedure } from "./objection.ts";
import { openFound } from "./openFound.ts";
import { policyProcedure } from "./policy.ts";
import { policyProjections } from "./projections.ts";
import { policyReactions } from "./reactions.ts";
import { recoveryProcedure } from "./recovery.ts";
import { policyRoutes } from "./routes/index.ts";
import { policyRules } from "./rules.ts";

export const policies: Area = {
  name: "policies",
  title: t("惠企政策", "Policies for firms"),
  procedures: [policyProcedure, claimProcedure, objectionProcedure, recoveryProcedure],
  rules: policyRules,
  projections: policyProjections,
  reactions: policyReactions,
  checks: [checkAccount, checkPayer, checkSecondPerson, checkStillEntitled],
  jobs: [
    {
      name: "policies.find",
      cron: "40 2 * * *",
      work: async (platform) => {
        await openFound(platform);
      },
    },
  ],
  routes: policyRoutes,
};

export { claimProcedure } from "./claim.ts";
export { facts, tagCodes } from "./facts.ts";
export { fileClaim, pledgeOf } from "./fileClaim.ts";
export { fileObjection, ownObjections } from "./fileObjection.ts";
export {
  type ClaimRow,
  claimsIn,
  claimsOfFirm,
  findClaim,
  mattersOf,
  paidFirmsOf,
  recoveriesOf,
} from "./findClaims.ts";
export { findPolicies, findPolicy, type PolicyRow } from "./findPolicies.ts";
export { type FiledFirm, findFirmFile, putAccount } from "./firmFiles.ts";
export { type KeptPolicies, keptPolicies, type PoliciesOf } from "./keptPolicies.ts";
export { amountFenOf, type ClauseMatch, isNear, type WeighedClause, withReasons } from "./matchFirm.ts";
export { openFound } from "./openFound.ts";
export { policyKindName, policyKinds } from "./policyKinds.ts";
export { type PolicyVersion, versionsOf } from "./policyVersions.ts";
export { type RecoveryData, recoveryProcedure } from "./recovery.ts";
