import { topics } from "@wuxing/areas/hotline";
import { type ArticleVersion, findArticle, findArticles, versionsOf } from "@wuxing/areas/knowledge";
import { dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { ArticleView, KnowledgeView } from "../../web/portal/views.ts";
import type { Show } from "./Pages.ts";
import { addressOf, pageCount, pageNumber } from "./paging.ts";

const size = 20;
const said = z.string().max(100).optional();
const querystring = z.object({ q: said, topic: said, page: said });
const params = z.object({ number: z.string().max(60) });

/** The knowledge base as people may read it, and each version that an answer cites. */
export function knowledgePageRoutes(http: Http, platform: Platform, show: Show): void {
  http.get("/knowledge", { schema: { hide: true, querystring } }, async (request, reply) =>
    show(request, reply, "knowledge", await listOf(platform, request.query)),
  );
  http.get(
    "/knowledge/:number",
    { schema: { hide: true, params, querystring: z.object({ version: said }) } },
    async (request, reply) =>
      show(request, reply, "article", await articleOf(platform, request.params.number, request.query.version)),
  );
}

async function listOf(platform: Platform, query: z.output<typeof querystring>): Promise<KnowledgeView> {
  const { q = "", topic = "" } = query;
  const page = pageNumber(query.page);
  const { total, lines } = await findArticles(platform, { q, topic, publicOnly: true }, { size, number: page });
  return {
    q,
    topic: topicField(topic),
    ...{ total, page, pages: pageCount(total, size), path: addressOf("/knowledge", { q, topic }) },
    articles: lines.map(({ number, title, excerpt, unit, reviewOn, state }) => ({
      ...{ href: `/knowledge/${number}`, title, excerpt, reviewOn: state === "published" ? reviewOn : null },
      unit: platform.city.unit(unit).name,
    })),
  };
}

function topicField(value: string): KnowledgeView["topic"] {
  const groups = Map.groupBy(topics, ({ group }) => group);
  return {
    ...{ name: "topic", label: t("哪方面的", "About what"), type: "select", required: false, value },
    groups: [...groups].map(([label, those]) => ({
      label,
      options: those.map(({ code, name }) => ({ value: code, label: name })),
    })),
  };
}

/** The version asked for, else the newest. What is not public, or was never published, is not there. Throws Refusal. */
async function articleOf(platform: Platform, number: string, asked: string | undefined): Promise<ArticleView> {
  const [article, versions] = await Promise.all([findArticle(platform, number), versionsOf(platform, number)]);
  const [newest] = versions;
  const shown = asked ? versions.find(({ version }) => String(version) === asked) : newest;
  if (!article || !newest || !shown?.public || !article.public) throw notFound();
  const { version, title, text, unit, validFrom, validUntil, publishedAt } = shown;
  const isOld = version !== newest.version;
  return {
    ...{ number, version, title, text, validFrom, validUntil, publishedOn: dayOf(publishedAt) },
    unit: platform.city.unit(unit).name,
    caution: cautionOf(article.state, shown, isOld, dayOf(platform.casework.now())),
    newest: isOld ? `/knowledge/${number}` : null,
  };
}

function cautionOf(state: string, shown: ArticleVersion, isOld: boolean, today: string): Text | null {
  if (state === "withdrawn")
    return t("这一条已停用，只作查阅。", "This was withdrawn; it is kept to be looked up alone.");
  if (isOld) return t("这是旧版本，只作查阅。", "This is an older version, kept to be looked up.");
  if (shown.validUntil && shown.validUntil < today)
    return t(
      "已过有效期，请以最新规定为准，或拨打 12345。",
      "Its validity is over: what holds now may differ; call 12345.",
    );
  if (state === "reviewDue")
    return t(
      "主管单位正在核对这一条，要紧的事请拨打 12345 问清。",
      "Its unit is checking it now; for what matters call 12345.",
    );
  return null;
}
