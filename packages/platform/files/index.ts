export { clamdScan, type Scan } from "./clamdScan.ts";
export { type Files, folderFiles } from "./Files.ts";
export type { GivenFile } from "./giveFile.ts";
export type { Announced, Upload } from "./uploads/Upload.ts";
export type { Uploads } from "./uploads/Uploads.ts";
