export { type ReadPage, readPdf } from "./readPdf.ts";
