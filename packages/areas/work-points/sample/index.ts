export { demoNotice, demoNoticeNumber } from "./demoNotice.ts";
export { type ProgressSubject, type SampleProgress, samplePointNote, sampleProgress } from "./sampleProgress.ts";
