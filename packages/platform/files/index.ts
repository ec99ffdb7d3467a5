export { clamdScan, type Scan } from "./clamdScan.ts";
export { type Files, folderFiles } from "./Files.ts";
export type { GivenFile } from "./giveFile.ts";
