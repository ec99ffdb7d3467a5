export { addCheckpoint, type Witness, type WitnessAnswer } from "./addCheckpoint.ts";
export { readReply, type WitnessReply } from "./readReply.ts";
export { formatWitnessRequest, parseWitnessRequest, type WitnessRequest } from "./WitnessRequest.ts";
export type { Cosigned, WitnessStore } from "./WitnessStore.ts";
