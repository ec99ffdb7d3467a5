export { askByFetch } from "./askByFetch.ts";
export { type BadNetwork, badNetwork } from "./badNetwork.ts";
export { type Peer, preparePeer } from "./startPeer.ts";
