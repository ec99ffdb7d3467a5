export { mayRead } from "./mayRead.ts";
export { type Scope, scopeOf, wholeCity } from "./scopeOf.ts";
