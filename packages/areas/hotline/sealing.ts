import type { Case } from "@wuxing/kernel/procedure";
import type { RequestData } from "./RequestData.ts";

/**
 * Who reports wrongdoing is kept from whichever unit gets the report, unless he agreed to be named to it (个人信息保护法
 * §6; 北京条例 §8–9); also where the hotline has made something else of the report since.
 */
export const sealing = (c: Case<RequestData>, unit: string): Pick<Case, "sealedFrom"> =>
  (c.data.kind === "report" && !c.data.named) || c.data.named === false
    ? { sealedFrom: [...new Set([...(c.sealedFrom ?? []), unit])] }
    : {};
