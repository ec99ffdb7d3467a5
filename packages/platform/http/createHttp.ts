import type { IncomingMessage } from "node:http";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import swagger from "@fastify/swagger";
import fastify, { type FastifyReply, type FastifyRequest, type FastifyServerOptions, LogController } from "fastify";
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { guardOrigin } from "./guardOrigin.ts";
import type { Http } from "./Http.ts";
import { limitRates, type RateLimits, usualLimits } from "./limitRates.ts";
import { logger } from "./logger.ts";
import { securitySchemes, withSecurity } from "./openApiSecurity.ts";
import { problemOf } from "./problem.ts";
import { proxyTrust } from "./proxyTrust.ts";
import { refuseBytes } from "./refuseBytes.ts";
import { noteRoutes } from "./routesOf.ts";
import { securityHeaders, sendSecurityHeaders } from "./securityHeaders.ts";
import { sendBuffers } from "./sendBuffers.ts";

export interface HttpOptions {
  readonly log: boolean;
  /** Whether requests are counted and refused beyond the limits. */
  readonly limited: boolean;
  readonly limits?: RateLimits | undefined;
  /** Draws the page for an error where a person, not a program, asked. */
  readonly errorPage: (
    problem: ReturnType<typeof problemOf>,
    request: { url: string; headers: Record<string, unknown> },
  ) => Promise<string>;
}

type SchemaController = NonNullable<FastifyServerOptions["schemaController"]>;

// The factories' types name JSON schemas only; what they are given here are zod's.
const compilersFactory = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => serializerCompiler,
} as unknown as NonNullable<SchemaController["compilersFactory"]>;

/** The server with everything that every route has: validation, problem details, OpenAPI, headers, cookies, logs. */
export async function createHttp(options: HttpOptions): Promise<Http> {
  const answerError = errorAnswer(options);
  const http = fastify({
    loggerInstance: logger(options.log),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    trustProxy: proxyTrust(process.env.TRUST_PROXY),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: "idle",
    ...patience,
    // Given here and not set later: otherwise Fastify loads compilers of its own, which nothing uses.
    schemaController: { compilersFactory },
    clientErrorHandler: (error, socket) => refuseBytes(error, socket),
    // Addresses that no route can be looked up for come past all hooks.
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply.headers(securityHeaders)).catch(() => reply.raw.destroy());
    },
    // Nothing of a request is bound to its log lines, so it needs no logger of its own.
    childLoggerFactory: (log) => log,
  }).withTypeProvider<ZodTypeProvider>() as unknown as Http;
  // Forms and JSON are read, nothing else: a text is what a foreign page can send without asking first.
  http.removeContentTypeParser("text/plain");
  noteRoutes(http);
  await http.register(cookie);
  await http.register(formbody, { bodyLimit: 256 * 1024 });
  await http.register(multipart, { limits: formLimits });
  await http.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "五型 Wuxing", version: "0.1.0" }, components: { securitySchemes } },
    transform: (given) => withSecurity(jsonSchemaTransform(given), given.route.config?.scope),
  });
  sendSecurityHeaders(http);
  guardOrigin(http);
  await limitRates(http, options.limited ? (options.limits ?? usualLimits) : undefined);
  sendBuffers(http);
  logResponses(http);
  http.setErrorHandler(answerError);
  return http;
}

const minute = 60_000;
/** Who sends slower than this is cut off: a whole request has five minutes, for photos on a poor line. */
const patience = {
  requestTimeout: 5 * minute,
  connectionTimeout: 2 * minute,
  http: { headersTimeout: minute / 3, maxHeaderSize: 16 * 1024 },
};
const formLimits = {
  fileSize: 60 * 1024 * 1024,
  files: 10,
  fields: 40,
  parts: 50,
  fieldNameSize: 100,
  fieldSize: 64 * 1024,
  headerPairs: 40,
};

/** Tells what may not be done: as a page where a person asks, as problem details (RFC 9457) where a program does. */
const errorAnswer =
  (options: HttpOptions) =>
  async (
    error: unknown,
    request: Pick<FastifyRequest, "url" | "headers" | "log" | "routeOptions" | "raw">,
    reply: FastifyReply,
  ): Promise<void> => {
    const { url: route } = request.routeOptions;
    if (isCutOff(error, request.raw)) {
      request.log.info({ route }, "cut off");
      return reply.code(400).send();
    }
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error, route }, "fault");
    reply.code(problem.status);
    if (wantsPage(request.headers.accept))
      return reply.type("text/html; charset=utf-8").send(await options.errorPage(problem, request));
    return reply.type("application/problem+json").send(JSON.stringify(problem));
  };

/** Whether the error is that of a request whose sender has gone before all of it had come: his doing, and nobody reads the answer. */
const isCutOff = (error: unknown, { errored }: IncomingMessage): boolean =>
  errored !== null &&
  (error === errored || (error as { code?: unknown } | null)?.code === "ERR_STREAM_PREMATURE_CLOSE");

const wantsPage = (accept: string | undefined): boolean => accept?.includes("text/html") ?? false;

/** Signing in and out, factors, recovery, keys of machines: every attempt leaves a line, also one that succeeds. */
const signing = /^\/(?:sign-|account|recover|oauth)/u;

/** One line a request: method, the route's pattern (never the address itself, which may hold names), status, milliseconds. */
function logResponses(http: Http): void {
  http.addHook("onResponse", (request, reply, done) => {
    const { url } = request.routeOptions;
    const line = { method: request.method, route: url ?? "unknown", status: reply.statusCode };
    const told = reply.elapsedTime > 1000 || reply.statusCode >= 400 || url === undefined;
    if (told || (request.method === "POST" && signing.test(url)))
      request.log.info({ ...line, ms: Math.round(reply.elapsedTime) }, "answered");
    else request.log.debug(line, "answered");
    done();
  });
}
