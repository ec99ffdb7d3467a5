export type { Channel } from "./citizenPhrases.ts";
export {
  type ReplySubject,
  sampleAnswer,
  sampleCallBack,
  sampleComment,
  sampleDispatchNote,
  sampleExtensionReason,
  sampleMending,
  sampleProgressNote,
  sampleRedoReason,
  sampleRefusal,
  sampleReturnReason,
  sampleSignNote,
} from "./sampleReplies.ts";
export { type SampleRequest, sampleRequest } from "./sampleRequest.ts";
