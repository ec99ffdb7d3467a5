import type { Actor } from "@wuxing/kernel/procedure";
import { type CaseLine, lineView, type Named } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { onlooker } from "@wuxing/platform/desk";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { requestProcedure } from "../procedure.ts";
import { findTopic } from "../topics.ts";
import { hotMatters } from "./hotMatters.ts";
import { type HotTopic, hotTopics, weekOf } from "./hotTopics.ts";
import { isConfidential } from "./joinBarred.ts";
import { joinRequest, readableRequest } from "./joinRequest.ts";
import { type LikeMatter, likeMatters } from "./likeMatters.ts";
import { type RequestRow, requestRow, saidIn } from "./requestRow.ts";
import { type TopicAlarm, topicAlarms } from "./topicAlarms.ts";

const number = z.object({ number: z.string().max(60) });
const typed = z.object({
  text: z.string().max(4000),
  division: z.string().max(12).optional(),
  place: z.string().max(200).optional(),
});
const join = z.object({ commandId: z.uuid(), lead: z.string().trim().min(1).max(60) });

/** Matters that resemble what is typed or a request; joining to one; and what the week's requests are about. */
export function matterRoutes(http: Http, platform: Platform): void {
  http.get("/api/hotline/matters/like", { schema: { querystring: typed } }, async (request) => {
    const actor = staffOf(request);
    const { text, place = "", division } = request.query;
    const said = { text: `${text} ${place}`, division: division || null };
    return { matters: (await likeMatters(platform, actor, said)).map(matterView(platform, actor)) };
  });
  http.get("/api/hotline/requests/:number/matter", { schema: { params: number } }, async (request) => {
    const actor = staffOf(request);
    return matterOf(platform, actor, requestRow(await readableRequest(platform, actor, request.params.number)));
  });
  http.post("/api/hotline/requests/:number/join", { schema: { params: number, body: join } }, async (request) => {
    const actor = staffOf(request);
    const { id } = await readableRequest(platform, actor, request.params.number);
    await joinRequest(platform, actor, { ...request.body, caseId: id });
    return { joinedTo: request.body.lead };
  });
  http.get("/api/hotline/topics/alarms", async (request) => ({ alarms: await alarmsFor(platform, staffOf(request)) }));
  http.get("/api/hotline/topics/week", async (request) => {
    const actor = staffOf(request);
    const { first, last } = weekOf(platform.casework.now());
    const days = `${first}..${last}`;
    const topics = await hotTopics(platform, actor);
    const matters = await hotMatters(platform, actor);
    const line = lineOf(platform, actor);
    return {
      ...{ first, last },
      topics: topics.map((topic) => topicView(platform, topic, days)),
      matters: matters.map(({ lead, requests }) => ({
        lead,
        count: requests.length,
        href: lead ? listOf({ matter: lead }) : null,
        requests: requests.slice(0, 12).map(line),
      })),
      alarms: await alarmsFor(platform, actor),
    };
  });
}

type LineOf = (row: RequestRow) => Pick<CaseLine, "number" | "title" | "stateTitle" | "unit" | "division" | "openedAt">;

function lineOf(platform: Platform, actor: Actor): LineOf {
  const reader = onlooker(platform, actor, false);
  return (row) => {
    const {
      number: of,
      title,
      stateTitle,
      unit,
      division,
      openedAt,
    } = lineView(requestProcedure, { ...row, type: requestProcedure.type, due: null }, reader);
    return { number: of, title, stateTitle, unit, division, openedAt };
  };
}

const matterView = (platform: Platform, actor: Actor) => {
  const line = lineOf(platform, actor);
  return ({ request, likeness, callers, because }: LikeMatter) => ({
    request: { ...line(request), place: request.data.place ?? null },
    ...{ likeness, callers, because },
  });
};

/** What a request has to do with matters: the one it is joined to, those joined to it, and those it resembles while it can still be joined. */
async function matterOf(platform: Platform, actor: Actor, row: RequestRow) {
  const { data, state } = row;
  const mayJoin = (state === "received" || state === "accepted") && !isConfidential(row);
  const ids = data.joinedRequests ?? [];
  const { rows } = await platform
    .readAs(actor)
    .query<{ number: string; title: string; n: number }>(
      "SELECT number, title, count(*) OVER ()::int AS n FROM cases WHERE id = ANY($1) ORDER BY id LIMIT 50",
      [ids],
    );
  const said = { id: row.id, text: saidIn(row), division: row.division };
  const like = mayJoin && ids.length === 0 ? await likeMatters(platform, actor, said) : [];
  return {
    joinedTo: data.joinedTo ?? null,
    joined: {
      count: rows[0]?.n ?? 0,
      href: listOf({ matter: row.number }),
      requests: rows.map(({ n: _n, ...one }) => one),
    },
    mayJoin,
    like: like.map(matterView(platform, actor)),
  };
}

const listOf = (query: Record<string, string>): string =>
  `/desk/cases?${new URLSearchParams({ type: requestProcedure.type, ...query })}`;

function topicView({ city }: Platform, { topic, divisions, ...counts }: HotTopic, days: string) {
  const of: Record<string, string> = { days, ...(topic ? { topic } : {}) };
  const known = divisions.flatMap(({ division, count }) => (division ? [{ division, count }] : []));
  const counties = Map.groupBy(known, ({ division }) => division.slice(0, 6));
  const place = (code: string, count: number): { division: Named; count: number; href: string } => ({
    ...{ division: city.division(code), count },
    href: listOf({ ...of, division: code }),
  });
  return {
    ...counts,
    topic,
    name: topic ? (findTopic(topic)?.name ?? { zh: topic, en: topic }) : null,
    href: listOf(of),
    counties: [...counties].map(([code, there]) =>
      place(
        code,
        there.reduce((sum, { count }) => sum + count, 0),
      ),
    ),
    places: known.filter(({ division }) => division.length > 6).map(({ division, count }) => place(division, count)),
  };
}

const alarmsFor = async (platform: Platform, actor: Actor) =>
  (await topicAlarms(platform, actor)).map((alarm) => alarmView(platform, alarm));

function alarmView({ city }: Platform, { topic, county, firstDay, lastDay, ...alarm }: TopicAlarm) {
  const days = `${firstDay}..${lastDay}`;
  return {
    ...alarm,
    ...{ topic, firstDay, lastDay },
    name: findTopic(topic)?.name ?? { zh: topic, en: topic },
    county: county ? city.division(county) : null,
    href: listOf({ days, topic, ...(county ? { division: county } : {}) }),
  };
}
