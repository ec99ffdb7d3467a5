export {
  type Actor,
  anonymous,
  type ClientScope,
  clientScopes,
  clockActor,
  type Post,
  type PostRole,
  postRoles,
  postTitles,
  provinceActor,
  systemActor,
} from "./Actor.ts";
export type { Almanac } from "./Almanac.ts";
export { allowedActions } from "./allowedActions.ts";
export type { ActorRef, Case, CaseHead, Entry, Opening } from "./Case.ts";
export { type Checklist, checklistText, readChecklist, type Ticked } from "./checklist.ts";
export { latestDay } from "./clocks.ts";
export { decide, decideOpening, type Identity, type Request } from "./decide.ts";
export { reckonAction, reckonedClocks } from "./decideReckoning.ts";
export { defineProcedure } from "./defineProcedure.ts";
export { evolve, replay } from "./evolve.ts";
export type { Field, FieldMeta, FieldType } from "./Field.ts";
export { faultsOf, type Issue } from "./faultsOf.ts";
export { field, fieldsOf } from "./fieldsOf.ts";
export { isSealedFrom, lineOf } from "./isSealedFrom.ts";
export { type Party, partiesOf } from "./Party.ts";
export {
  type ActionDef,
  type CaseWords,
  type OpenDef,
  type OwnTerm,
  type Procedure,
  type Proposal,
  type StateDef,
  stay,
  type TypedProcedure,
} from "./Procedure.ts";
export { type FieldFault, notFound, Refusal, type RefusalCode } from "./Refusal.ts";
export { rulesAhead } from "./rulesAhead.ts";
