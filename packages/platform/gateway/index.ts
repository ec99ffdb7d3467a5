export { type AnswerPart, answerParts } from "./answerParts.ts";
export type { Patience } from "./circuits.ts";
export { type ContractLine, contractTest, contractTitles, examplesOf } from "./contractTest.ts";
export { fieldsOfOperation } from "./fieldsOfOperation.ts";
export type { PublicKey } from "./gatewayKeys.ts";
export {
  callsForCase,
  type DayLine,
  daysOf,
  type EndedCall,
  forgetTraces,
  type Health,
  healthSince,
  lastCalls,
} from "./meter.ts";
export type { AccountField, DocumentFault, Operation, OperationLevel, Parameter, Service } from "./Operation.ts";
export { operationLevels } from "./Operation.ts";
export { type CallAnswer, type Gateway, type GatewaySettings, openGateway } from "./openGateway.ts";
export { documentAtMost, type ReadDocument, readDocument } from "./readDocument.ts";
export { type CallOutcome, isOutcome, outcomeTitles } from "./ServiceFault.ts";
export { canBeTried, type OperationTrial, trialsOf } from "./trials.ts";
