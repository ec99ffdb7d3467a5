import { Readable } from "node:stream";
import { beaconValueSchema } from "@wuxing/kernel/draw";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { closeFault } from "./closeFault.ts";
import { coordinatorOf } from "./coordinatorOf.ts";
import { alarmWords, modeWords, shortfallWords, stateWords } from "./drawWords.ts";
import { prepareRoute } from "./prepareRoute.ts";

const tags = ["Draws"];
const params = z.object({ id: z.string().max(64) });
const most = 200;
/** A file of a large frame has some ten megabytes. */
const config = { rateLimit: { max: 30, timeWindow: "1 minute" } };

/** Draws for the desk, and the file of each for everybody. */
export function drawRoutes(http: Http, platform: Platform): void {
  const { draws, casework } = platform;
  http.get(
    "/draws/:id.json",
    { config, schema: { tags, params, summary: "The file of a draw, for `wuxing draw verify`" } },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await draws.find(id))) throw notFound();
      return reply
        .type("application/json; charset=utf-8")
        .header("cache-control", "public, max-age=60")
        .send(Readable.from(draws.file(id)));
    },
  );
  http.get("/api/draws", { schema: { tags } }, async (request) => {
    staffOf(request);
    const { draws: some, total } = await draws.list(0, most);
    return {
      total,
      draws: some.map((draw) => ({ ...draw, words: { mode: modeWords(draw.mode), state: stateWords(draw) } })),
    };
  });
  http.get("/api/draws/:id", { schema: { tags, params } }, async (request) => {
    staffOf(request);
    const draw = await draws.find(request.params.id);
    if (!draw) throw notFound();
    const words = {
      ...{ mode: modeWords(draw.mode), state: stateWords(draw) },
      alarms: draw.alarms.map(({ kind, dueAt }) => ({ text: alarmWords[kind], dueAt })),
      shortfalls: (draw.shortfalls ?? []).map((one) => shortfallWords(draw.area, one)),
    };
    const mayClose = !closeFault(draw, casework.now());
    return { ...draw, words, mayClose, picks: await draws.picks(draw.id, 0, most) };
  });
  prepareRoute(http, platform);
  actionRoutes(http, platform);
  visitRoutes(http, platform);
}

function actionRoutes(http: Http, { draws, casework }: Platform): void {
  const value = z.object({ value: beaconValueSchema });
  http.post("/api/draws/:id/beacon", { schema: { tags, params, body: value } }, async (request) => {
    const { id: by } = coordinatorOf(request);
    return { complete: await draws.enterBeacon(request.params.id, request.body.value, by) };
  });
  for (const [path, act] of [
    ["fetch-beacon", draws.fetchBeacon],
    ["carry-out", draws.carryOut],
  ] as const)
    http.post(`/api/draws/:id/${path}`, { schema: { tags, params } }, async (request) => {
      coordinatorOf(request);
      await act(request.params.id);
      return {};
    });
  http.post("/api/draws/:id/close", { schema: { tags, params } }, async (request) => {
    coordinatorOf(request, ["coordinator"]);
    const draw = await draws.find(request.params.id);
    if (!draw) throw notFound();
    const fault = closeFault(draw, casework.now());
    if (fault) throw new Refusal("refused", fault);
    await draws.close(draw.id);
    return {};
  });
}

/** The visits of a draw of the desk's own, which nobody else may know yet, and laying one open once it is made. */
function visitRoutes(http: Http, { draws }: Platform): void {
  const ownVisits = async (request: Parameters<typeof coordinatorOf>[0], id: string) => {
    coordinatorOf(request, ["coordinator"]);
    const draw = await draws.find(id);
    if (!draw) throw notFound();
    if (draw.area !== "desk") throw new Refusal("notAllowed", ofAnArea);
    return { draw, visits: (await draws.visitsOf(id)) ?? [] };
  };
  http.get("/api/draws/:id/visits", { schema: { tags, params } }, async (request) => {
    const { draw, visits } = await ownVisits(request, request.params.id);
    const shown = new Set((await draws.picks(draw.id, 0, visits.length)).map(({ target }) => target));
    return {
      visits: visits.map(({ target, stratum, officers }) => ({ target, stratum, officers, shown: shown.has(target) })),
    };
  });
  const body = z.object({ target: z.string().max(400) });
  http.post("/api/draws/:id/visits", { schema: { tags, params, body } }, async (request) => {
    const { draw } = await ownVisits(request, request.params.id);
    await draws.revealVisit(draw.id, request.body.target);
    return {};
  });
}

const ofAnArea = t(
  "这次抽取属于一项业务，名单由它办理，不在这里查看",
  "This draw belongs to an area, which keeps its visits: they are not shown here",
);
