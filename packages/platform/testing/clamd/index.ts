export { type Clamd, eicar, startClamd } from "./startClamd.ts";
