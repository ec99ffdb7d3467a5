import type { RouteOptions } from "fastify";
import type { Http } from "./Http.ts";

/** A route as it was declared, one for each method. */
export interface Route {
  readonly method: string;
  /** With its parameters, such as `/cases/:number`. */
  readonly url: string;
  readonly schema: RouteOptions["schema"];
}

const known = new WeakMap<object, Route[]>();

/** Begins to note the routes, before the first one is there. */
export function noteRoutes(http: Http): void {
  const routes: Route[] = [];
  known.set(http.server, routes);
  http.addHook("onRoute", ({ method, url, schema }) => {
    for (const one of [method].flat()) routes.push({ method: one, url, schema });
  });
}

/** Every route of a server, hidden ones too: what tests and the fuzz run go through. */
export const routesOf = (http: Pick<Http, "server">): readonly Route[] => known.get(http.server) ?? [];
