import { type Day, dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Check } from "@wuxing/platform/casework";
import type { Pool } from "pg";

type Db = Pick<Pool, "query">;

/** A version of an article as an answer names it: `NUMBER@VERSION`. */
export interface Citation {
  readonly number: string;
  readonly version: number;
}

const citationOf = (said: string): Citation => {
  const [number = "", version = ""] = said.split("@");
  return { number, version: Number(version) };
};

interface Row extends Citation {
  readonly title: string;
  readonly state: string;
  readonly stale: boolean;
  readonly early: boolean;
}

/**
 * An answer of any area cites only what holds: published, in the version of today, within its validity. What was cited
 * stays cited when the article changes later.
 */
export const checkCitations: Check = async (client, entry) => {
  const { cites } = entry.input;
  if (!Array.isArray(cites) || cites.length === 0) return;
  const cited = cites.map((one) => citationOf(String(one)));
  const { rows } = await client.query<Row>(
    `SELECT number, version, title, state, COALESCE(valid_until < $2, false) AS stale, valid_from > $2 AS early
     FROM knowledge_articles WHERE number = ANY($1)`,
    [cited.map(({ number }) => number), dayOf(entry.at)],
  );
  const faults = cited.flatMap((one) => {
    const reason = faultOf(
      one,
      rows.find(({ number }) => number === one.number),
    );
    return reason ? [{ field: "cites", reason }] : [];
  });
  if (faults.length > 0)
    throw new Refusal("invalidInput", t("引用的知识有问题", "An article that is cited cannot be"), faults);
};

function faultOf({ number, version }: Citation, article: Row | undefined): Text | undefined {
  if (!article) return t(`知识库里没有 ${number}，请重新选择`, `There is no article ${number}; choose again`);
  const { title } = article;
  if (article.state === "draft" || article.state === "withdrawn")
    return t(`《${title}》没有发布或已停用，请另选一条`, `“${title}” is not published; choose another article`);
  if (article.stale || article.early)
    return t(
      `《${title}》不在有效期内，不能引用：请点“报错”催主管单位修订，或另选一条`,
      `“${title}” is not valid today and cannot be cited: report it so that its owner revises it, or choose another`,
    );
  if (article.version !== version)
    return t(
      `《${title}》已更新到第 ${article.version} 版，请核对后引用新版`,
      `“${title}” is now version ${article.version}; read it and cite that one`,
    );
  return undefined;
}

/** What outsiders may be shown of articles that an answer cites; those not public are left out. */
export async function publicCitations(
  db: Db,
  cites: readonly string[],
): Promise<readonly (Citation & { title: string })[]> {
  if (cites.length === 0) return [];
  const cited = cites.map(citationOf);
  const { rows } = await db.query<Citation & { title: string }>(
    `SELECT v.number, v.version, v.title FROM json_to_recordset($1) AS c(number text, version int)
     JOIN knowledge_versions v USING (number, version) WHERE v.public ORDER BY v.number`,
    [JSON.stringify(cited)],
  );
  return rows;
}

/** Whether a version may be cited today; for pages. */
export const isCitable = (
  { state, validFrom, validUntil }: { state: string; validFrom: Day; validUntil: Day | null },
  today: Day,
): boolean =>
  (state === "published" || state === "reviewDue") &&
  validFrom <= today &&
  (validUntil === null || validUntil >= today);
