import { parseClauses } from "@wuxing/kernel/policies";
import { type Case, type Entry, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Projection } from "@wuxing/platform/casework";
import { wordsOf } from "@wuxing/platform/search";
import type { PoolClient } from "pg";
import { facts } from "./facts.ts";
import { type NumberedClause, numberClauses } from "./numberClauses.ts";
import { fenOf, type PolicyData } from "./policy.ts";
import { lockVersions } from "./policyVersions.ts";

/** A policy's row, in the series of its versions, and the budget that these have together. */
export const policyProjection: Projection = {
  type: "policies.policy",
  contends: true,
  apply: async (client, entry, after) => {
    if (after.parentId !== null && entry.action === "open") await assertMayRevise(client, after.parentId);
    if (after.parentId !== null && entry.action === "publish") await assertMayReplace(client, after);
    await writeRow(client, entry, after);
    await writeBudget(client, entry, after);
  },
};

async function writeRow(client: PoolClient, entry: Entry, after: Case): Promise<void> {
  const { title, summary, source, payer, kind, text, ...data } = after.data as unknown as PolicyData;
  const clauses = numberClauses(parseClauses(text, facts).clauses, await clausesBefore(client, after));
  await client.query(
    `INSERT INTO policy_policies (case_id, number, title, summary, source, unit, payer, kind, clauses, valid_from,
       valid_until, notice_days, state, moved_at, words, published_at, series, version)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::timestamptz, $15,
       CASE WHEN $16 THEN $14::timestamptz END, COALESCE(b.series, $2), COALESCE(b.version, 0) + 1
     FROM (VALUES ($17::bigint)) AS of(base) LEFT JOIN policy_policies b ON b.case_id = of.base
     ON CONFLICT (case_id) DO UPDATE SET title = excluded.title, summary = excluded.summary, source = excluded.source,
       unit = excluded.unit, payer = excluded.payer, kind = excluded.kind,
       clauses = CASE WHEN policy_policies.published_at IS NULL THEN excluded.clauses ELSE policy_policies.clauses END,
       valid_from = excluded.valid_from, valid_until = excluded.valid_until, notice_days = excluded.notice_days,
       state = excluded.state, moved_at = excluded.moved_at, words = excluded.words,
       published_at = COALESCE(policy_policies.published_at, excluded.published_at)`,
    [
      ...[after.id, after.number, title, summary, source, after.unit, payer, kind, JSON.stringify(clauses)],
      ...[data.validFrom, data.validUntil, data.noticeDays, after.state, entry.at],
      wordsOf(`${title} ${summary} ${clauses.map((clause) => clause.title).join(" ")}`),
      ...[entry.to === "published" || entry.from === "published", after.parentId],
    ],
  );
}

/** What the versions that were published before said, the newest first. */
async function clausesBefore(
  client: PoolClient,
  { id, parentId }: Case,
): Promise<readonly (readonly NumberedClause[])[]> {
  if (parentId === null) return [];
  const { rows } = await client.query<{ clauses: readonly NumberedClause[] }>(
    `SELECT clauses FROM policy_policies WHERE series = (SELECT series FROM policy_policies WHERE case_id = $1)
       AND case_id <> $2 AND published_at IS NOT NULL ORDER BY version DESC, case_id DESC`,
    [parentId, id],
  );
  return rows.map((row) => row.clauses);
}

/** The first version sets the budget until it is published; a later one, when it is; in between it only grows. */
async function writeBudget(client: PoolClient, { action, input, to }: Entry, after: Case): Promise<void> {
  const { budgetFen } = after.data as unknown as PolicyData;
  const series = "(SELECT series FROM policy_policies WHERE number = $1)";
  if (action === "addBudget") {
    const more = fenOf(Number(input.more));
    await client.query(`UPDATE policy_budgets SET total_fen = total_fen + $2 WHERE number = ${series}`, [
      ...[after.number, more],
    ]);
  } else if (after.parentId === null)
    await client.query(
      `INSERT INTO policy_budgets (number, total_fen) VALUES ($1, $2)
       ON CONFLICT (number) DO UPDATE SET total_fen = excluded.total_fen WHERE $3`,
      [after.number, budgetFen, ["draft", "review"].includes(to)],
    );
  else if (action === "publish") {
    const set = await client.query(
      `UPDATE policy_budgets SET total_fen = $2 WHERE number = ${series} AND set_aside_fen <= $2`,
      [after.number, budgetFen],
    );
    if (set.rowCount === 0)
      throw refused(
        t(
          "预算低于已占用的金额：请退回，把预算改到不低于已占用",
          "The budget is less than what is set aside of it: send it back and raise it to that at least",
        ),
      );
  }
}

const refused = (reason: Text): Refusal => new Refusal("refused", reason);

/** A policy in force has one revision at a time, of its newest version. Throws Refusal. */
async function assertMayRevise(client: PoolClient, base: number): Promise<void> {
  const versions = await lockVersions(client, base);
  const own = versions.find(({ caseId }) => caseId === base);
  if (own?.state !== "published")
    throw refused(t("只能修订已发布的政策", "Only a policy that is published can be revised"));
  const later = versions.find(
    ({ version, state }) => version > own.version && ["draft", "review", "published"].includes(state),
  );
  if (later)
    throw refused(
      t(
        `已有第 ${later.version} 版（${later.number}），请在那一版上修改或修订`,
        `There is version ${later.version} already (${later.number}): change or revise that one`,
      ),
    );
}

/** Throws Refusal where a version cannot take the place of the one that it was drafted on, as that stands now. */
async function assertMayReplace(client: PoolClient, { id, parentId, data }: Case): Promise<void> {
  const versions = await lockVersions(client, parentId ?? 0);
  const base = versions.find(({ caseId }) => caseId === parentId);
  if (!base || !["published", "ended"].includes(base.state))
    throw refused(
      t("原版本已停止执行，不能再由新版本接替", "The version before was withdrawn: nothing can take its place"),
    );
  if ((data as unknown as PolicyData).validFrom <= base.validFrom)
    throw refused(
      t(
        `原版本自 ${base.validFrom} 起施行，新版本要更晚：请退回修改`,
        `The version before holds from ${base.validFrom}; the new one begins later: send it back`,
      ),
    );
  const { rows } = await client.query(
    `SELECT 1 FROM entries e JOIN policy_policies p ON p.case_id = e.case_id AND p.series = $1
     WHERE e.action = 'addBudget'
       AND e.id > (SELECT max(id) FROM entries WHERE case_id = $2 AND action IN ('open', 'revise')) LIMIT 1`,
    [base.series, id],
  );
  if (rows.length > 0)
    throw refused(
      t(
        "起草以后追加过预算：请退回，把预算改成现在的总额再送审",
        "The budget grew since this was drafted: send it back, to be drafted with the budget of now",
      ),
    );
}
