export { type AnchorChain, ChainFault, type LogHead, type OwnChain } from "./AnchorChain.ts";
export { type Anchoring, anchorNewest } from "./anchorNewest.ts";
export { nodeRpc } from "./nodeRpc.ts";
