export { type IconName, iconPaths } from "./paths.ts";
