import { setTimeout as sleep } from "node:timers/promises";
import type { Http } from "./Http.ts";

const patience = 15_000;

/**
 * Gives back a function that ends the server: nothing new is taken, what is under way is answered, then connections
 * that browsers keep open for later are cut, which would otherwise hold the process for over a minute.
 */
export function closeGracefully(http: Http): () => Promise<void> {
  let underWay = 0;
  http.addHook("onRequest", (_request, reply, done) => {
    underWay++;
    reply.raw.once("close", () => {
      underWay--;
    });
    done();
  });
  return async () => {
    const closed = http.close();
    for (let waited = 0; underWay > 0 && waited < patience; waited += 20) await sleep(20);
    http.server.closeAllConnections();
    await closed;
  };
}
