import type { Http } from "./Http.ts";

const worthwhile = 1024;

/**
 * Turns longer text answers into bytes before they are sent. Node writes a long string with Chinese in it through a slow
 * path together with the head; as bytes it costs a fraction (most of the time of a worklist page was spent there).
 */
export function sendBuffers(http: Http): void {
  http.addHook("onSend", (_request, _reply, payload, done) => {
    if (typeof payload === "string" && payload.length > worthwhile) done(null, Buffer.from(payload));
    else done(null, payload);
  });
}
