export { open311Routes } from "./open311Routes.ts";
