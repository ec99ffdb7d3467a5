import { type Actor, notFound, partiesOf, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { assertMayRead } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber } from "@wuxing/platform/casework";
import {
  type ContractLine,
  canBeTried,
  contractTitles,
  daysOf,
  healthSince,
  lastCalls,
  trialsOf,
} from "@wuxing/platform/gateway";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { openDuty, openService } from "./inputs.ts";
import { outsideCallRoutes } from "./outsideCallRoutes.ts";
import { attachedServices, coverage, findAttached, openDutyOf } from "./queries.ts";
import { runContractTest } from "./runContractTest.ts";
import type { ServiceData } from "./ServiceData.ts";

const params = z.object({ number: z.string().max(60) });
/** Longer than a document may be, so that one that is too long is told so by its own rule. */
const document = z.string().min(1, { error: "请粘贴或上传文档 | Paste or upload the document" }).max(400_000);
const commandId = z.uuid();
const day = 86_400_000;

/** What departments and the coordinator need beside the cases themselves: lists, the check of a document, the contract test. */
export function attachedRoutes(http: Http, platform: Platform): void {
  const { pool, casework, city } = platform;
  outsideCallRoutes(http, platform);
  registering(http, platform);
  serviceRoutes(http, platform);
  keyRoute(http, platform);
  http.get("/api/attached", async (request) => {
    staffOf(request);
    const since = new Date(Date.parse(casework.now()) - day).toISOString();
    const [services, health, last, duties] = await Promise.all([
      attachedServices(pool, false),
      healthSince(pool, since),
      lastCalls(pool),
      coverage(pool),
    ]);
    return {
      services: services.map(({ operations, server: _server, answerKeys: _keys, caseId: _caseId, ...service }) => ({
        ...service,
        unit: city.unit(service.unit),
        operations: operations.filter(({ health: probe }) => !probe).map(({ id, title }) => ({ id, title })),
        tried: operations.filter(canBeTried).length,
        of: operations.length,
        health: health.get(service.name) ?? null,
        last: last.get(service.name)?.outcome ?? null,
      })),
      duties: duties.map((duty) => ({ ...duty, unit: city.unit(duty.unit) })),
    };
  });
}

/** One service: its document with faults, its last contract test, its figures; and running the test. */
function serviceRoutes(http: Http, platform: Platform): void {
  const { pool, casework } = platform;
  http.get("/api/attached/services/:number", { schema: { params } }, async (request) => {
    const c = await serviceOf(platform, staffOf(request), request.params.number);
    const data = c.data as unknown as ServiceData;
    const since = new Date(Date.parse(casework.now()) - 30 * day).toISOString();
    const { faults, server, answerKeys, operations } = (await platform.gateway?.read(data.document)) ?? nothingRead;
    return {
      ...{
        number: c.number,
        title: { zh: data.title, en: data.titleEn },
        name: data.name,
        document: data.document,
        version: data.version,
        live: data.live !== undefined,
      },
      ...{ faults, server, answerKeys, operations },
      trials: trialsOf(operations, data.test?.lines as readonly ContractLine[] | undefined),
      test: data.test && {
        ...{ at: data.test.at, passed: data.test.passed },
        // What was asked of each operation stands in `trials`; here is how it kept the gateway's signature.
        lines: data.test.lines
          .filter(({ what }) => !tellsOfOperation.has(what))
          .map((line) => ({ ...line, title: titleOf(line.what) })),
      },
      keys: (await platform.gateway?.publicOf(data.name)) ?? [],
      days: await daysOf(pool, data.name, since),
    };
  });
  http.post(
    "/api/attached/services/:number/test",
    { schema: { params, body: z.object({ commandId }) }, config: { rateLimit: { max: 10, timeWindow: "1 minute" } } },
    async (request) => {
      const actor = staffOf(request);
      const c = await serviceOf(platform, actor, request.params.number);
      return runContractTest(platform, actor, c, request.body.commandId);
    },
  );
}

/** The public halves of the gateway's keys, for the services to verify its calls by (RFC 7517), and changing one. */
function keyRoute(http: Http, platform: Platform): void {
  http.get("/attached/keys.json", async () => {
    const { gateway } = platform;
    const services = gateway ? await attachedServices(platform.pool, false) : [];
    const names = [...new Set(services.map(({ name }) => name))];
    return { keys: gateway ? (await Promise.all(names.map((name) => gateway.publicOf(name)))).flat() : [] };
  });
  http.post("/api/attached/services/:number/key", { schema: { params } }, async (request, reply) => {
    const actor = staffOf(request);
    const c = await serviceOf(platform, actor, request.params.number);
    if (!partiesOf(actor, c).has("coordinator"))
      throw new Refusal("notAllowed", t("密钥由五型办更换", "The coordinator changes the key"));
    await platform.gateway?.keys.change((c.data as unknown as ServiceData).name);
    return reply.code(204).send();
  });
}

const nothingRead = { faults: [], server: "", answerKeys: [], operations: [] };
const tellsOfOperation = new Set(["answer", "testMode", "notTried"]);
const titleOf = (what: string) => contractTitles[what as keyof typeof contractTitles] ?? t(what, what);

function registering(http: Http, platform: Platform): void {
  http.post("/api/attached/documents", { schema: { body: z.object({ document }) } }, async (request) => {
    staffOf(request);
    return (await platform.gateway?.read(request.body.document)) ?? nothingRead;
  });
  http.post(
    "/api/attached",
    { schema: { body: openService.extend({ commandId, document }) } },
    async (request, reply) => {
      const actor = staffOf(request);
      const { commandId: id, ...input } = request.body;
      assertOwn(actor, input.unit);
      const fault = await nameFault(platform, input.name);
      if (fault) throw fault;
      const parentId = await openDutyOf(platform.pool, input.unit);
      const { case: opened } = await platform
        .intake({
          type: "attached.service",
          input,
          actor,
          commandId: id,
          ...(parentId === undefined ? {} : { parentId }),
        })
        .catch(async (error: { code?: string }) => {
          // Of two that take one name at once, the database takes one.
          throw error.code === "23505" ? nameTaken() : error;
        });
      reply.code(201);
      return { number: opened.number };
    },
  );
  http.post("/api/attached/duties", { schema: { body: openDuty.extend({ commandId }) } }, async (request, reply) => {
    const actor = staffOf(request);
    const { commandId: id, ...input } = request.body;
    if (platform.casework.knowsUnit?.(input.unit) === false)
      throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
        { field: "unit", reason: t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list") },
      ]);
    const { case: opened } = await platform.intake({ type: "attached.duty", input, actor, commandId: id });
    reply.code(201);
    return { number: opened.number };
  });
}

async function serviceOf(platform: Platform, actor: Actor, number: string) {
  const found = await getCaseByNumber(platform.readAs(actor), number);
  await assertMayRead(platform.casework, found, actor);
  if (found.type !== "attached.service") throw notFound();
  return found;
}

/** Officers and heads register for their own unit. */
function assertOwn({ posts }: Actor, unit: string): void {
  if (
    posts.some(
      (post) => (post.unit === unit || post.below?.includes(unit)) && (post.role === "officer" || post.role === "head"),
    )
  )
    return;
  throw new Refusal(
    "notAllowed",
    t(
      "服务由提供单位的承办人或负责人登记",
      "A service is registered by an officer or the head of the unit that gives it",
    ),
  );
}

const nameTaken = (): Refusal =>
  new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
    {
      field: "name",
      reason: t("这个代号已有服务在用，请换一个", "Another service has this short name; choose another"),
    },
  ]);
const nameFault = async ({ pool }: Platform, name: string): Promise<Refusal | undefined> =>
  (await findAttached(pool, name)) ? nameTaken() : undefined;
