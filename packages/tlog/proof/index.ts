export { formatProof, type LogProof, parseProof, verifyProof } from "./LogProof.ts";
