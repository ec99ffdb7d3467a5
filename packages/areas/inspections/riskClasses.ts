/** Classes of credit risk, the best first (国市监信发〔2022〕6号); the share drawn rises with them. */
export const riskClasses = ["A", "B", "C", "D"] as const;
export type RiskClass = (typeof riskClasses)[number];
