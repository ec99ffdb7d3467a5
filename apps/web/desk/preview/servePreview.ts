import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import multipart from "@fastify/multipart";
import { refusalGrounds } from "@wuxing/areas/hotline";
import { t } from "@wuxing/kernel/text";
import { divisions, people, units } from "@wuxing/platform/testing/city";
import fastify, { type FastifyInstance } from "fastify";
import { casePageOf } from "./casePageOf.ts";
import { registerAnswers } from "./registerAnswers.ts";
import { articleDetail, articleList } from "./samples/articles.ts";
import { caseView } from "./samples/caseView.ts";
import { certificateLines, certificateTypes, useLines, useView, walletRequest } from "./samples/certificates.ts";
import { clients, firmsAsked, told } from "./samples/clients.ts";
import { drawDetails, drawLines, drawVisits } from "./samples/draws.ts";
import { figures } from "./samples/figures.ts";
import { itemCheck, itemDetail, itemForm, itemList, itemRevision } from "./samples/items.ts";
import { closedLines, kinds, lines, manyLines, unit } from "./samples/lines.ts";
import { hotWeek, like, requestMatter } from "./samples/matters.ts";
import { noticeDetail, noticeLines, parsedNotice } from "./samples/notices.ts";

/** What the real server sends too: a page that breaks it shows in the browser's console. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css" };

export interface DeskPreview {
  url: string;
  /** Bodies of everything that was sent, in order. */
  readonly told: { path: string; body: unknown }[];
  /** While set, what is sent to change something is answered with this status. */
  refuseWith: number | null;
  close(): Promise<void>;
}

interface Query {
  list?: string;
  q?: string;
  cursor?: string;
  month?: string;
}

/** `?as=` on a page says whose desk it is. */
function rolesAsked(page = "http://page"): readonly string[] {
  const role = new URL(page).searchParams.get("as");
  return role === null ? ["coordinator", "administrator"] : [role];
}

/** What stands beside the form of a new request, and the knowledge base. */
function answerAgent(server: FastifyInstance): void {
  server.get("/api/hotline/refusal-grounds", () => ({ grounds: refusalGrounds }));
  server.get("/api/calls/current", () => ({ seat: null, simulated: false, call: null }));
  server.get("/api/knowledge", () => articleList);
  server.get("/api/knowledge/:number", () => articleDetail);
}

function answerItems(server: FastifyInstance): void {
  server.get("/api/items", () => itemList);
  server.get("/api/items/:code", () => itemDetail);
  server.get("/api/item-form", () => itemForm);
  server.post("/api/item-drafts/check", () => itemCheck);
  server.get("/api/item-revisions/:number", () => itemRevision);
}

function answerCertificates(server: FastifyInstance): void {
  server.get("/api/certificates", () => ({ certificates: certificateLines }));
  server.post("/api/certificates/search", () => ({ certificates: certificateLines }));
  server.get("/api/certificates/types", () => ({ types: certificateTypes }));
  server.post("/api/certificates/:id/claims", () => ({ claims: { holder: "样例企业", number: "913" } }));
  server.get("/api/certificate-uses", () => ({ uses: useLines }));
  server.get("/api/certificate-uses/:number", () => useView);
  server.post("/api/certificate-uses/:number/wallet", () => walletRequest);
}

function answerMatters(server: FastifyInstance): void {
  server.get("/api/hotline/matters/like", () => like);
  server.get("/api/hotline/requests/:number/matter", () => requestMatter);
  server.get("/api/hotline/topics/week", () => hotWeek);
  server.get("/api/hotline/topics/alarms", () => ({ alarms: hotWeek.alarms }));
}

function reads(server: FastifyInstance): void {
  server.get("/api/me", ({ headers }) => ({
    username: "cgj.officer",
    name: people[0]?.name ?? t("张工", "Officer"),
    posts: rolesAsked(headers.referer).map((role) => ({
      unit: unit(role === "administrator" ? "px-ggj" : "px-cgj"),
      role,
    })),
  }));
  server.get("/api/admin/clients", () => ({ clients }));
  server.get("/api/admin/firms", () => ({ firms: firmsAsked }));
  server.get("/api/draws", () => ({ draws: drawLines, total: drawLines.length }));
  server.get("/api/draws/:id/visits", () => ({ visits: drawVisits }));
  server.get<{ Params: { id: string } }>("/api/draws/:id", ({ params }) => drawDetails[params.id]);
  server.get("/api/units", () => ({ units }));
  server.get("/api/divisions", () => ({ divisions: divisions.map((one) => ({ ...one, parent: one.parent ?? null })) }));
  const states = [...new Map(lines.map((line) => [`${line.type} ${line.state}`, line])).values()];
  server.get("/api/procedures", () => ({
    procedures: Object.values(kinds).map(({ type, typeTitle }) => ({
      type,
      title: typeTitle,
      states: states.filter((line) => line.type === type).map((line) => ({ name: line.state, title: line.stateTitle })),
    })),
  }));
  const counts = [
    ["mine", "待我办理", "Waiting for me", 10],
    ["today", "今天到期和已逾期", "Due today or overdue", 3],
    ["near", "三天内到期", "Due within three days", 4],
    ["overdue", "已逾期", "Overdue", 2],
    ["waiting", "等别人办", "Waiting for others", 0],
    ["open", "全部在办", "All open", 1001],
    ["closed", "已办结", "Closed", 4],
  ] as const;
  server.get("/api/desk/lists", () => ({
    lists: counts.map(([key, zh, en, count]) => ({ key, title: t(zh, en), count })),
  }));
  server.get<{ Querystring: Query }>("/api/desk/cases", ({ query }) => listOf(query));
  server.get<{ Params: { number: string } }>("/api/cases/:number", ({ params }) => caseView(params.number));
  server.get("/api/hotline/suggest", () => ({
    topics: [
      { code: "street.lamp", name: t("路灯照明", "Street lamps"), because: ["路灯", "不亮"], confidence: 0.93 },
      { code: "street.road", name: t("道路破损", "Damaged roads"), because: ["路"], confidence: 0.04 },
    ],
    units: [
      { unit: unit("px-cgj"), because: t("“路灯照明”由市城管局负责", "Street lamps are the City Management Bureau's") },
    ],
    kind: "help",
    place: { division: { code: "360302", name: t("安源区", "Anyuan District") }, because: ["安源区"] },
  }));
  server.get<{ Querystring: Query }>("/api/figures", ({ query }) => figures(query.month ?? "2026-11"));
  const group = t("市容环境", "Streets and surroundings");
  const topics = [
    { code: "street.lamp", name: t("路灯照明", "Street lamps"), group },
    { code: "street.road", name: t("道路破损", "Damaged roads"), group },
  ];
  server.get("/api/hotline/topics", () => ({ topics }));
}

function listOf({ list, q, cursor }: Query) {
  if (q === "没有" || list === "waiting") return casePageOf([], null);
  if (list === "closed") return casePageOf(closedLines, null);
  if (list !== "open") return casePageOf(lines, null);
  const from = Number(cursor ?? 0);
  return casePageOf(manyLines.slice(from, from + 50), from + 50 < manyLines.length ? String(from + 50) : null);
}

function writes(server: FastifyInstance, preview: DeskPreview): void {
  server.addHook("preHandler", async (request, reply) => {
    if (request.method !== "POST") return;
    if (!request.isMultipart()) preview.told.push({ path: request.url, body: request.body });
    if (preview.refuseWith === null) return;
    const reason = t("系统出了问题，请稍后再试", "Something went wrong; try again later");
    await reply.code(preview.refuseWith).send({ code: "refused", reason, faults: [] });
  });
  server.post<{ Params: { number: string } }>("/api/cases/:number/actions/:action", ({ params }) =>
    caseView(params.number),
  );
  server.post("/api/admin/clients/:id/secrets", (_request, reply) => reply.code(201).send(told));
  server.post("/api/files", async (request) => {
    const part = await request.file();
    const size = (await part?.toBuffer())?.length ?? 0;
    return { id: randomUUID(), name: part?.filename ?? "", mediaType: part?.mimetype ?? "", size };
  });
  server.post("/api/hotline/requests", (_request, reply) => reply.code(201).send(caseView("RX202611250001")));
  server.post("/api/notices/parse", () => parsedNotice);
  server.post("/api/notices/import", () => ({ id: noticeLines[0]?.id, points: 4 }));
}

/** Serves the built desk with the samples behind it, on a free port. Stands in for the server where pages are looked at. */
export async function servePreview(dist: string): Promise<DeskPreview> {
  const server = fastify();
  await server.register(multipart);
  const preview: DeskPreview = { url: "", told: [], refuseWith: null, close: () => server.close() };
  server.addHook("onSend", async (_request, reply) => {
    reply.header("content-security-policy", contentSecurityPolicy);
  });
  reads(server);
  answerMatters(server);
  answerItems(server);
  answerCertificates(server);
  answerAgent(server);
  server.get("/api/notices", () => ({ notices: noticeLines }));
  server.get("/api/notices/:id", () => noticeDetail);
  writes(server, preview);
  registerAnswers(server);
  server.get<{ Params: { "*": string } }>("/assets/*", ({ params }, reply) =>
    reply
      .type(types[path.extname(params["*"])] ?? "application/octet-stream")
      .send(readFileSync(path.join(dist, "assets", path.basename(params["*"])))),
  );
  const page = () => readFileSync(path.join(dist, "desk/index.html"), "utf8");
  for (const address of ["/desk", "/desk/*"])
    server.get(address, (_request, reply) => reply.type("text/html").send(page()));
  preview.url = await server.listen({ port: 0, host: "127.0.0.1" });
  return preview;
}
