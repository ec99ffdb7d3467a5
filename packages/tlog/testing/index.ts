export { memoryStore } from "./memoryStore.ts";
export { TestLog } from "./TestLog.ts";
