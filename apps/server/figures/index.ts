export { type Definition, definitions } from "./definitions.ts";
export { figureRoutes } from "./figureRoutes.ts";
export { figuresOf } from "./figuresOf.ts";
export { type MonthFigures, share } from "./MonthFigures.ts";
export { measureKeys, measures } from "./measures.ts";
export { askedMonth, shiftMonth } from "./months.ts";
export { remembering } from "./remembering.ts";
