export { type Files, folderFiles } from "./Files.ts";
