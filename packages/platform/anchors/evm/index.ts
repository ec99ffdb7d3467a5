export { deployAnchors, nameOwner } from "./deployAnchors.ts";
export { addressOf, anchorsAbi, evmChain, ownEvmChain } from "./evmChain.ts";
