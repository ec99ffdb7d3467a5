export { canInstall, installFromDebian } from "./installFromDebian.ts";
