export { type Classification, classifierOf } from "./classifierOf.ts";
export { DispatchFault } from "./DispatchFault.ts";
export type { Expectation } from "./expectationOf.ts";
export type { LabelledMessage, Message } from "./Message.ts";
export type { Model } from "./Model.ts";
export { modelFile, modelIn } from "./modelFile.ts";
export { type NamedPlace, placeOf } from "./placeOf.ts";
export { type TrainingOptions, train } from "./train.ts";
