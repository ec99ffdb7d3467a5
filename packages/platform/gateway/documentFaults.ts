import { t } from "@wuxing/kernel/text";
import type { OutgoingHost } from "@wuxing/platform/http";
import { answerKeyFaults } from "./answerKeyFaults.ts";
import type { DocumentFault } from "./Operation.ts";
import { operationFaults } from "./operationFaults.ts";
import { jsonSchemaOf, type PlacedOperation, placedOperations, placeOf, type RawDocument } from "./operationsOf.ts";
import { schemaFaults } from "./schemaFaults.ts";
import { secretFaults } from "./secretFaults.ts";

const fault = (at: string, rule: string, zh: string, en: string): DocumentFault => ({ at, rule, reason: t(zh, en) });
const atMostOperations = 30;

/**
 * What our own rules find wrong in a document that is sound OpenAPI, each with its place: what a page, a signature, a
 * meter and a person who consents need beyond the standard.
 */
export function documentFaults(document: RawDocument, hosts: readonly OutgoingHost[] | undefined): DocumentFault[] {
  const operations = placedOperations(document);
  const shapes = operations.flatMap(schemasOf).flatMap(({ schema, at }) => schemaFaults(schema, at));
  // What is not of its shape cannot be read any further.
  if (shapes.length > 0) return [...serverFaults(document, hosts), ...shapes];
  return [
    ...serverFaults(document, hosts),
    ...secretFaults(document),
    ...answerKeyFaults(document),
    ...idFaults(operations),
    ...operations.flatMap((one) => operationFaults(one, document.openapi ?? "")),
  ];
}

/** Every schema that is read of an operation, with its place. */
function schemasOf({ at, raw }: PlacedOperation): { readonly schema: unknown; readonly at: string }[] {
  const content = ["content", "application/json", "schema"] as const;
  return [
    ...(raw.parameters ?? []).map(({ schema = {} }, index) => ({
      schema,
      at: at + placeOf("parameters", String(index), "schema"),
    })),
    { schema: jsonSchemaOf(raw.requestBody) ?? {}, at: at + placeOf("requestBody", ...content) },
    { schema: jsonSchemaOf(raw.responses?.["200"]) ?? {}, at: at + placeOf("responses", "200", ...content) },
  ];
}

function serverFaults({ servers = [] }: RawDocument, hosts: readonly OutgoingHost[] | undefined): DocumentFault[] {
  const at = placeOf("servers", "0", "url");
  const [server] = servers;
  if (servers.length !== 1 || !server?.url || server.variables || !URL.canParse(server.url))
    return [
      fault(
        "/servers",
        "server",
        "要写且只写一个完整的服务器地址，不带变量",
        "Give exactly one whole server address, without variables",
      ),
    ];
  const url = new URL(server.url);
  if (url.username || url.password || url.search || url.hash)
    return [
      fault(
        at,
        "server",
        "地址里不能有用户名、密码、参数：请去掉",
        "No user, password or query in the address: take it out",
      ),
    ];
  if (!hosts) return [];
  const host = hosts.find(({ origin }) => new URL(origin).origin === url.origin);
  if (!host)
    return [
      fault(
        at,
        "serverHost",
        `${url.origin} 不在允许访问的地址里：请先让平台运维把它加进 OUTGOING_HOSTS 或 OUTGOING_INNER`,
        `${url.origin} is not among the addresses that may be asked: have it added to OUTGOING_HOSTS or OUTGOING_INNER first`,
      ),
    ];
  return url.protocol === "https:" || host.inner
    ? []
    : [fault(at, "server", "政务网以外的地址必须用 https", "An address outside the city's network must be https")];
}

function idFaults(operations: readonly PlacedOperation[]): DocumentFault[] {
  const found: DocumentFault[] = [];
  const seen = new Set<string>();
  for (const { at, raw } of operations) {
    const id = raw.operationId ?? "";
    const place = `${at}/operationId`;
    if (!/^[a-z][A-Za-z0-9]{1,39}$/u.test(id))
      found.push(
        fault(
          place,
          "operationId",
          "operationId 要用小写字母开头的字母和数字，2–40 个",
          "operationId needs 2 to 40 letters and digits, beginning with a small letter",
        ),
      );
    else if (seen.has(id))
      found.push(
        fault(
          place,
          "operationId",
          `operationId“${id}”重复了：每个操作要有自己的`,
          `operationId “${id}” stands twice: each operation needs its own`,
        ),
      );
    seen.add(id);
  }
  if (operations.length === 0 || operations.length > atMostOperations)
    found.push(
      fault("/paths", "operations", `要有 1–${atMostOperations} 个操作`, `Give 1 to ${atMostOperations} operations`),
    );
  if (operations.filter(({ raw }) => raw["x-health"] === true).length !== 1)
    found.push(
      fault(
        "/paths",
        "health",
        "要有且只有一个操作标 x-health: true，用来查服务是否正常",
        "Mark exactly one operation x-health: true, by which the service is watched",
      ),
    );
  return found;
}
