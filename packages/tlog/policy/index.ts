export { formatPolicy } from "./formatPolicy.ts";
export { isWitnessed, type Policy, policyOf, type Quorum, type Trusted, type TrustedWitness } from "./Policy.ts";
export { parsePolicy } from "./parsePolicy.ts";
