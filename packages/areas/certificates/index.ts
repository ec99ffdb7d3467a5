import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { applicationFollower } from "./applicationFollower.ts";
import { certificateProcedure } from "./certificate.ts";
import { checkShown } from "./checkShown.ts";
import { certificateProjection, useProjection } from "./projection.ts";
import { certificateReactions } from "./reactions.ts";
import { registerRoutes } from "./registerRoutes.ts";
import { certificateRules } from "./rules.ts";
import { sweep } from "./sweep.ts";
import { tableRoutes } from "./tableRoutes.ts";
import { useProcedure } from "./use.ts";
import { useFollower } from "./useFollower.ts";
import { useRoutes } from "./useRoutes.ts";
import { issuerRoutes } from "./wallet/issuerRoutes.ts";
import { verifierRoutes } from "./wallet/verifierRoutes.ts";

export const certificates: Area = {
  name: "certificates",
  title: t("电子证照", "Certificates"),
  procedures: [certificateProcedure, useProcedure],
  rules: certificateRules,
  projections: [certificateProjection, useProjection],
  reactions: certificateReactions,
  checks: [checkShown],
  followers: (platform) => [applicationFollower(platform), useFollower(platform)],
  jobs: [
    {
      name: "certificates.sweep",
      cron: "40 3 * * *",
      work: sweep,
    },
  ],
  routes: (http, platform) => {
    registerRoutes(http, platform);
    tableRoutes(http, platform);
    useRoutes(http, platform);
    issuerRoutes(http, platform);
    verifierRoutes(http, platform);
  },
};

export { askUse, presentHeld } from "./askUse.ts";
export { certificateProcedure } from "./certificate.ts";
export { delegate, delegatedTo, delegationsOf, endDelegation } from "./delegations.ts";
export { fieldLabel } from "./fieldLabel.ts";
export { holderOf } from "./holderOf.ts";
export { correctCertificate, issueCertificate } from "./issueCertificate.ts";
export { makeUseCode, offerToWallet } from "./offers.ts";
export { presentedSince } from "./presentedSince.ts";
export { redeemCode } from "./redeemCode.ts";
export { savingsOf } from "./savings.ts";
export { sweep } from "./sweep.ts";
export { shippedTemplate } from "./templates/shippedTemplate.ts";
export { templateOn } from "./templates/templateOn.ts";
export type { UseMode } from "./UseData.ts";
export { useProcedure } from "./use.ts";
export { findUse, isUseOf, shownIn, type UseLine, usesBy, usesOf, usesWaitingFor } from "./uses.ts";
export { type AskedOf, findRequest, makeRequest, type RequestRow } from "./wallet/requests.ts";
export { askWallet, walletAddress } from "./wallet/verifierRoutes.ts";
