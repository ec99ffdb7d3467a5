import { type Actor, notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { openArticle } from "./inputs.ts";
import { type ArticleLine, findArticle, findArticles, versionsOf } from "./queries.ts";

const pageSize = 30;
const querystring = z.object({
  q: z.string().max(200).optional(),
  about: z.string().max(1000).optional(),
  topic: z.string().max(40).optional(),
  unit: z.string().max(40).optional(),
  state: z.enum(["draft", "published", "reviewDue", "withdrawn"]).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  size: z.coerce.number().int().min(1).max(pageSize).default(pageSize),
});

/** The knowledge base for the staff: finding, reading, writing. What then happens to an article is an action of its case. */
export function knowledgeRoutes(http: Http, platform: Platform): void {
  const named = (line: ArticleLine) => ({ ...line, unit: platform.city.unit(line.unit) });
  http.get("/api/knowledge", { schema: { querystring } }, async (request) => {
    staffOf(request);
    const { page, size, ...filter } = request.query;
    const { total, lines } = await findArticles(platform, filter, { size, number: page });
    return { total, page, size, lines: lines.map(named) };
  });
  http.get(
    "/api/knowledge/:number",
    { schema: { params: z.object({ number: z.string().max(60) }) } },
    async (request) => {
      staffOf(request);
      const article = await findArticle(platform, request.params.number);
      if (!article) throw notFound();
      const versions = await versionsOf(platform, article.number);
      return { ...article, unit: platform.city.unit(article.unit), versions };
    },
  );
  http.post(
    "/api/knowledge",
    { schema: { body: openArticle.extend({ commandId: z.uuid() }) } },
    async (request, reply) => {
      const actor = staffOf(request);
      const { commandId, ...input } = request.body;
      assertMayWrite(platform, actor, input.unit);
      const { case: opened } = await platform.intake({ type: "knowledge.article", input, actor, commandId });
      reply.code(201);
      return { number: opened.number };
    },
  );
}

/** Whoever works on a unit's cases writes for it; the hotline writes for every unit, which then has to stand for it. */
function assertMayWrite({ casework }: Platform, { posts }: Actor, unit: string): void {
  if (casework.knowsUnit?.(unit) === false)
    throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
      { field: "unit", reason: t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list") },
    ]);
  const own = posts.some((post) => post.unit === unit && (post.role === "officer" || post.role === "head"));
  if (own || posts.some(({ role }) => role === "agent" || role === "dispatcher")) return;
  throw new Refusal(
    "notAllowed",
    t(
      "知识由主管单位的承办人、负责人或热线起草",
      "Articles are written by the unit that answers for them, or by the hotline",
    ),
  );
}
