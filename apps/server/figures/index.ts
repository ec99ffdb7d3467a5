export { definitions } from "./definitions.ts";
export { figureRoutes } from "./figureRoutes.ts";
export { figuresOf } from "./figuresOf.ts";
export { type MonthFigures, share } from "./MonthFigures.ts";
export { askedMonth, shiftMonth } from "./months.ts";
