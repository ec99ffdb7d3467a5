import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import type {} from "@wuxing/platform/clients";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { discovery } from "./discovery.ts";
import { checkJurisdiction } from "./jurisdiction.ts";
import { errorLines, unknownValue } from "./Open311Fault.ts";
import { findRequests } from "./queries.ts";
import { requestFilter, requestsQuery } from "./requestFilter.ts";
import { requestView } from "./requestView.ts";
import { type Language, type Responsible, serviceDefinition, serviceList } from "./services.ts";
import { newRequestBody, takeRequest } from "./takeRequest.ts";
import { newUpdateBody, takeUpdate } from "./takeUpdate.ts";
import { toXml } from "./toXml.ts";
import { findUpdates } from "./updateQueries.ts";
import { updateView } from "./updateView.ts";

type Format = "json" | "xml";
const formats: readonly Format[] = ["json", "xml"];

const commonQuery = z.object({
  jurisdiction_id: z.string().optional(),
  lang: z.string().optional().describe("zh (default) or en"),
  api_key: z.string().optional(),
});
/** `ID.json` or `ID.xml`; the id itself may hold dots. */
const fileParam = z.object({ file: z.string() });
const tags = ["Open311 GeoReport v2"];

const languageOf = (lang: string | undefined): Language => (lang?.startsWith("en") ? "en" : "zh");

/** Open311 GeoReport v2, for programs of anybody: no key, no cookie, errors in the standard's own form. */
export function open311Routes(http: Http, platform: Platform): void {
  http.register(
    async (scope) => {
      openToAll(scope);
      answerErrors(scope);
      for (const format of formats) {
        lists(scope, platform, format);
        intake(scope, platform, format);
        updates(scope, platform, format);
      }
      items(scope, platform);
    },
    { prefix: "/open311/v2" },
  );
}

/** Other sites' pages may call it from the browser; no cookie of ours counts here. */
function openToAll(scope: Http): void {
  scope.addHook("onRequest", (_request, reply, done) => {
    reply.header("access-control-allow-origin", "*");
    done();
  });
  scope.options("/*", { schema: { hide: true } }, (_request, reply) =>
    reply
      .code(204)
      .headers({ "access-control-allow-methods": "GET, POST", "access-control-allow-headers": "content-type" })
      .send(),
  );
}

function answerErrors(scope: Http): void {
  scope.setErrorHandler((error, request, reply) => {
    const { status, errors } = errorLines(error);
    if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, "fault");
    return send(reply.code(status), formatOf(request.url), "errors", errors);
  });
  scope.setNotFoundHandler((request) => {
    throw unknownValue("resource", new URL(request.url, "http://localhost").pathname);
  });
}

function lists(scope: Http, platform: Platform, format: Format): void {
  const { city, casework, pool } = platform;
  const { almanac, now } = casework;
  const responsible: Responsible = (topic, place) => almanac.duties?.find(topic, place, dayOf(now())) ?? [];
  scope.get(`/discovery.${format}`, { schema: { tags, querystring: commonQuery } }, (request, reply) => {
    checkJurisdiction(city, request.query.jurisdiction_id);
    return send(reply, format, "discovery", discovery(`${request.protocol}://${request.host}`));
  });
  scope.get(`/services.${format}`, { schema: { tags, querystring: commonQuery } }, (request, reply) => {
    checkJurisdiction(city, request.query.jurisdiction_id);
    return send(reply, format, "services", serviceList(city, responsible, languageOf(request.query.lang)));
  });
  scope.get(`/requests.${format}`, { schema: { tags, querystring: requestsQuery } }, async (request, reply) => {
    checkJurisdiction(city, request.query.jurisdiction_id);
    const rows = await findRequests(pool, requestFilter(request.query, casework.now()));
    const views = rows.map((row) => requestView(city, row, languageOf(request.query.lang)));
    return send(reply, format, "service_requests", views);
  });
}

function intake(scope: Http, platform: Platform, format: Format): void {
  scope.post(
    `/requests.${format}`,
    {
      // A machine with a token acts as itself; without one anybody may bring a request, as the standard has it.
      config: { rateLimit: { max: 60, timeWindow: "1 minute" }, scope: "requests:write" },
      schema: {
        tags,
        consumes: ["application/x-www-form-urlencoded", "application/json"],
        querystring: commonQuery,
        body: newRequestBody,
      },
    },
    async (request, reply) => {
      const { body, query } = request;
      checkJurisdiction(platform.city, String(body.jurisdiction_id ?? query.jurisdiction_id ?? ""));
      const number = await takeRequest(platform, body, request.client);
      const taken = { service_request_id: number, service_notice: null, account_id: null };
      return send(reply.code(201), format, "service_requests", [taken]);
    },
  );
}

/** FixMyStreet's extension: what has become of requests, step by step, in more states than open and closed. */
function updates(scope: Http, platform: Platform, format: Format): void {
  const { city, casework, pool } = platform;
  const path = `/servicerequestupdates.${format}`;
  scope.get(path, { schema: { tags, querystring: requestsQuery } }, async (request, reply) => {
    checkJurisdiction(city, request.query.jurisdiction_id);
    const rows = await findUpdates(pool, requestFilter(request.query, casework.now()));
    const views = rows.map((row) => updateView(row, languageOf(request.query.lang)));
    return send(reply, format, "service_request_updates", views);
  });
  scope.post(
    path,
    {
      config: { rateLimit: { max: 60, timeWindow: "1 minute" }, scope: "requests:write" },
      schema: {
        tags,
        consumes: ["application/x-www-form-urlencoded", "application/json"],
        querystring: commonQuery,
        body: newUpdateBody,
      },
    },
    async (request, reply) => {
      const { body, query } = request;
      checkJurisdiction(city, String(body.jurisdiction_id ?? query.jurisdiction_id ?? ""));
      const id = await takeUpdate(platform, body, request.client);
      return send(reply.code(201), format, "service_request_updates", [{ update_id: id }]);
    },
  );
}

function items(scope: Http, platform: Platform): void {
  const { city, pool, casework } = platform;
  const schema = { tags, params: fileParam, querystring: commonQuery };
  scope.get("/services/:file", { schema }, (request, reply) => {
    checkJurisdiction(city, request.query.jurisdiction_id);
    const { id, format } = parted(request.params.file);
    return send(reply, format, "service_definition", serviceDefinition(city, id, languageOf(request.query.lang)));
  });
  scope.get("/requests/:file", { schema }, async (request, reply) => {
    checkJurisdiction(city, request.query.jurisdiction_id);
    const { id, format } = parted(request.params.file);
    const [row] = await findRequests(pool, { ...requestFilter({}, casework.now()), numbers: [id] });
    if (!row) throw unknownValue("service_request_id", id);
    return send(reply, format, "service_requests", [requestView(city, row, languageOf(request.query.lang))]);
  });
  // Every request is given its number at once (type realtime), so no token was ever handed out.
  scope.get("/tokens/:file", { schema }, (request) => {
    checkJurisdiction(city, request.query.jurisdiction_id);
    throw unknownValue("token", parted(request.params.file).id);
  });
}

function parted(file: string): { id: string; format: Format } {
  const dot = file.lastIndexOf(".");
  const ending = file.slice(dot + 1);
  const format = formats.find((one) => one === ending);
  return dot > 0 && format ? { id: file.slice(0, dot), format } : { id: file, format: "xml" };
}

/** By the ending of the path; XML where it has none, the one format that the standard requires. */
const formatOf = (url: string): Format => parted(url.split("?", 1)[0] ?? "").format;

function send(reply: FastifyReply, format: Format, root: string, value: unknown) {
  if (format === "json") return reply.type("application/json; charset=utf-8").send(JSON.stringify(value));
  return reply.type("text/xml; charset=utf-8").send(toXml(root, value));
}
