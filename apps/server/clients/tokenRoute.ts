import type { ClientTokens } from "@wuxing/platform/clients";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

type ErrorCode = "invalid_request" | "invalid_client" | "unsupported_grant_type" | "invalid_scope";
/** The standard's own words stand in English; it is programs that read them. */
const descriptions: Readonly<Record<ErrorCode, string>> = {
  invalid_request: "The request lacks a parameter, has one twice, or names the client in two ways",
  invalid_client: "The client, or its secret, is not known",
  unsupported_grant_type: "Only client_credentials is served",
  invalid_scope: "The client does not have every scope that was asked for",
};

const once = z.string().max(500).optional();
const form = z.object({ grant_type: once, scope: once, client_id: once, client_secret: once });
const config = { rateLimit: { max: 30, timeWindow: "1 minute" } };

/** Tokens for machines: OAuth 2 client credentials (RFC 6749 §4.4), by Basic authentication or in the form. */
export function tokenRoute(http: Http, tokens: ClientTokens): void {
  const schema = { summary: "A token for a machine (OAuth 2 client credentials)", tags: ["OAuth 2"] };
  http.post("/oauth/token", { schema, config }, async (request, reply) => {
    reply.headers({ "cache-control": "no-store", pragma: "no-cache" });
    const given = form.safeParse(request.body ?? {});
    if (!given.success || !/^application\/x-www-form-urlencoded/iu.test(request.headers["content-type"] ?? ""))
      return refuse(reply, "invalid_request");
    const { grant_type: grant, scope } = given.data;
    const client = clientIn(request, given.data);
    if (client === "twice" || !grant) return refuse(reply, "invalid_request");
    if (grant !== "client_credentials") return refuse(reply, "unsupported_grant_type");
    if (!client) return refuse(reply, "invalid_client");
    const answer = await tokens.issue({ ...client, scope });
    if ("error" in answer) return refuse(reply, answer.error);
    const { token, seconds, scopes } = answer;
    return reply.send({ access_token: token, token_type: "Bearer", expires_in: seconds, scope: scopes.join(" ") });
  });
}

/** Id and secret from the one place where they stand; undefined where there are none. */
function clientIn(
  request: FastifyRequest,
  body: z.output<typeof form>,
): { id: string; secret: string } | "twice" | undefined {
  const { authorization } = request.headers;
  const { client_id: id, client_secret: secret } = body;
  if (authorization !== undefined && secret !== undefined) return "twice";
  if (authorization === undefined) return id && secret ? { id, secret } : undefined;
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+=*)$/iu.exec(authorization) ?? [];
  const [, user, password] = /^([^:]*):(.*)$/su.exec(Buffer.from(encoded ?? "", "base64").toString("utf8")) ?? [];
  if (!user || !password) return undefined;
  // The standard has both form-encoded before they are joined (§2.3.1).
  const [named, known] = [decoded(user), decoded(password)];
  return id !== undefined && id !== named ? "twice" : { id: named, secret: known };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function refuse(reply: FastifyReply, error: ErrorCode): FastifyReply {
  if (error === "invalid_client") reply.header("www-authenticate", 'Basic realm="wuxing"');
  return reply
    .code(error === "invalid_client" ? 401 : 400)
    .type("application/json")
    .send(JSON.stringify({ error, error_description: descriptions[error] }));
}
