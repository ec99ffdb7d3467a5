import { requestKinds } from "./topics.ts";

/** The five kinds of a request, as options of a form. */
export const kindOptions = Object.entries(requestKinds).map(([value, label]) => ({ value, label }));
