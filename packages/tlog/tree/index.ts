export { GrowingTree } from "./GrowingTree.ts";
export { type Hasher, hasherOf, hashSize, type Sha256, type WriteSha256 } from "./Hasher.ts";
export { joinParts } from "./joinParts.ts";
export { consistencyRanges, inclusionRanges, type Range, type Subtree, subtreesOf } from "./ranges.ts";
export {
  type Consistency,
  type Inclusion,
  inclusionRoot,
  ProofFault,
  sameHash,
  verifyConsistency,
  verifyInclusion,
} from "./verify.ts";
