export { type AnchoredHead, ChainFault } from "./AnchorChain.ts";
export { type AnchorSettings, anchoring } from "./anchoring.ts";
export type { AnchorOutcome } from "./anchorNewest.ts";
export { anchorRoutes } from "./anchorRoutes.ts";
export { findAnchors, type ShownAnchors } from "./findAnchors.ts";
export { type NodeRpc, nodeRpc } from "./nodeRpc.ts";
export { originHash } from "./originHash.ts";
export { type AnchoredLog, verifyAnchors } from "./verifyAnchors.ts";
