import type { IncomingMessage, ServerResponse } from "node:http";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController, type RawServerDefault } from "fastify";
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { guardOrigin } from "./guardOrigin.ts";
import { logger } from "./logger.ts";
import { problemOf } from "./problem.ts";
import { securityHeaders } from "./securityHeaders.ts";
import { sendBuffers } from "./sendBuffers.ts";

export type Http = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface HttpOptions {
  readonly log: boolean;
  /** Requests a minute from one address to routes that ask for a limit. */
  readonly limited: boolean;
  /** Draws the page for an error where a person, not a program, asked. */
  readonly errorPage: (
    problem: ReturnType<typeof problemOf>,
    request: { url: string; headers: Record<string, unknown> },
  ) => Promise<string>;
}

/** The server with everything that every route has: validation, problem details, OpenAPI, headers, cookies, logs. */
export async function createHttp(options: HttpOptions): Promise<Http> {
  const http = fastify({
    loggerInstance: logger(options.log),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    trustProxy: process.env.TRUST_PROXY === "1",
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: "idle",
    // Nothing of a request is bound to its log lines, so it needs no logger of its own.
    childLoggerFactory: (log) => log,
  }).withTypeProvider<ZodTypeProvider>() as unknown as Http;
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  await http.register(cookie);
  await http.register(formbody, { bodyLimit: 256 * 1024 });
  await http.register(multipart, { limits: { fileSize: 60 * 1024 * 1024, files: 10, fields: 40 } });
  await http.register(rateLimit, { global: false, allowList: () => !options.limited });
  await http.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "五型 Wuxing", version: "0.1.0" } },
    transform: jsonSchemaTransform,
  });
  securityHeaders(http);
  guardOrigin(http);
  sendBuffers(http);
  logResponses(http);
  http.setErrorHandler(async (error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, "fault");
    reply.code(problem.status);
    if (wantsPage(request.headers.accept))
      return reply.type("text/html; charset=utf-8").send(await options.errorPage(problem, request));
    return reply.type("application/problem+json").send(JSON.stringify(problem));
  });
  return http;
}

const wantsPage = (accept: string | undefined): boolean => accept?.includes("text/html") ?? false;

/** One line a request: method, the route's pattern (never the address itself, which may hold names), status, milliseconds. */
function logResponses(http: Http): void {
  http.addHook("onResponse", (request, reply, done) => {
    if (reply.elapsedTime > 1000 || reply.statusCode >= 400 || request.routeOptions.url === undefined)
      request.log.info(
        {
          method: request.method,
          route: request.routeOptions.url ?? "unknown",
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
        },
        "answered",
      );
    else
      request.log.debug(
        { method: request.method, route: request.routeOptions.url, status: reply.statusCode },
        "answered",
      );
    done();
  });
}
