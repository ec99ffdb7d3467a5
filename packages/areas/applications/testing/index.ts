export { awaitedPieces } from "./awaitedPieces.ts";
export { itemsToApplyFor } from "./itemsToApplyFor.ts";
export { saveItems } from "./saveItems.ts";
